/** A position axis. `p` is the single index of one-dimensional layouts; t, h, w are time, height, width. */
export type AxisId = 'p' | 't' | 'h' | 'w'

export const AXIS_NAMES: Record<AxisId, string> = { p: 'position', t: 'time', h: 'height', w: 'width' }

/** A stretch of the prompt. Grids are counted in tokens after the spatial merge and the temporal patch. */
export type Segment =
  | { kind: 'text'; tokens: number }
  | { kind: 'image'; rows: number; cols: number; spatialMerge: number }
  | VideoSegment

export interface VideoSegment {
  kind: 'video'
  /** token frames, after the temporal patch */
  frames: number
  rows: number
  cols: number
  /** sampled pixel frames per second of the clip */
  fps: number
  /** pixel frames that make one token frame */
  temporalPatch: number
  /** vision patches per token and side */
  spatialMerge: number
}

export type ParamValue = number | string | boolean | readonly number[]
export type Params = Readonly<Record<string, ParamValue>>

/** A variant chosen for one slot, with the parameters that differ from its defaults. */
export interface Choice {
  variant: string
  params: Params
}

export const SLOTS = ['frequencies', 'allocation', 'layout'] as const
export type SlotName = (typeof SLOTS)[number]

export interface Geometry {
  /** channels of one attention head */
  headDim: number
  /** rotated channels of one head, even, at most headDim */
  rotaryDim: number
  /** base of the frequency ladder */
  ropeTheta: number
  /** context length seen in training, positions */
  trainedLength: number
}

/** One embedding: which variant fills each slot, and its geometry. */
export interface Setup extends Record<SlotName, Choice> {
  geometry: Geometry
}

/** How q and k are filled where a curve needs them. */
export type Content =
  | { kind: 'ones' }
  | { kind: 'independent' }
  | { kind: 'equal' }
  /** k = rho q + sqrt(1 - rho²) z, entries N(0, 1) */
  | { kind: 'noisyCopy'; rho: number }

/** Everything that the user chose about the science. A and B share the prompt and the content. */
export interface Scene {
  a: Setup
  b: Setup | null
  segments: readonly Segment[]
  content: Content
}

/** The largest sizes that are accepted; beyond them a value is refused with the limit named. */
export const LIMITS = {
  headDim: { min: 2, max: 1024 },
  ropeTheta: { min: 1.0001, max: 1e12 },
  trainedLength: { min: 1, max: 16_777_216 },
  segments: { min: 1, max: 64 },
  textTokens: { min: 0, max: 1_048_576 },
  frames: { min: 1, max: 4096 },
  side: { min: 1, max: 512 },
  fps: { min: 0.01, max: 240 },
  temporalPatch: { min: 1, max: 16 },
  spatialMerge: { min: 1, max: 16 },
  tokens: { min: 1, max: 1_048_576 },
  distance: { min: 1, max: 16_777_216 },
} as const

export function segmentTokens(segment: Segment): number {
  if (segment.kind === 'text') return segment.tokens
  return (segment.kind === 'video' ? segment.frames : 1) * segment.rows * segment.cols
}
