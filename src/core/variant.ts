import type { Mask } from './mask'
import { withMoves } from './movedPairs'
import type { Relation } from './relation'
import type { AnySlot, AxisId, Geometry, Params, RuleName, Segment } from './scene'

/** A parameter of one slot: what the control shows, what the link accepts, and what `run` may rely on. */
export type ParamSpec = {
  key: string
  label: string
  symbol?: string
  help?: string
  /** the others among which it does anything: its control stands only there; everywhere when absent */
  among?: (params: Params) => boolean
} & (
  | {
      kind: 'number'
      default: number
      min: number
      max: number
      step?: number
      integer?: boolean
      scale?: 'linear' | 'log'
      unit?: string
      snaps?: readonly number[]
      /** what the slider spans, where that is less than what may be typed */
      slider?: readonly [number, number]
      /** a seed: any value is as good as another */
      random?: boolean
    }
  | { kind: 'choice'; default: string; options: readonly { value: string; label: string }[] }
  | { kind: 'boolean'; default: boolean }
  /** whole pair counts, one per entry of `axes`; they must sum to the number of pairs */
  | {
      kind: 'section'
      axes: readonly AxisId[]
      default: (pairs: number) => readonly number[]
      /** published counts, offered where they sum to the head's pairs */
      named?: readonly { label: string; counts: readonly number[] }[]
    }
  /** one positive number per pair; empty means "not given" */
  | { kind: 'perPair'; default: readonly number[]; unit?: string }
  /** numbers of either sign, by axis, then head, then pair, for any number of heads; empty means "not given" */
  | { kind: 'learned'; axes: readonly AxisId[]; default: readonly number[]; unit?: string }
  /** run-length coded axes of all pairs, such as `16t24h24w` or `32d032d1`; `n` is not rotated */
  | { kind: 'axes'; default: (pairs: number) => string }
  /** pairs taken out of a schedule with their wavelength in positions, such as `50:2048,51:3000`; empty for none */
  | { kind: 'moves'; default: string }
  /** a formula in `names`, pi and e, which core/expression.ts reads */
  | { kind: 'expression'; names: readonly string[]; default: string }
  /** source code, or the tokens of each of its functions: core/sourceUnits.ts */
  | { kind: 'source'; default: readonly number[] }
  /** tokens of the prompt, ascending whole numbers from 1; empty means "not given" */
  | { kind: 'tokens'; default: readonly number[]; most: number }
)

export interface Source {
  label: string
  url: string
}

export interface FrequencyResult {
  /** rad per position, length rotaryDim / 2 */
  invFreq: Float64Array
  /** multiplies both cos and sin, so logits scale with its square */
  attentionFactor: number
  /** multiplies the softmax scale instead of cos and sin; 1 when absent */
  softmaxFactor?: number
  /** each query is turned a quarter back besides, so that scores are the imaginary part: sines of the turns between */
  imaginary?: true
  /** what a query sees in these layers, where the layout does not say it for all */
  attends?: Mask
  /** where the schedule keeps some pairs, interpolates others and blends those between */
  bands?: Bands
  /** the rotated channels are the last of the head, behind those without positions; the first where absent */
  rotatesLast?: true
  /** invFreq as the schedule gives it, where pairs have been moved by hand */
  scheduled?: Float64Array
  /** the first tokens of a text, where they turn otherwise than those after them */
  opening?: Opening<Float64Array>
}

/** The first tokens of a text, with a table of their own. */
export interface Opening<Table> {
  /** how many */
  tokens: number
  /** rad per position */
  invFreq: Table
  /** multiplies their cos and sin */
  attentionFactor: number
}

/** Three regions of a schedule. A pair belongs to one by the turns that it makes within `length` before scaling. */
export interface Bands {
  /** how much of the full stretch each pair takes: 0 kept, 1 interpolated; length pairs */
  blend: Float64Array
  /** context before the extension, positions */
  length: number
  /** turns within `length` from which on a pair is kept */
  kept: number
  /** turns within `length` up to which a pair is interpolated */
  interpolated: number
  /** what an interpolated pair's frequency is divided by */
  factor: number
  /** the parameters that set the two limits, `kept` first */
  names?: readonly [string, string]
}

/**
 * Weight of `axes[a]` in the angle of pair i: weights[a][i]. The weights of a pair are a direction: their squares sum to 1,
 * or are all zero, which means that the pair is not rotated.
 */
export interface AllocationResult {
  axes: readonly AxisId[]
  weights: readonly Float64Array[]
  /** rad per position along each pair's direction, where frequencies come with the directions: learned together, or cut from one table */
  magnitude?: Float64Array
  /** weights of the second channel of each pair where it reads other axes than the first, so that nothing is rotated */
  secondWeights?: readonly Float64Array[]
}

/** What stands at one place of the prompt. `frame` is -1 for text. */
export interface TokenTable {
  count: number
  /** index into the segments */
  segment: Int32Array
  /** -1 for text and sound, including what a layout puts between frames */
  frame: Int32Array
  row: Int32Array
  col: Int32Array
}

