import type { Alignment, Clip, NoClip, TimePair } from '../../core/loops'
import { aliasGroups, clipOf, longestVideo, predictedRepeat, timePairs } from '../../core/loops'
import { resolve } from '../../core/resolve'
import type { Segment, Setup, VideoSegment } from '../../core/scene'
import { findVariant, slotOf } from '../../core/slots'
import { stepsOf } from '../../core/steps'
import type { LayoutSlot } from '../../core/variant'
import type { Side } from '../view'

/** What one side does along the frames of the clip. Distances are positions of its time axis. */
export interface LoopFacts {
  side: Side
  clip: Clip
  /** whether the first token frame holds one pixel frame alone */
  causal: boolean
  pairs: readonly TimePair[]
  groups: readonly Alignment[]
  repeat: Alignment | null
  /** the length seen in training */
  trained: number
  /** from the first token frame of the clip to its last */
  span: number
  /** what the cursor counts, in positions: 1, or a token where the layout measures in fractions */
  unit: number
}

export type Missing = NoClip | 'nothing turns'

/** The facts of a side, or what they lack. */
export function loopFacts(side: Side, segments: readonly Segment[]): LoopFacts | Missing {
  const clip = clipOf(side.spec, segments)
  if (typeof clip === 'string') return clip
  const pairs = timePairs(side.spec)
  if (pairs.length === 0) return 'nothing turns'
  const trained = side.setup.geometry.trainedLength
  return {
    side,
    clip,
    causal: (slotOf('layout', side.setup.layout) as LayoutSlot).causal ?? false,
    pairs,
    groups: aliasGroups(pairs),
    repeat: predictedRepeat(pairs, trained),
    trained,
    span: clip.step * (clip.frames - 1),
    unit: stepsOf(side.spec)[side.spec.axes.indexOf('t')] ?? 1,
  }
}

/** The same with a clip of so many token frames, before the prompt follows. */
export function withLength<T extends LoopFacts | Missing | null>(found: T, frames: number | null): T {
  if (!isFacts(found) || frames === null) return found
  const { clip } = found
  return { ...(found as LoopFacts), clip: { ...clip, frames }, span: clip.step * (frames - 1) } as T
}

export function isFacts(found: LoopFacts | Missing | null): found is LoopFacts {
  return found !== null && typeof found !== 'string'
}

/** The pairs that come round within the clip, fast to slow. */
export function closing({ pairs, span }: LoopFacts): readonly TimePair[] {
  return pairs.filter(({ wavelength }) => wavelength <= span)
}

/** token frames within which a distance is worth being shown although the clip ends before it */
const NEAR = 400

/** Whether a distance is within reach of the clip. */
export function isNear(delta: number, { clip, span }: LoopFacts): boolean {
  return delta <= Math.max(NEAR * clip.step, 4 * span)
}

/** A distance in the units of a clip: token frames, pixel frames and seconds. */
export function measures(delta: number, { step, patch, fps }: Pick<Clip, 'step' | 'patch' | 'fps'>) {
  const frames = delta / step
  return { frames, pixels: frames * patch, seconds: (frames * patch) / fps }
}

/** The clip that a side's model is made for, where it declares one; another version of the layout may have another. */
export function ownPrompt({ setup }: Side): { segments: readonly Segment[]; video: VideoSegment } | null {
  if (Object.keys(setup.layout.params).length) return null
  const segments = findVariant(setup.layout.variant)?.prompt
  const video = segments && longestVideo(segments)?.video
  return segments && video ? { segments, video } : null
}

/** The model's own clip on its time axis, where the prompt's video is sampled otherwise than it. */
export function otherClip({ side, clip }: LoopFacts): Clip | null {
  const own = ownPrompt(side)
  if (!own || (own.video.fps === clip.fps && own.video.temporalPatch === clip.patch)) return null
  let found = ownClips.get(side.setup)
  if (!found) {
    found = clipOf(resolve(side.setup, own.segments), own.segments)
    ownClips.set(side.setup, found)
  }
  return typeof found === 'string' ? null : found
}
const ownClips = new WeakMap<Setup, Clip | NoClip>()

/** A pair of time as papers count it, from 1, with its number in the head, from 0: "k = 4, pair 3". */
export function timePairText({ k, pair }: Pick<TimePair, 'k' | 'pair'>): string {
  return `k\u00a0=\u00a0${k}, pair\u00a0${pair}`
}

/** What a side is called, with the heads or layers that are drawn where they differ. */
export function drawnName({ name, spec }: Side): string {
  return spec.groups.length > 1 ? `${name} (${spec.groups[0].serves})` : name
}
