import type { JsonObject } from '../document/json'
import { numberIn } from './attributes'
import { compressedTypes } from './compressed'
import { windowOf } from './masks'
import { partedByBase } from './perLayer'

/** Models of which one layer in so many, counted from 1, is of the other kind: [every, key that changes it, kinds of the rest and of that one]. */
const PERIODS: Record<string, readonly [number, string | null, string, string]> = {
  gemma2: [2, null, 'sliding_attention', 'full_attention'],
  gemma3_text: [6, 'sliding_window_pattern', 'sliding_attention', 'full_attention'],
  gemma3n_text: [5, null, 'sliding_attention', 'full_attention'],
  gemma4_text: [6, null, 'sliding_attention', 'full_attention'],
  gemma4_unified_text: [6, null, 'sliding_attention', 'full_attention'],
  diffusion_gemma_text: [6, null, 'sliding_attention', 'full_attention'],
  t5gemma2_text: [6, 'sliding_window_pattern', 'sliding_attention', 'full_attention'],
  t5gemma2_decoder: [6, 'sliding_window_pattern', 'sliding_attention', 'full_attention'],
  olmo3: [4, null, 'sliding_attention', 'full_attention'],
  cohere2: [4, 'sliding_window_pattern', 'sliding_attention', 'full_attention'],
  cohere2_moe: [4, 'sliding_window_pattern', 'sliding_attention', 'full_attention'],
  exaone4: [4, 'sliding_window_pattern', 'sliding_attention', 'full_attention'],
  exaone_moe: [4, 'sliding_window_pattern', 'sliding_attention', 'full_attention'],
  qwen3_next: [4, 'full_attention_interval', 'linear_attention', 'full_attention'],
  qwen3_5_text: [4, 'full_attention_interval', 'linear_attention', 'full_attention'],
  qwen3_5_moe_text: [4, 'full_attention_interval', 'linear_attention', 'full_attention'],
  qwen4_exp_text: [4, 'full_attention_interval', 'linear_attention', 'full_attention'],
  minimax: [2, null, 'full_attention', 'linear_attention'],
  afmoe: [4, 'global_attn_every_n_layers', 'sliding_attention', 'full_attention'],
  olmo_hybrid: [4, null, 'linear_attention', 'full_attention'],
  gpt_oss: [2, null, 'sliding_attention', 'full_attention'],
  vaultgemma: [2, null, 'sliding_attention', 'full_attention'],
}

/** Models whose layers from `max_window_layers` on have a window, where they have one at all. */
const FROM_LAYER: Record<string, number> = {
  qwen2: 28,
  qwen3: 28,
  qwen2_vl_text: 80,
  qwen2_5_vl_text: 80,
  qwen2_5_omni_text: 28,
  qwen2_5_omni_talker: 28,
  dots1: 62,
}

/** Older names of kinds of layers, as 5.18.0 renames them (configuration_utils.py, _LEGACY_LAYER_TYPE_REMAP). */
const RENAMED: Record<string, string> = {
  mamba: 'linear_attention',
  attention: 'full_attention',
  deepseek_sparse_attention: 'indexed_attention',
  qwen_sparse_attention: 'indexed_attention',
}

/** Kinds of layers that have no queries and keys to rotate. */
export const ROTATES_NOTHING = /^(linear_attention|conv)$/

/** Layers told by their places: [key of the list of full attention, kind of the rest]; without the list, whether all are full. */
const LISTED: Record<string, readonly [string, string, boolean]> = {
  lfm2: ['full_attn_idxs', 'conv', true],
  lfm2_moe: ['full_attn_idxs', 'conv', true],
  bamba: ['attn_layer_indices', 'linear_attention', false],
}

/** Layers of Zamba2 that share an attention, where the file does not say. */
const ZAMBA_HYBRID = [6, 12, 18, 24, 30, 36, 42, 47, 51]

/** What each layer is: as the file says, or by the rule of the class, parted by base where the file has a list of bases; null where all are alike. */
export function layerTypesOf(config: JsonObject, id: string, count: number | null): readonly string[] | null {
  const types = typesOf(config, id, count)
  return types && partedByBase(config, id, types)
}

