import leven, { closestMatch } from 'leven'

/** Keys of a scaling dict that some reader knows. */
export const SCALING_KEYS = [
  'rope_type',
  'type',
  'rope_theta',
  'factor',
  'original_max_position_embeddings',
  'attention_factor',
  'beta_fast',
  'beta_slow',
  'mscale',
  'mscale_all_dim',
  'truncate',
  'short_factor',
  'long_factor',
  'low_freq_factor',
  'high_freq_factor',
  'partial_rotary_factor',
  'mrope_section',
  'mrope_interleaved',
  'alpha',
  'llama_4_scaling_beta',
  'short_mscale',
  'long_mscale',
  'max_position_embeddings',
  'full_attention',
  'sliding_attention',
] as const

/** Keys beside it that have to do with rotary embeddings. */
export const TOP_KEYS = [
  'rope_theta',
  'rope_scaling',
  'rope_parameters',
  'max_position_embeddings',
  'original_max_position_embeddings',
  'head_dim',
  'global_head_dim',
  'partial_rotary_factor',
  'rotary_pct',
  'rotary_emb_base',
  'rotary_dim',
  'rope_local_base_freq',
  'global_rope_theta',
  'local_rope_theta',
  'qk_rope_head_dim',
  'qk_nope_head_dim',
  'layer_rope_theta',
  'compress_rope_theta',
  'partial_rotary_factors',
  'yarn_only_types',
  'use_rope_layers',
  'no_rope_layers',
  'no_rope_layer_interval',
  'rope_interleave',
  'position_embedding_type',
  'hidden_size',
  'num_attention_heads',
  'sliding_window',
  'layer_types',
  'dual_chunk_attention_config',
] as const

/** Spellings that other programs use for a key. */
const COUSINS: Record<string, string> = {
  attn_factor: 'attention_factor',
  rope_base: 'rope_theta',
  rope_freq_base: 'rope_theta',
  base: 'rope_theta',
  original_max_position: 'original_max_position_embeddings',
  scaling_factor: 'factor',
  scaling_type: 'rope_type',
}

export const ROPE_TYPES = ['default', 'linear', 'dynamic', 'yarn', 'longrope', 'llama3', 'proportional'] as const

/** The key that a name is likely to mean, or null. */
export function meantKey(name: string, known: readonly string[]): string | null {
  if (known.includes(name)) return null
  const cousin = COUSINS[name]
  if (cousin && known.includes(cousin)) return cousin
  const squeezed = known.find(key => key.replace(/_/g, '') === name.toLowerCase().replace(/[-_.]/g, ''))
  if (squeezed) return squeezed
  const letters = (text: string) => [...text].sort().join('')
  const exchanged = known.find(key => letters(key) === letters(name.toLowerCase()))
  if (exchanged) return exchanged
  const most = name.length < 6 ? 1 : name.length < 12 ? 2 : 3
  const near = closestMatch(name.toLowerCase(), [...known], { maxDistance: most })
  return near && leven(name, near) > 0 && !name.endsWith(`_${near}`) ? near : null
}

/** Keys of heads and positions that have no part in the rotation. */
const OTHERS = new Set([
  'v_head_dim',
  'qk_head_dim',
  'index_head_dim',
  'linear_key_head_dim',
  'linear_value_head_dim',
  'mamba_head_dim',
  'attention_head_dim',
  'use_mem_rope',
])

/** Whether a key beside the dict sounds like one of rotary embeddings. */
export function soundsRotary(key: string): boolean {
  return /rope|rotary|theta|position_emb|head_dim|yarn|mscale/i.test(key) && !OTHERS.has(key)
}
