/**
 * What client and worker say to each other. The engine is told numbers only: frequencies, edges, ids.
 * Every `run` gets exactly one of done, cancelled, failed, or is among those that `stopped` closes.
 * Progress may come in between.
 */

import type { Wave } from '../core/angles'
import type { Certificate } from '../core/baseBound'
import type { Mask } from '../core/mask'
import type { ScoreBands } from '../core/scoreBands'
import type { CellGrid } from '../core/scoreCells'
import type { ScoreSource } from '../core/scoreSource'
import type { Construction, LatentSizes } from '../core/spectra/models'
import type { TokenBlocks } from '../core/tokenBlocks'

export type Backend = 'webgl' | 'wasm' | 'cpu'

export const BACKEND_NAMES: Record<Backend, string> = { webgl: 'WebGL 2', wasm: 'WebAssembly', cpu: 'plain CPU' }

/** auto: WebGL on a hardware renderer, else WebAssembly, else plain CPU. */
export type BackendChoice = 'auto' | Backend

/** Minimum and maximum over the integers of each column of C(m) = mean over pairs of cos(m · omega), or of sines. */
export interface DecayJob {
  op: 'decay'
  /** one list of frequencies per curve, rad per position, any length from 1 */
  curves: readonly Float64Array[]
  /** what the pairs of each curve are summed as; cosines where absent */
  waves?: readonly Wave[]
  /** integer column edges, ascending, length columns + 1; column k holds edges[k] .. edges[k + 1] - 1 */
  edges: Float64Array
}

export interface DecayResult {
  op: 'decay'
  /** one per curve, length columns; NaN where the column holds no integer */
  min: readonly Float32Array[]
  max: readonly Float32Array[]
  /** one per curve. exact: every integer was looked at. outer: the exact envelope lies inside. */
  bounds: readonly ('exact' | 'outer')[]
}

/** Scores of one query each against every key of a grid: S = Σ_j cos[j] · cos θ_j + sin[j] · sin θ_j, θ_j = Σ_axis ids · freq. */
export interface FieldJob {
  op: 'field'
  fields: readonly {
    /** rad per position: freq[axis][wave] */
    freq: readonly Float64Array[]
    /** weights, one per wave */
    cos: Float64Array
    sin: Float64Array
    /** ids[axis][key], frame after frame */
    ids: readonly Float64Array[]
  }[]
  /** keys of one frame */
  cells: number
  /** the frame near which a draft begins */
  near: number
}

export interface FieldResult {
  op: 'field'
  /** one list per field, as long as its ids; NaN for frames that a draft has left out */
  values: readonly Float32Array[]
}

/** Mean scores, or softmax attention, of the cells of token × token matrices, one per side. */
export interface ScoresJob {
  op: 'scores'
  form: 'mean' | 'softmax'
  sides: readonly ScoresSide[]
}

export interface ScoresSide extends CellGrid {
  source: ScoreSource
  blocks: TokenBlocks
  /** multiplies C: the correlation of q and k as means, before the exponential as softmax */
  scale: number
  mask: Mask
  /** pairs that see other positions than the tokens' own; null or absent where none do, and source and blocks say it all */
  related?: ScoreBands | null
  /** token edges of the prompt's segments, ascending, from 0 to the number of tokens */
  parts: Float64Array
}

/**
 * every: each query's whole row. close: proven bounds, see bound. some: exact rows of `queries` queries. borders: exact but for
 * cells that a border of bands or of the mask crosses, which some of their pairs stand for.
 */
export type ScoresMethod = 'every' | 'close' | 'some' | 'borders'

export interface ScoresResult {
  op: 'scores'
  /** per side, row-major over its cells: mean of C times scale, or attention per key token, over allowed pairs; NaN where none is */
  values: readonly Float32Array[]
  /** per side, the edges of the cells; in drafts coarser than asked for */
  rows: readonly Float64Array[]
  columns: readonly Float64Array[]
  /** per side, segment × segment: mean of C times scale over allowed pairs (NaN: none), or mean mass on the segment's keys */
  parts: readonly Float64Array[]
  about: readonly ScoresAbout[]
}

