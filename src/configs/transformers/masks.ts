import type { Choice } from '../../core/scene'
import type { JsonObject } from '../document/json'
import { numberIn } from './attributes'

/**
 * What a query sees, by class: transformers 5.18.0, models/<name>/modeling_<name>.py, which asks masking_utils.py for a causal, a
 * windowed or a full mask, and configuration_<name>.py for the lengths. 4.57.6 has the same rules in the classes that it knows.
 */

/** Classes all of whose attention looks through `sliding_window`, where that is not null; with what they take where it is absent. */
const WHOLE: Record<string, number | null> = {
  mistral: 4096,
  voxtral_realtime_text: 4096,
  ministral3: null,
  mixtral: null,
  phi3: null,
  phi4_multimodal: null,
  phimoe: null,
  starcoder2: null,
  deepseek_v4: 128,
  doge: null,
  minimax: null,
  qwen3_moe: 4096,
}

/** Classes whose layers of the kind sliding_attention look through `sliding_window`, with what they take where it is absent. */
const BY_KIND: Record<string, number | null> = {
  afmoe: 1024,
  cohere2: 4096,
  cohere2_moe: 4096,
  cwm: 8192,
  dots1: 4096,
  exaone4: 4096,
  exaone_moe: 4096,
  gemma2: 4096,
  gemma3_text: 4096,
  gemma3n_text: 512,
  gemma4_text: 512,
  gemma4_unified_text: 1024,
  gpt_oss: 128,
  granite_swa: 128,
  granitemoe_swa: 128,
  laguna: 512,
  mellum: 1024,
  mimo_v2_flash: 128,
  ministral: 4096,
  muse_glimmer_text: 2048,
  olmo3: 4096,
  qwen2: 4096,
  qwen2_moe: 4096,
  qwen2_vl_text: 4096,
  qwen2_5_vl_text: 4096,
  qwen2_5_omni_text: 32_768,
  qwen2_5_omni_talker: 32_768,
  qwen3: 4096,
  smollm3: null,
  step3p5: null,
  t5gemma2_decoder: 4096,
  vaultgemma: 4096,
}

/** Classes that have no window unless `use_sliding_window` is true. */
const ASKED = /^(qwen2|qwen2_moe|qwen2(_5)?_vl_text|qwen2_5_omni_(text|talker)|qwen3|qwen3_moe|smollm3)$/

/** Encoders, which mask nothing. */
const BOTH_WAYS = /^(gte|nomic_bert|jina_embeddings_v3|eurobert|esmc|modernbert|neomme|openai_privacy_filter)$/

/** Classes that `use_bidirectional_attention` makes encoders, by its value. */
const MADE_ENCODER: Record<string, unknown> = { gemma3_text: true, gemma4_text: 'all', gemma4_unified_text: 'all' }

const FULL: Choice = { variant: 'full', params: {} }
const window = (slidingWindow: number): Choice => ({ variant: 'window', params: { slidingWindow } })
/** `size` tokens, half of them on each side. */
const around = (size: number): Choice => ({ variant: 'window', params: { slidingWindow: size, bothWays: true } })

/** Tokens of the window of a class; null where it has none. */
export function windowOf(config: JsonObject, id: string): number | null {
  if (ASKED.test(id) && config.use_sliding_window !== true) return null
  if (id === 'recurrent_gemma') return numberIn(config.attention_window_size) ?? 2048
  if (id.startsWith('modernbert')) return numberIn(config.local_attention) ?? 128
  const usual = WHOLE[id] ?? BY_KIND[id] ?? null
  const told = 'sliding_window' in config ? numberIn(config.sliding_window) : usual
  return told !== null && told >= 1 ? Math.round(told) : null
}

/** Whether all layers of a class look through one window, where it has any. */
export function hasWindow(id: string): boolean {
  return id in WHOLE
}

/** Whether the layers of a class differ by their windows. */
export function windowsByKind(id: string): boolean {
  return id in BY_KIND || id === 'llama4_text' || id.startsWith('modernbert')
}

/** The mask of layers of a kind, '' where all are alike; null: what the layout has, so that a query sees itself and what comes before. */
export function maskOf(config: JsonObject, id: string, told: string): Choice | null {
  const [kind] = told.split(',')
  const size = windowOf(config, id)
  const encoder = id in MADE_ENCODER && config.use_bidirectional_attention === MADE_ENCODER[id]
  if (id === 'openai_privacy_filter') return around(2 * (numberIn(config.sliding_window) ?? 128))
  if (id === 'neomme' && kind === 'sliding_attention') return around(2 * (numberIn(config.sliding_window) ?? 256))
  if (kind === 'chunked_attention') return chunks(config)
  if (kind === 'sliding_attention' && size !== null) {
    if (id === 'modernbert-decoder') return window(Math.floor(size / 2))
    if (id === 'modernbert' || encoder) return around(size)
    if (id in BY_KIND) return window(size)
  }
  if (BOTH_WAYS.test(id) || encoder) return FULL
  return (id in WHOLE || id === 'recurrent_gemma') && size !== null && cuts(config, size) ? window(size) : null
}

/** Llama 4: 8192 where `attention_chunk_size` is absent, nothing where it is null. */
function chunks(config: JsonObject): Choice | null {
  const size = 'attention_chunk_size' in config ? numberIn(config.attention_chunk_size) : 8192
  return size !== null && size >= 1 ? { variant: 'chunks', params: { attentionChunkSize: size } } : null
}

/** Whether a window cuts anything off within the file's own context. */
export function cuts(config: JsonObject, size: number): boolean {
  const length = numberIn(config.max_position_embeddings)
  return length === null || size < length
}
