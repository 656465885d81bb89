/**
 * A position axis. `p` is the single index of one-dimensional layouts; t, h, w are time, height, width; i counts images;
 * l counts text tokens; d0 to d3 run along the diagonals of a frame; x and y are metres on a plane, a is a heading, rad.
 */
export type AxisId = 'p' | 't' | 'h' | 'w' | 'i' | 'l' | 'd0' | 'd1' | 'd2' | 'd3' | 'x' | 'y' | 'a'

export const AXIS_NAMES: Record<AxisId, string> = {
  p: 'position',
  t: 'time',
  h: 'height',
  w: 'width',
  i: 'image',
  l: 'text index',
  d0: 'down right',
  d1: 'down left',
  d2: 'up right',
  d3: 'up left',
  x: 'x',
  y: 'y',
  a: 'heading',
}

/** A stretch of the prompt. Grids are counted in tokens after the spatial merge and the temporal patch. */
export type Segment =
  | { kind: 'text'; tokens: number }
  | ImageSegment
  | VideoSegment
  | { kind: 'audio'; melFrames: number }
  | { kind: 'agents'; agents: readonly Agent[] }

export interface ImageSegment {
  kind: 'image'
  rows: number
  cols: number
  spatialMerge: number
  /** px of a vision patch's side; USUAL_PATCH_SIZE when absent */
  patchSize?: number
}

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
  /** px of a vision patch's side; USUAL_PATCH_SIZE when absent */
  patchSize?: number
  /** mel frames of the clip's own sound, for layouts that weave it in; absent or 0 without sound */
  melFrames?: number
}

/** One token on a plane: where it is, in metres, and where it heads, degrees counter-clockwise from x. */
export interface Agent {
  x: number
  y: number
  heading: number
}

/** Whether a segment is a grid of patches. */
export function isGrid(segment: Segment): segment is ImageSegment | VideoSegment {
  return segment.kind === 'image' || segment.kind === 'video'
}

export type ParamValue = number | string | boolean | readonly number[]
export type Params = Readonly<Record<string, ParamValue>>

/** A variant chosen for one slot, with the parameters that differ from its defaults. */
export interface Choice {
  variant: string
  params: Params
}

/** Slots that variants fill. */
export const SLOTS = ['frequencies', 'allocation', 'layout', 'relation'] as const
export type SlotName = (typeof SLOTS)[number]

/** Slots that no variant fills: each has a registry of its own, whose first entry stands where a setup says nothing. */
export const RULES = ['mask'] as const
export type RuleName = (typeof RULES)[number]

export const ALL_SLOTS = [...SLOTS, ...RULES] as const
export type AnySlot = (typeof ALL_SLOTS)[number]

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

/** One embedding: which variant fills each slot, what was chosen of the other slots, and its geometry. */
export interface Setup extends Record<SlotName, Choice>, Partial<Record<RuleName, Choice>> {
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
  melFrames: { min: 1, max: 4_194_304 },
  agents: { min: 1, max: 64 },
  metres: { min: -10_000, max: 10_000 },
  heading: { min: -360, max: 360 },
  frames: { min: 1, max: 4096 },
  side: { min: 1, max: 512 },
  fps: { min: 0.01, max: 240 },
  temporalPatch: { min: 1, max: 16 },
  spatialMerge: { min: 1, max: 16 },
  patchSize: { min: 1, max: 256 },
  tokens: { min: 1, max: 1_048_576 },
  group: { min: 0, max: 65_535 },
  distance: { min: 1, max: 16_777_216 },
} as const

/** Tokens of a segment; of a video its grid alone, without the sound that a layout may weave in. */
export function segmentTokens(segment: Segment): number {
  if (segment.kind === 'text') return segment.tokens
  if (segment.kind === 'audio') return audioTokens(segment.melFrames)
  if (segment.kind === 'agents') return segment.agents.length
  return (segment.kind === 'video' ? segment.frames : 1) * segment.rows * segment.cols
}

/** Tokens of a prompt with the sound of its videos, without what a layout puts between them. */
export function promptTokens(segments: readonly Segment[]): number {
  const sound = (segment: Segment) => (segment.kind === 'video' ? audioTokens(segment.melFrames ?? 0) : 0)
  return segments.reduce((sum, segment) => sum + segmentTokens(segment) + sound(segment), 0)
}

/** Audio tokens of 40 ms for mel frames of 10 ms: two convolutions of stride 2, as in Qwen2.5-Omni's audio tower. */
export function audioTokens(melFrames: number): number {
  return Math.max(0, Math.floor((Math.floor((melFrames - 1) / 2) - 1) / 2) + 1)
}