export interface ScoresAbout {
  method: ScoresMethod
  /** close: no cell is off by more than this part of its value */
  bound: number
  /** some: how many queries were looked at for the picture; 0 otherwise */
  queries: number
  /** parts come from some queries of each segment */
  partsSampled: boolean
  /** for the last token, the key before its segment (before itself where there is one segment) that takes most attention; null in drafts and for means */
  best: { key: number; mass: number } | null
  /** where logits depend on one distance: how many keys nearest to the last token, itself included, take half of its attention */
  half: number | null
}

/** Which bases carry which context: a map of C, where it first falls below 0, and the smallest base for a length. */
export interface BoundJob {
  op: 'bound'
  /** pairs of the ladder base^(-i / pairs) */
  pairs: number
  /** for how many positions a base is sought; 0: for none */
  length: number
  /** one per column of the map, ascending */
  bases: Float64Array
  /** integer edges of the rows in positions, ascending, length rows + 1 */
  edges: Float64Array
}

export interface BoundResult {
  op: 'bound'
  /** mean of C over the integers of each cell: row-major, rows as edges, columns as bases */
  mean: Float32Array
  /** per base the smallest integer below the last edge with C < 0, NaN where there is none; empty in a draft that does not know yet */
  first: Float64Array
  /** null: not sought, or not found yet by a draft */
  found: BoundFound | 'beyond' | null
}

/** The smallest base at which C is 0 or more at all of the first `length` integers. */
export interface BoundFound {
  base: number
  lnBase: number
  /** where C is below 0 just under that base */
  m: number
  /** where the bases that pass end: proven up to `base`, and with the integer that fails above it where it was reached */
  end: { base: number; m: number | null }
  certificate: Certificate
}

/** Squared singular values of W_Q W_Kᵀ of heads at their start: of one with a spike in it, and of many without. */
export interface SpectraJob {
  op: 'spectra'
  constructions: readonly Construction[]
  sizes: LatentSizes
  /** strength of the spike */
  theta: number
  seed: number
  /** how many without a spike */
  draws: number
}

export interface SpectraResult {
  op: 'spectra'
  /** one per construction: of the head with the spike, largest first */
  sample: readonly Float64Array[]
  /** one per construction: of all heads without; in a draft of fewer */
  bulk: readonly Float64Array[]
  /** one per construction: the largest of each head without */
  tops: readonly Float64Array[]
}

export type Job = DecayJob | FieldJob | ScoresJob | BoundJob | SpectraJob
export type Result = DecayResult | FieldResult | ScoresResult | BoundResult | SpectraResult
export type ResultOf<J extends Job> = Extract<Result, { op: J['op'] }>

/** draft: as good as fits into one frame, never cancelled. full: the exact answer, cancelled by a newer one. */
export type Lane = 'draft' | 'full'

export type Request =
  /** the first message of a connection; answered by ready or stopped */
  | { type: 'start'; backend: BackendChoice }
  | { type: 'run'; id: number; channel: string; lane: Lane; job: Job }
  | { type: 'cancel'; id: number }

/** Measured when the worker starts: sampled results against the float64 reference. */
export interface Receipt {
  /** largest absolute error of C */
  maxError: number
  samples: number
  /** farthest sampled position */
  reach: number
}

export interface DeviceReport {
  backend: Backend
  /** what the graphics driver calls itself, also when the backend does not use it; empty when there is none */
  renderer: string
  precision: 'fp32' | 'fp16'
  receipt: Receipt
  /** backends that were tried before and why they were left, in order */
  fallbacks: readonly string[]
}

export type FailReason = 'context-lost' | 'crashed' | 'error'

export type Reply =
  | { type: 'ready'; device: DeviceReport }
  /** proven: what a search has proven so far, in the unit of its answer */
  | { type: 'progress'; id: number; fraction: number; proven?: number }
  | { type: 'done'; id: number; result: Result; ms: number }
  | { type: 'cancelled'; id: number }
  | { type: 'failed'; id: number; reason: FailReason; message: string }
  /** every open run has failed for this reason, and no further one will be answered */
  | { type: 'stopped'; reason: FailReason; message: string }

/** What a run comes to. */
export type Answer<J extends Job = Job> =
  | { type: 'done'; result: ResultOf<J>; ms: number }
  | { type: 'cancelled' }
  | { type: 'failed'; reason: FailReason; message: string }

/** The two ends of a MessageChannel, a Worker, or a worker's own scope. */
export interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}
