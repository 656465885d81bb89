import { say } from '../say'
import { DUAL_CHUNK } from '../serving/dualChunk'
import { NO_WINDOWS } from '../serving/read'
import { numberIn, OWN_HEAD } from '../transformers/attributes'
import type { LintContext } from './context'
import { dualChunkVerdict } from './dualChunkRule'
import { meantKey, TOP_KEYS } from './knownKeys'
import { basesListed, perLayerVerdict } from './perLayerVerdict'
import { strayHead } from './schemaRules'
import type { LintReader } from './sources'
import type { ReaderVerdict } from './verdict'
import { contradictory, defaulted, ignored, misspelt, used } from './verdict'

/** What a reader does with a key beside the scaling dict. */
export function topVerdict(context: LintContext, key: string, reader: LintReader): ReaderVerdict {
  const { config, scaling, modelClass, attributes, type } = context
  const value = config[key]
  const paper = reader === 'paper'
  if (value === null && key === 'rope_theta' && /^transformers/.test(reader))
    return contradictory('null is no number: a TypeError')
  if (value === null) return defaulted('null counts as absent')
  if (typeof value === 'string' && numberIn(value) !== null) return contradictory('a string, not a number')
  if (key === DUAL_CHUNK) return dualChunkVerdict(context, reader)
  const listed = perLayerVerdict(context, key, reader)
  if (listed) return listed
  if (key === 'rope_theta' && reader !== 'llamacpp' && basesListed(context)) return ignored('layer_rope_theta has the bases')
  if (modelClass.id === 'deepseek_v4' && key === 'rope_theta')
    return used(`base ${say(value)} of the layers without a compressor`)
  if (modelClass.id === 'deepseek_v4' && key === 'qk_rope_head_dim') return used('channels of head_dim that turn')
  if (key === 'rope_theta') {
    const inner = numberIn(scaling.rope_theta)
    if (inner !== null && inner !== numberIn(value)) {
      if (reader === 'transformers4') return contradictory(`outer value used, ${say(value)}`)
      return contradictory(`inner value used, ${say(inner)}`)
    }
    if (/^(gpt_neox|gpt_neox_japanese|modernbert|modernbert-decoder)$/.test(modelClass.id))
      return ignored('the class has a key of its own')
    return used(`base ${say(value)}`)
  }
  if (key === 'head_dim') {
    const quotient = attributes.hiddenSize !== null && attributes.heads ? attributes.hiddenSize / attributes.heads : null
    if (attributes.mla && OWN_HEAD.test(modelClass.id)) return ignored('qk_rope_head_dim counts')
    if (attributes.mla && modelClass.id === 'glm4_moe_lite') return used('another name of qk_rope_head_dim')
    if (strayHead(context) !== null)
      return /^transformers/.test(reader) ? contradictory('sizes the rotary table') : ignored('qk_rope_head_dim counts')
    if (quotient !== null && quotient !== value && Number(value) <= 16)
      return contradictory(`wins over ${say(quotient)} by division`)
    return used(quotient !== null && quotient !== value ? `wins over ${say(quotient)} by division` : `${say(value)} channels`)
  }
  if (key === 'hidden_size' || key === 'num_attention_heads')
    return numberIn(config.head_dim) !== null || attributes.mla ? ignored('head_dim is given') : used('give head_dim')
  if (key === 'max_position_embeddings') {
    if (type === 'dynamic') return used('threshold of the scaling')
    if (
      (type === 'yarn' || type === 'llama3') &&
      !('original_max_position_embeddings' in scaling) &&
      config.original_max_position_embeddings === undefined
    )
      return reader === 'vllm'
        ? contradictory('a KeyError: the original length is wanted')
        : contradictory('taken as the original length')
    if (type === 'longrope') return used('ratio to the original length')
    return reader === 'llamacpp'
      ? used('context_length')
      : reader === 'vllm'
        ? used('length of the cache')
        : ignored('no part in the table')
  }
  if (key === 'original_max_position_embeddings')
    return ['yarn', 'longrope', 'llama3'].includes(type ?? '')
      ? reader === 'transformers4' && type !== 'longrope'
        ? ignored('wanted inside the dict')
        : used('wins over the one inside')
      : ignored('no scaling that asks for it')
  if (key === 'partial_rotary_factor' || key === 'rotary_pct') {
    if (paper) return ignored('not in the papers')
    if (reader === 'transformers5' && (type === null || type === 'default') && !modelClass.readsShare)
      return ignored('the class’s plain table spans the head')
    return used(`${say(value)} of the head turns`)
  }
  if (key === 'rotary_emb_base')
    return /^gpt_neox/.test(modelClass.id) ? used(`base ${say(value)}`) : ignored('GPT-NeoX alone reads it')
  if (key === 'rotary_dim') return modelClass.id === 'minimax_m2' ? used('gives the share') : ignored('GPT-J alone reads it')
  if (/^(rope_local_base_freq|local_rope_theta|global_rope_theta)$/.test(key)) {
    const own = /^(gemma3|gemma3n|t5gemma2|modernbert)/.test(modelClass.id)
    if (own && reader === 'llamacpp') return ignored('10 000 is fixed in the loader')
    return own
      ? used(`base ${say(value)} of ${key.startsWith('global') ? 'global' : 'sliding'} layers`)
      : ignored('not read by this class')
  }
  if (key === 'qk_rope_head_dim' || key === 'qk_nope_head_dim')
    return attributes.mla ? used('decoupled heads') : ignored('not read by this class')
  if (key === 'no_rope_layers' || key === 'no_rope_layer_interval')
    return /^(llama4_text|smollm3)$/.test(modelClass.id)
      ? reader === 'llamacpp'
        ? ignored('every fourth layer, fixed')
        : used('1 turns, 0 does not')
      : ignored('not read by this class')
  if (key === 'sliding_window') {
    if (paper) return ignored('no part in the table')
    return reader === 'llamacpp' && NO_WINDOWS.test(modelClass.id)
      ? ignored('no windows for this architecture')
      : used(`a query sees the last ${say(value)} tokens`)
  }
  if (key === 'layer_types') return used('which layers are which')
  if (key === 'global_head_dim')
    return /^gemma4/.test(modelClass.id) ? used('head of the full-attention layers') : ignored('not read by this class')
  if (key === 'rope_interleave')
    return attributes.mla ? used('pairs are neighbours where true') : ignored('not read by this class')
  if (key === 'position_embedding_type')
    return modelClass.id === 'granitemoehybrid' ? used('rope, or nothing turns') : ignored('not read by this class')
  const meant = meantKey(key, TOP_KEYS)
  return meant && !(meant in config) ? misspelt(meant) : ignored('known to no reader')
}
