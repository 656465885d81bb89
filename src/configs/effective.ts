import type { Setup } from '../core/scene'

/** How a context extension is told: what the file says, what its lengths imply, and what the reader multiplies by. */
export interface Factor {
  /** the file's `factor`; null where it has none */
  declared: number | null
  /** max_position_embeddings / original length; null where the file has no original length */
  implied: number | null
  /** 1 for dynamic scaling, which begins beyond the table */
  effective: number
}

/** Frequencies as one reader builds them. */
export interface RopeTable {
  /** channels of a query or key head */
  headDim: number
  /** rotated channels of a head: twice the frequencies */
  rotaryDim: number
  /** null where there is no ladder */
  ropeTheta: number | null
  ropeType: string
  factor: Factor
  /** rad per position, one per pair */
  invFreq: Float64Array
  /** the table of texts longer than `switchLength` positions, where there is another one */
  invFreqLong: Float64Array | null
  switchLength: number | null
  /** multiplies cos and sin */
  attentionFactor: number
  /** the table holds up to this many positions and then grows with the text */
  dynamic: { factor: number; maxPositionEmbeddings: number } | null
}

/** Layers of a kind; `table` where it is not the one of the whole, `rope: false` where nothing is rotated. */
export interface LayerGroup {
  layerType: string
  layers: readonly number[]
  rope: boolean
  table: RopeTable | null
  /** the scene of these layers alone; null where no query meets a key, or where the page cannot draw it */
  setup: Setup | null
}

/** Heads of which only a decoupled part turns. */
export interface DecoupledHeads {
  qkRopeHeadDim: number
  qkNopeHeadDim: number
  vHeadDim: number | null
  kvLoraRank: number | null
  qLoraRank: number | null
}

export interface AxisTable {
  axis: string
  /** channels */
  dim: number
  theta: number
  /** rad per position; null where all axes share the table of the whole */
  invFreq: Float64Array | null
}

export type Pairing = 'half' | 'interleaved' | null

/** The rotary embedding that a part of a model ends up with. */
export interface EffectiveRope extends RopeTable {
  /** pairs per position axis */
  sections: readonly number[] | null
  /** whether the axes take pairs in turn; null where that is not the question */
  sectionsInterleaved: boolean | null
  /** the ladder in order, where the program keeps it in another one */
  invFreqPlain: Float64Array | null
  layers: readonly LayerGroup[] | null
  mla: DecoupledHeads | null
  /** multiplies the softmax scale */
  softmaxFactor: number
  axes: readonly AxisTable[] | null
}

/** One part of a model: its text, its vision tower. */
export interface ModelPart {
  /** `text`, `vision`, `talker`, or `video` of a diffusion model */
  id: string
  title: string
  /** keys that lead to it in the file */
  path: readonly string[]
  /** channel i with i + d/2, or 2i with 2i + 1 */
  pairing: Pairing
  /** how the pairing is done, where that is not plain */
  pairingBy: string | null
  /** null where the reader builds none */
  rope: EffectiveRope | null
  /** the same as a setup of the page; null where nothing turns */
  setup: Setup | null
  /** the kind of layers that `setup` shows, where one scene cannot show them all */
  shows?: string
  /** what the setup cannot show, one sentence each */
  shortfalls: readonly string[]
  /** how the numbers came about, one sentence each */
  notes: readonly string[]
}

export type ReaderId = 'transformers5' | 'transformers4' | 'vllm' | 'llamacpp' | 'paper' | 'diffusers' | 'own'

/** What a reader makes of a file. */
export interface ModelReading {
  reader: ReaderId
  status: 'read' | 'error' | 'error building rotary embedding' | 'model_type not in this release'
  /** the error, as the program words it */
  message: string | null
  /** warnings, as the program words them */
  warnings: readonly string[]
  parts: readonly ModelPart[]
}