function typesOf(config: JsonObject, id: string, count: number | null): readonly string[] | null {
  if (id === 'deepseek_v4') return count === null || count > 4096 ? null : compressedTypes(config, count)
  const told = config.layer_types ?? (/^(granitemoehybrid|zamba2)$/.test(id) ? config.layers_block_type : undefined)
  if (Array.isArray(told) && told.every(type => typeof type === 'string')) {
    const types = (told as string[]).map(type => RENAMED[type] ?? type)
    // layers that only draft tokens stand behind the others
    if (id === 'step3p5' && count !== null && types.length === count + (numberIn(config.num_nextn_predict_layers) ?? 0))
      return types.slice(0, count)
    return /^gemma4|^diffusion_gemma/.test(id) && types.length ? [...types.slice(0, -1), 'full_attention'] : types
  }
  if (count === null || count > 4096) return null
  if (/^modernbert/.test(id)) {
    const every = numberIn(config.global_attn_every_n_layers) ?? 3
    return Array.from({ length: count }, (_, i) => (i % every ? 'sliding_attention' : 'full_attention'))
  }
  const listed = LISTED[id]
  if (listed) {
    const [key, rest, usually] = listed
    const places = Array.isArray(config[key]) ? (config[key] as unknown[]) : null
    return Array.from({ length: count }, (_, i) => ((places ? places.includes(i) : usually) ? 'full_attention' : rest))
  }
  if (id === 'zamba2' && count === 54)
    return Array.from({ length: count }, (_, i) => (ZAMBA_HYBRID.includes(i) ? 'hybrid' : 'linear_attention'))
  if (id === 'mimo_v2_flash')
    return Array.from({ length: count }, (_, i) => (i && (i + 1) % 6 ? 'sliding_attention' : 'full_attention'))
  const slides = slidingRule(config, id, count)
  if (slides) return Array.from({ length: count }, (_, i) => (slides(i) ? 'sliding_attention' : 'full_attention'))
  const rule = PERIODS[id]
  if (!rule) return null
  const [usual, key, rest, other] = rule
  const pattern = key === null ? undefined : config[key]
  const every = typeof pattern === 'string' && /^[LG]+$/i.test(pattern) ? pattern.length : (numberIn(pattern) ?? usual)
  const types = Array.from({ length: count }, (_, i) => ((i + 1) % every ? rest : other))
  return /^gemma4|^diffusion_gemma/.test(id) ? [...types.slice(0, -1), 'full_attention'] : types
}

/** Which layers have a window, for classes that do not count them out by a period that ends with another kind. */
function slidingRule(config: JsonObject, id: string, count: number): ((layer: number) => boolean) | null {
  const windowed = windowOf(config, id) !== null
  if (id === 'ministral') return () => windowed
  if (/^(cwm|granite(moe)?_swa)$/.test(id)) return layer => layer % 4 !== 0
  if (id === 'muse_glimmer_text') return layer => (count - 1 - layer) % 4 !== 0
  const from = numberIn(config.max_window_layers)
  if (id === 'qwen2_moe') return layer => windowed && layer % 2 === 0 && layer < (from ?? 28)
  const usual = FROM_LAYER[id]
  return usual === undefined ? null : layer => windowed && layer >= (from ?? usual)
}

/** Places of each kind of layer, in the order given and then of first appearance. */
export function placesByType(types: readonly string[], first: readonly string[]): [string, number[]][] {
  const names = [...new Set([...first.filter(name => types.includes(name)), ...types])]
  return names.map(name => [name, types.flatMap((type, i) => (type === name ? [i] : []))])
}

/** Layers that rotate and that do not, for models that say so with `no_rope_layers`, in which 1 means that a layer rotates. */
export function noRopeLayers(config: JsonObject, count: number | null): readonly boolean[] | null {
  if (count === null || count > 4096) return null
  const told = config.no_rope_layers
  if (Array.isArray(told) && told.length) return told.map(flag => flag !== 0 && flag !== false)
  const every = numberIn(config.no_rope_layer_interval) ?? 4
  return Array.from({ length: count }, (_, i) => (i + 1) % every !== 0)
}
