import type { PromptSegment } from '../../core/scene'
import { LIMITS, segmentTokens } from '../../core/scene'
import { showNumber } from '../controls/showNumber'

/** What the builder adds first. */
export const NEW_SEGMENTS: Record<PromptSegment['kind'], PromptSegment> = {
  text: { kind: 'text', tokens: 32 },
  image: { kind: 'image', rows: 16, cols: 16, spatialMerge: 2 },
  video: { kind: 'video', frames: 8, rows: 6, cols: 8, fps: 2, temporalPatch: 2, spatialMerge: 2 },
}

export function totalTokens(segments: readonly PromptSegment[]): number {
  return segments.reduce((sum, segment) => sum + segmentTokens(segment), 0)
}

/** 32, 16 × 16, 8 × 6 × 8. */
export function segmentSize(segment: PromptSegment): string {
  if (segment.kind === 'text') return showNumber(segment.tokens)
  const sides = [segment.rows, segment.cols]
  return (segment.kind === 'video' ? [segment.frames, ...sides] : sides).join(' × ')
}

/** Why a prompt is too large or too small, or null. */
export function segmentsProblem(segments: readonly PromptSegment[]): string | null {
  const tokens = totalTokens(segments)
  if (segments.length > LIMITS.segments.max) return `A prompt has at most ${LIMITS.segments.max} parts.`
  if (tokens > LIMITS.tokens.max)
    return `The prompt would have ${showNumber(tokens)} tokens; at most ${showNumber(LIMITS.tokens.max)} are drawn.`
  return tokens < LIMITS.tokens.min ? 'The prompt needs at least one token.' : null
}

/** What the clip was before the patches were merged: pixels at the two common patch sizes, and seconds. */
export function clipSize(segment: Exclude<PromptSegment, { kind: 'text' }>): string {
  const pixels = [14, 16].map(patch => {
    const side = patch * segment.spatialMerge
    return `${showNumber(segment.cols * side)} × ${showNumber(segment.rows * side)} px with patches of ${patch} px`
  })
  if (segment.kind === 'image') return `${pixels.join(', ')}.`
  const frames = segment.frames * segment.temporalPatch
  return `${pixels.join(', ')}. ${showNumber(frames)} sampled frames, ${showNumber(frames / segment.fps)} s.`
}
