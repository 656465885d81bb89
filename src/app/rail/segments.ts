import { clipSeconds, frameSeconds, melRest, tokenSide } from '../../core/media'
import type { Segment } from '../../core/scene'
import { audioTokens, isGrid, LIMITS, promptTokens, segmentTokens } from '../../core/scene'
import { showNumber } from '../controls/showNumber'

/** 32, 16 × 16, 8 × 6 × 8. */
export function segmentSize(segment: Segment): string {
  if (!isGrid(segment)) return showNumber(segmentTokens(segment))
  const sides = [segment.rows, segment.cols]
  return (segment.kind === 'video' ? [segment.frames, ...sides] : sides).map(showNumber).join(' × ')
}

/** text 32, video 8 × 6 × 8, 4 agents. */
export function segmentWords(segment: Segment): string {
  if (segment.kind === 'agents') return `${segment.agents.length} agent${segment.agents.length === 1 ? '' : 's'}`
  const sound = segment.kind === 'video' && segment.melFrames ? ' with sound' : ''
  return `${segment.kind} ${segmentSize(segment)}${sound}`
}

/** Why a prompt is too large or too small, or null. */
export function segmentsProblem(segments: readonly Segment[]): string | null {
  const tokens = promptTokens(segments)
  if (segments.length > LIMITS.segments.max) return `A prompt has at most ${LIMITS.segments.max} parts.`
  if (tokens > LIMITS.tokens.max)
    return `The prompt would have ${showNumber(tokens)} tokens; at most ${showNumber(LIMITS.tokens.max)} are drawn.`
  return tokens < LIMITS.tokens.min ? 'The prompt needs at least one token.' : null
}

/** What a segment's numbers come to, in tokens and real units. */
export function segmentSum(segment: Exclude<Segment, { kind: 'text' }>): string {
  const tokens = segmentTokens(segment)
  if (segment.kind === 'agents') return 'One token for each agent. Heading: degrees counter-clockwise from east.'
  if (segment.kind === 'audio') return `${showNumber(tokens)} tokens of 40 ms. ${restWords(segment.melFrames)}`
  const side = tokenSide(segment)
  const cell = `${showNumber(side)} × ${showNumber(side)} px`
  const patches = `${segment.spatialMerge} × ${segment.spatialMerge}`
  const grid = `${showNumber(segment.rows)} × ${showNumber(segment.cols)}`
  const merged = `a token is ${cell}, ${patches} patches`
  if (segment.kind === 'image') return `${grid} = ${showNumber(tokens)} tokens; ${merged}.`
  const frames = `${showNumber(segment.frames)} × ${grid} = ${showNumber(tokens)} tokens; ${merged}, over ${showNumber(frameSeconds(segment))} s.`
  const { melFrames = 0 } = segment
  if (!melFrames) return frames
  return `${frames} Its sound adds ${showNumber(audioTokens(melFrames))}. ${restWords(melFrames)}`
}

/** What is said of a clip whose sound does not last as long as its frames, or null. */
export function soundGap(segment: Segment): string | null {
  if (segment.kind !== 'video' || !segment.melFrames) return null
  const [sound, clip] = [segment.melFrames / 100, clipSeconds(segment)]
  if (Math.abs(sound - clip) < 0.005) return null
  return `The sound lasts ${showNumber(sound)} s, the frames ${showNumber(clip)} s.`
}

function restWords(melFrames: number): string {
  const rest = melRest(melFrames)
  return rest ? `The last ${rest * 10} ms make no token.` : ''
}

/** A list with one entry moved to stand at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  return list.toSpliced(from, 1).toSpliced(to, 0, list[from] as T)
}