export interface LayoutResult {
  tokens: TokenTable
  /** position of every token on every axis that the layout knows */
  positionIds: Partial<Record<AxisId, Float64Array>>
  /** the same for tokens as keys, where they stand elsewhere than as queries */
  keyIds?: Partial<Record<AxisId, Float64Array>>
  /** the position that the next text token would take */
  next: number
  /** position of a token generated at sequence index c is c + ropeDelta */
  ropeDelta: number
  /** other layers of the model in which the same tokens stand elsewhere; `serves` says which layers these positions are of */
  serves?: string
  others?: readonly Omit<LayoutResult, 'tokens' | 'others'>[]
}

/** One result for all heads and layers, or one for each group of them, named by what it serves. */
export type Grouped<T> = T | readonly (T & { serves: string })[]

/** What a map of distances needs to know of a text. */
export interface RelationTokens {
  /** number of tokens */
  count: number
  /** functions, classes or sections that begin up to each token, for hierarchical maps; length count */
  units?: ArrayLike<number>
}

export interface SlotRuns {
  /** `allocation` is the one that the frequencies serve, for ladders that differ by axis */
  frequencies: (geometry: Geometry, params: Params, allocation: AllocationResult) => Grouped<FrequencyResult>
  allocation: (geometry: Geometry, params: Params) => Grouped<AllocationResult>
  layout: (segments: readonly Segment[], params: Params) => LayoutResult
  relation: (tokens: RelationTokens, geometry: Geometry, params: Params) => Relation
  mask: (tokens: Pick<TokenTable, 'count' | 'segment'>, params: Params) => MaskResult
}

/** A mask over the tokens of a prompt; null: the one that the models use. */
export interface MaskResult {
  mask: Mask | null
  /** position of each token of text from its first one on, where the mask comes with ids of its own; length tokens */
  ids?: Float64Array
}

export interface Slot<K extends AnySlot> {
  /** short name for this slot's selector, such as "Diagonal, spaced" */
  name: string
  params: readonly ParamSpec[]
  run: SlotRuns[K]
  /** refuses parameters that are each valid but do not go together; returns the reason */
  refuse?: (geometry: Geometry, params: Params) => string | null
  /** tokens of the text that the parameters themselves describe */
  describes?: (params: Params) => number
}

export interface LayoutSlot extends Slot<'layout'> {
  /** kinds of segment that it places; text, images, video and audio by themselves when absent */
  serves?: readonly (Segment['kind'] | 'sound of a video')[]
  /** `still`: text is not rotated; `own`: text has a rule of its own; absent: text counts up by one, from 0 */
  text?: 'still' | 'own'
  /** the models that place tokens so let each see all others; absent: a token sees itself and what comes before */
  attends?: 'all'
  /** tokens of a frame come in an order of their own, such as slice by slice; absent: row by row */
  order?: 'own'
  /** the model's video autoencoder codes the first pixel frame by itself: T token frames are patch · (T - 1) + 1 pixel frames */
  causal?: true
}

/** A repeat of long clips that users or papers report of a model, to be held against what is computed. */
export interface Report {
  /** a short clause, such as "videos loop at 201 frames" */
  says: string
  /** where the repeat is said to be seen, pixel frames */
  pixelFrames?: number
  /** the pair of time that is named, counted from 1, the fastest */
  pair?: number
  source: Source
}

/** What embeddings are made for, in the order of the menus. */
export const FAMILIES = {
  text: 'Text and longer contexts',
  video: 'Video language models',
  vision: 'Vision encoders',
  diffusion: 'Image and video diffusion',
  agents: 'Agents on a plane',
  own: 'Your own',
} as const
export type Family = keyof typeof FAMILIES

/**
 * A published embedding: data plus a pure function for each slot that it fills.
 * Chosen by name it sets every slot; slots that it leaves out are those of `rope`.
 */
export interface Variant {
  id: string
  name: string
  /** the menu's group that it stands in */
  family: Family
  year: number
  /** two or three plain sentences: the problem and the idea */
  summary: string
  /** KaTeX source of the definition */
  formula: string
  sources: readonly Source[]
  /** where paper and released code part, and what `follow` does */
  disagreement?: string
  /** geometry in which it was published; a named variant chosen from the list applies it */
  geometry?: Partial<Geometry>
  /** a prompt that it is meant for, with the clip's real frame rate, temporal patch and merge; offered where the present one does not fit */
  prompt?: readonly Segment[]
  /** what is reported of repeats in its long clips */
  repeats?: readonly Report[]
  frequencies?: Slot<'frequencies'>
  allocation?: Slot<'allocation'>
  layout?: LayoutSlot
  relation?: Slot<'relation'>
}

/** What may stand in a slot that variants do not fill: a published rule, or a plain one. */
export interface Rule<K extends RuleName = RuleName> {
  id: string
  year?: number
  /** a few words, as a menu says them */
  hint: string
  summary: string
  /** KaTeX source of the definition */
  formula: string
  sources: readonly Source[]
  /** where paper and released code part, and which is followed */
  disagreement?: string
  slot: Slot<K>
}

/** Every schedule lets single pairs be moved out of it. */
export function defineVariant(variant: Variant): Variant {
  return variant.frequencies ? { ...variant, frequencies: withMoves(variant.frequencies) } : variant
}

/** The two choices that every variant with a gap between paper and code offers. */
export const FOLLOW: ParamSpec = {
  key: 'follow',
  label: 'Follow',
  kind: 'choice',
  default: 'code',
  options: [
    { value: 'code', label: 'released code' },
    { value: 'paper', label: 'paper' },
  ],
}
