import { longestVideo, pixelFrames } from '../../core/loops'
import type { Segment } from '../../core/scene'
import { LIMITS, promptTokens } from '../../core/scene'
import { formatPositions } from '../paint/format'
import type { LoopFacts } from './facts'
import { closing, otherClip, ownPrompt } from './facts'

/** Which pair RIFLEx would slow, and in which clip. */
export interface Slowing {
  /** counted from 1, the fastest pair of time */
  k: number
  /** of the head, counted from 0 */
  pair: number
  /** the prompt that it is then held against */
  segments: readonly Segment[]
  /** positions of the time axis that the pair must cover */
  length: number
  /** how long the clip is */
  text: string
}

/**
 * The pair of the predicted repeat, else the slowest that comes round in the clip. The clip is the model's own where the
 * prompt's is another; one that ends before the repeat is lengthened to twice the trained one, or so far that it holds it.
 */
export function slowing(facts: LoopFacts, segments: readonly Segment[]): Slowing | null {
  const { repeat, clip, span, trained, causal, side } = facts
  const pair = repeat?.turned.at(-1) ?? closing(facts).at(-1)
  if (!pair) return null
  const own = otherClip(facts)
  const prompt = (own && ownPrompt(side)?.segments) ?? segments
  const { step } = own ?? clip
  const longest = longestVideo(prompt)
  if (!longest) return null
  const reached = !own && span >= pair.wavelength && clip.frames * step > Math.round(pair.wavelength)
  const wanted = Math.max(repeat ? Math.round((2 * trained) / step) : 0, Math.ceil((1.3 * pair.wavelength) / step))
  const frames = reached ? clip.frames : wanted
  if (frames > mostFrames(prompt, longest.at)) return null
  return {
    k: pair.k,
    pair: pair.pair,
    segments: reached ? segments : withFrames(prompt, longest.at, frames),
    length: frames * step,
    text: `${formatPositions(pixelFrames(frames, longest.video.temporalPatch, causal))} frames`,
  }
}

/** The longest clip that a prompt has room for. */
export function mostFrames(segments: readonly Segment[], at: number): number {
  const video = segments[at]
  if (video?.kind !== 'video') return 2
  const area = video.rows * video.cols
  const others = promptTokens(segments) - video.frames * area
  return Math.max(2, video.frames, Math.min(LIMITS.frames.max, Math.floor((LIMITS.tokens.max - others) / area)))
}

export function withFrames(segments: readonly Segment[], at: number, frames: number): readonly Segment[] {
  return segments.map((segment, index) => (index === at && segment.kind === 'video' ? { ...segment, frames } : segment))
}

/** A prompt whose longest video has so many token frames. */
export function withLongestOf(segments: readonly Segment[], frames: number): readonly Segment[] {
  const longest = longestVideo(segments)
  return longest ? withFrames(segments, longest.at, frames) : segments
}
