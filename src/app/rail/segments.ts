import type { ImageSegment, Segment, VideoSegment } from '../../core/scene'
import { isGrid, LIMITS, promptTokens, segmentTokens } from '../../core/scene'
import { showNumber } from '../controls/showNumber'

/** What the builder adds first. */
export const NEW_SEGMENTS: Record<Segment['kind'], Segment> = {
  text: { kind: 'text', tokens: 32 },
  image: { kind: 'image', rows: 16, cols: 16, spatialMerge: 2 },
  video: { kind: 'video', frames: 8, rows: 6, cols: 8, fps: 2, temporalPatch: 2, spatialMerge: 2 },
  audio: { kind: 'audio', melFrames: 400 },
  agents: {
    kind: 'agents',
    agents: [
      { x: 0, y: 0, heading: 90 },
      { x: 8, y: 4, heading: 90 },
      { x: -6, y: 12, heading: 0 },
      { x: 4, y: 20, heading: -90 },
    ],
  },
}

/** 32, 16 × 16, 8 × 6 × 8. */
export function segmentSize(segment: Segment): string {
  if (!isGrid(segment)) return showNumber(segmentTokens(segment))
  const sides = [segment.rows, segment.cols]
  return (segment.kind === 'video' ? [segment.frames, ...sides] : sides).join(' × ')
}

/** Why a prompt is too large or too small, or null. */
export function segmentsProblem(segments: readonly Segment[]): string | null {
  const tokens = promptTokens(segments)
  if (segments.length > LIMITS.segments.max) return `A prompt has at most ${LIMITS.segments.max} parts.`
  if (tokens > LIMITS.tokens.max)
    return `The prompt would have ${showNumber(tokens)} tokens; at most ${showNumber(LIMITS.tokens.max)} are drawn.`
  return tokens < LIMITS.tokens.min ? 'The prompt needs at least one token.' : null
}

/** What the clip was before the patches were merged: pixels at the two common patch sizes, and seconds. */
export function clipSize(segment: ImageSegment | VideoSegment): string {
  const pixels = [14, 16].map(patch => {
    const side = patch * segment.spatialMerge
    return `${showNumber(segment.cols * side)} × ${showNumber(segment.rows * side)} px with patches of ${patch} px`
  })
  if (segment.kind === 'image') return `${pixels.join(', ')}.`
  const frames = segment.frames * segment.temporalPatch
  return `${pixels.join(', ')}. ${showNumber(frames)} sampled frames, ${showNumber(frames / segment.fps)} s.`
}
