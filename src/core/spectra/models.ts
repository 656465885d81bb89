import type { Source } from '../variant'

/** Sizes of the attention of a model with multi-head latent attention. */
export interface LatentSizes {
  /** hidden size */
  width: number
  heads: number
  layers: number
  /** channels of a head's query and key without rotation, of its rotated part, of its value */
  head: number
  rotary: number
  value: number
  /** width of the latent of keys and values */
  latent: number
  /** width of the latent of queries; 0: they have none */
  queryLatent: number
}

export interface LatentModel extends LatentSizes {
  id: string
  name: string
  source: Source | null
}

const config = (model: string): Source => ({ label: 'config.json', url: `https://huggingface.co/${model}/blob/main/config.json` })

export const LATENT_MODELS: readonly LatentModel[] = [
  {
    id: 'deepseek-v2-lite',
    name: 'DeepSeek V2 Lite',
    source: config('deepseek-ai/DeepSeek-V2-Lite'),
    ...{ width: 2048, heads: 16, layers: 27, head: 128, rotary: 64, value: 128, latent: 512, queryLatent: 0 },
  },
  {
    id: 'deepseek-v3',
    name: 'DeepSeek V3',
    source: config('deepseek-ai/DeepSeek-V3'),
    ...{ width: 7168, heads: 128, layers: 61, head: 128, rotary: 64, value: 128, latent: 512, queryLatent: 1536 },
  },
  {
    id: 'kimi-k2',
    name: 'Kimi K2',
    source: config('moonshotai/Kimi-K2-Instruct'),
    ...{ width: 7168, heads: 64, layers: 61, head: 128, rotary: 64, value: 128, latent: 512, queryLatent: 1536 },
  },
  {
    id: 'minicpm3-4b',
    name: 'MiniCPM3 4B',
    source: config('openbmb/MiniCPM3-4B'),
    ...{ width: 2560, heads: 40, layers: 62, head: 64, rotary: 32, value: 64, latent: 256, queryLatent: 768 },
  },
  {
    id: 'small',
    name: 'a small one',
    source: null,
    ...{ width: 256, heads: 8, layers: 6, head: 32, rotary: 16, value: 32, latent: 64, queryLatent: 0 },
  },
]

/** `mha`: no latent. `preRope`: keys are rotated and then go through the latent. `decoupled`: one rotated part beside it, shared by all heads. */
export const CONSTRUCTIONS = ['mha', 'preRope', 'decoupled'] as const
export type Construction = (typeof CONSTRUCTIONS)[number]

export const CONSTRUCTION_NAMES: Record<Construction, string> = {
  mha: 'MHA',
  preRope: 'MLA-PreRoPE',
  decoupled: 'MLA-Decoupled',
}

/** Numbers that a cache keeps of each token in one layer; MHA with the same heads keeps a key and a value for each. */
export function cachedNumbers(construction: Construction, { heads, head, rotary, value, latent }: LatentSizes): number {
  return { mha: heads * (head + value), preRope: latent, decoupled: latent + rotary }[construction]
}

/** Channels of a head in which W_Q W_Kᵀ has rank. */
export function rankOf(construction: Construction, { head, rotary, latent }: LatentSizes): number {
  return { mha: head, preRope: Math.min(head, latent), decoupled: Math.min(head, latent) + rotary }[construction]
}
