import type { RotarySpec } from './resolve'
import type { Segment, VideoSegment } from './scene'

/** A pair that turns with time. */
export interface TimePair {
  pair: number
  /** place among the pairs of time, 1 for the fastest, as papers count */
  k: number
  /** positions of the time axis for one turn */
  wavelength: number
}

/** The longest video of a prompt on the time axis of a normal form. */
export interface Clip {
  segment: number
  /** token frames */
  frames: number
  /** positions from one token frame to the next, the mean over the clip */
  step: number
  /** pixel frames per token frame */
  patch: number
  /** pixel frames per second */
  fps: number
}

export type NoClip = 'no video' | 'one frame' | 'no time' | 'time stands still'

/** The pairs of the first head group that read time, fast to slow; a pair that reads other axes besides counts by its share of time. */
export function timePairs(spec: RotarySpec): readonly TimePair[] {
  const frequencies = spec.groups[0].invFreq[spec.axes.indexOf('t')] ?? new Float64Array(0)
  return Array.from(frequencies, (omega, pair) => ({ pair, wavelength: (2 * Math.PI) / Math.abs(omega) }))
    .filter(({ wavelength }) => Number.isFinite(wavelength))
    .toSorted((a, b) => a.wavelength - b.wavelength)
    .map((found, at) => ({ ...found, k: at + 1 }))
}

/** The largest video of a prompt, by token frames. */
export function longestVideo(segments: readonly Segment[]): { at: number; video: VideoSegment } | null {
  const videos = segments.flatMap((segment, at) => (segment.kind === 'video' ? [{ at, video: segment }] : []))
  return videos.length ? videos.reduce((best, next) => (next.video.frames > best.video.frames ? next : best)) : null
}

/** How the longest video stands in time, from the position ids of its frames, or why it does not. */
export function clipOf(spec: RotarySpec, segments: readonly Segment[]): Clip | NoClip {
  const axis = spec.axes.indexOf('t')
  if (axis < 0) return 'no time'
  const longest = longestVideo(segments)
  if (!longest) return 'no video'
  const { frames, temporalPatch, fps } = longest.video
  if (frames < 2) return 'one frame'
  const ids = spec.positionIds[axis] as Float64Array
  const step = ((ids[firstToken(spec, longest.at, frames - 1)] ?? 0) - (ids[firstToken(spec, longest.at, 0)] ?? 0)) / (frames - 1)
  if (!(step > 0)) return 'time stands still'
  return { segment: longest.at, frames, step, patch: temporalPatch, fps }
}

function firstToken({ tokens }: RotarySpec, segment: number, frame: number): number {
  let token = tokens.segment.indexOf(segment)
  while (token >= 0 && token < tokens.count && tokens.frame[token] !== frame) token++
  return token
}

/** Pixel frames of so many token frames; a causal autoencoder codes the first pixel frame by itself. */
export function pixelFrames(frames: number, patch: number, causal: boolean): number {
  return causal ? patch * (frames - 1) + 1 : patch * frames
}

/** Turns by which a pair may miss a whole number and still count as back: there its cosine is at least one half. */
export const BACK = 1 / 6

/** The pairs that have turned at least once within a distance, and those of them that are back where they began. */
export interface Alignment {
  /** positions */
  delta: number
  turned: readonly TimePair[]
  back: readonly TimePair[]
}

export function alignmentAt(pairs: readonly TimePair[], delta: number, within = BACK): Alignment {
  const turned = pairs.filter(({ wavelength }) => wavelength <= delta * (1 + 1e-9))
  return { delta, turned, back: turned.filter(({ wavelength }) => missesBy(delta / wavelength) <= within * (1 + 1e-9)) }
}

/** Where each pair comes round for the first time together with a faster one, from near to far. */
export function aliasGroups(pairs: readonly TimePair[], within = BACK): readonly Alignment[] {
  return pairs.map(({ wavelength }) => alignmentAt(pairs, wavelength, within)).filter(({ back }) => back.length > 1)
}

/**
 * Where a clip is expected to repeat: the shortest wavelength beyond the trained length, in positions, at which a faster
 * pair is back as well. It names the pairs that RIFLEx (arXiv 2502.15894) found from generated clips: k = 4 of
 * HunyuanVideo, 2 of CogVideoX, 6 of Wan; so does any tolerance from 0.163 to 0.309 of a turn.
 */
export function predictedRepeat(pairs: readonly TimePair[], trained: number, within = BACK): Alignment | null {
  return aliasGroups(pairs, within).find(({ delta }) => delta > trained) ?? null
}

/** Mean cosine of the pairs of time at a distance, not necessarily a whole one. */
export function timeSimilarity(pairs: readonly TimePair[], delta: number): number {
  return pairs.reduce((sum, { wavelength }) => sum + Math.cos(2 * Math.PI * ((delta / wavelength) % 1)), 0) / pairs.length
}

/** Whether the similarity over time has a local maximum within a quarter turn of the fastest pair around a distance. */
export function hasPeak(pairs: readonly TimePair[], delta: number): boolean {
  const reach = (pairs[0]?.wavelength ?? 0) / 4
  const values = Array.from({ length: 101 }, (_, i) => timeSimilarity(pairs, delta + (reach * (i - 50)) / 50))
  return values.some((value, i) => i > 0 && i < 100 && value >= (values[i - 1] ?? 1) && value > (values[i + 1] ?? 1))
}

function missesBy(turns: number): number {
  return Math.abs(turns - Math.round(turns))
}
