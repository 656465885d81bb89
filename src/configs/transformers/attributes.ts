import type { JsonObject } from '../document/json'
import type { DecoupledHeads } from '../effective'
import type { ModelClass } from './classes'

/** Sizes of a model as a class reads them from its keys, its aliases and its defaults. */
export interface Attributes {
  hiddenSize: number | null
  heads: number | null
  /** channels of a head that the tables are made for */
  headDim: number | null
  /** channels of a head that attention sees */
  wholeHeadDim: number | null
  maxPositions: number | null
  layers: number | null
  mla: DecoupledHeads | null
}

/** Spellings of one size, the usual one first. */
export const SIZE_KEYS = {
  hiddenSize: ['hidden_size', 'n_embd', 'd_model', 'dim_model'],
  heads: ['num_attention_heads', 'n_head', 'n_heads', 'num_heads'],
  headDim: ['head_dim', 'attention_head_dim'],
  maxPositions: ['max_position_embeddings', 'max_sequence_length', 'seq_length', 'n_positions', 'max_seq_len', 'n_ctx'],
  layers: ['num_hidden_layers', 'n_layer', 'n_layers', 'num_layers'],
} as const

/** qk_nope, qk_rope, v, kv_lora_rank, q_lora_rank of the classes with latent attention. */
const LATENT: Record<string, readonly [number, number, number, number, number]> = {
  deepseek_v2: [128, 64, 128, 512, 1536],
  deepseek_v3: [128, 64, 128, 512, 1536],
  deepseek_v32: [128, 64, 128, 512, 1536],
  axk1: [128, 64, 128, 512, 1536],
  axk2: [64, 32, 64, 128, 384],
  youtu: [128, 64, 128, 512, 1536],
  longcat_flash: [128, 64, 128, 512, 1536],
  glm4_moe_lite: [192, 64, 256, 512, 768],
  glm_moe_dsa: [192, 64, 256, 512, 2048],
  hy_v4: [192, 64, 256, 512, 1536],
  mistral4: [64, 64, 128, 256, 1024],
  minicpm3: [64, 32, 64, 256, 768],
}

/** Classes with latent attention that set head_dim to qk_rope_head_dim whatever the file says; in others a head_dim of the file wins. */
export const OWN_HEAD = /^(deepseek_v2|deepseek_v32|axk2|glm_moe_dsa|hy_v4|minicpm3)$/

/** A number, also where it was written as a string; null for anything else. */
export function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || value.trim() === '') return null
  const read = Number(value)
  return Number.isFinite(read) ? read : null
}

/** The first of several spellings that holds a number. */
export function firstNumber(config: JsonObject, keys: readonly string[]): number | null {
  for (const key of keys) {
    const read = numberIn(config[key])
    if (read !== null) return read
  }
  return null
}

export function readAttributes(config: JsonObject, modelClass: ModelClass): Attributes {
  const hiddenSize = firstNumber(config, SIZE_KEYS.hiddenSize) ?? modelClass.hiddenSize
  const heads = firstNumber(config, SIZE_KEYS.heads) ?? modelClass.heads
  const quotient = hiddenSize !== null && heads ? Math.floor(hiddenSize / heads) : null
  const told = firstNumber(config, SIZE_KEYS.headDim)
  const usual = 'head_dim' in config ? null : modelClass.headDim
  const mla = latentHeads(config, modelClass)
  const own = modelClass.id === 'zamba2' && quotient !== null ? 2 * quotient : quotient
  const channels = modelClass.id === 'jetmoe' ? numberIn(config.kv_channels) : null
  const whole = mla ? mla.qkNopeHeadDim + mla.qkRopeHeadDim : null
  const decoupled = mla && (modelClass.id === 'mistral4' ? whole : mla.qkRopeHeadDim)
  const forced = OWN_HEAD.test(modelClass.id) ? decoupled : null
  const headDim = forced ?? told ?? decoupled ?? channels ?? usual ?? own
  return {
    hiddenSize,
    heads,
    headDim,
    wholeHeadDim: whole ?? headDim,
    maxPositions:
      modelClass.id === 'zamba2' && config.use_long_context === true
        ? 16_384
        : (firstNumber(config, SIZE_KEYS.maxPositions) ?? modelClass.maxPositions),
    layers: firstNumber(config, SIZE_KEYS.layers) ?? modelClass.layers,
    mla,
  }
}

function latentHeads(config: JsonObject, modelClass: ModelClass): DecoupledHeads | null {
  if (modelClass.id === 'deepseek_v4') return null
  const usual = LATENT[modelClass.id]
  // GLM-4.7-Flash's class takes head_dim for another name of it
  const other = modelClass.id === 'glm4_moe_lite' ? numberIn(config.head_dim) : null
  const rope = other ?? numberIn(config.qk_rope_head_dim)
  if (!usual && rope === null) return null
  const [nope, turned, value, kv, query] = usual ?? [null, null, null, null, null]
  const of = (key: string, otherwise: number | null) => numberIn(config[key]) ?? otherwise
  return {
    qkRopeHeadDim: rope ?? turned ?? 0,
    qkNopeHeadDim: of('qk_nope_head_dim', nope) ?? 0,
    vHeadDim: of('v_head_dim', value),
    kvLoraRank: of('kv_lora_rank', kv),
    qLoraRank: of('q_lora_rank', query),
  }
}
