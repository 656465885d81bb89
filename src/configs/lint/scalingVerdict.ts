import type { Json } from '../document/json'
import { isObject } from '../document/json'
import { say } from '../say'
import { numberIn } from '../transformers/attributes'
import { MULTIMODAL } from '../transformers/classes'
import type { LintContext } from './context'
import { meantKey, SCALING_KEYS } from './knownKeys'
import type { LintReader } from './sources'
import type { ReaderVerdict } from './verdict'
import { contradictory, defaulted, ignored, misspelt, used } from './verdict'

/** Keys that a type has a use for. */
const USED: Record<string, readonly string[]> = {
  linear: ['factor'],
  dynamic: ['factor'],
  yarn: [
    'factor',
    'original_max_position_embeddings',
    'attention_factor',
    'beta_fast',
    'beta_slow',
    'mscale',
    'mscale_all_dim',
    'truncate',
  ],
  longrope: ['factor', 'original_max_position_embeddings', 'attention_factor', 'short_factor', 'long_factor'],
  llama3: ['factor', 'original_max_position_embeddings', 'low_freq_factor', 'high_freq_factor'],
  proportional: ['factor', 'partial_rotary_factor'],
}

/** What a reader does with a key of the scaling dict. */
export function scalingVerdict(context: LintContext, key: string, reader: LintReader): ReaderVerdict {
  const { scaling, scalingKey, type, modelClass, attributes, config } = context
  const value = scaling[key] as Json
  if (reader === 'transformers4' && scalingKey === 'rope_parameters') return ignored('rope_parameters is no key of 4.57.6')
  const failed = context.readings[reader].status !== 'read'
  if (typeof value === 'string' && !['type', 'rope_type'].includes(key) && numberIn(value) !== null)
    return contradictory('a string, not a number')
  if (key === 'type' || key === 'rope_type') {
    const twice = 'type' in scaling && 'rope_type' in scaling
    const unlike = twice && scaling.type !== scaling.rope_type
    const wins = reader === 'transformers4' && modelClass.copiesType4 ? 'type' : 'rope_type'
    if (unlike) return contradictory(key === wins ? 'this one wins' : `${wins} wins`)
    const unknown = [`KeyError: '${type}'`, `ValueError: Unknown RoPE scaling type ${type}`].includes(
      context.readings[reader].message ?? '',
    )
    if (unknown || (failed && (type === 'mrope' || type === 'su'))) return contradictory('stops with an error')
    if (reader === 'llamacpp' && type === 'dynamic') return ignored('no such type in GGUF')
    return twice && key === 'type'
      ? ignored('rope_type says the same')
      : used(`${say(value)}${key === 'type' ? ', older spelling' : ''}`)
  }
  if (key === 'rope_theta') {
    if (reader === 'transformers4') return ignored('the outer one counts')
    return used(`base ${say(value)}`)
  }
  if (key === 'attn_factor') {
    if (reader === 'vllm') return type === 'yarn' ? used('multiplies the computed factor') : ignored('no such use')
    if (reader === 'llamacpp' || reader === 'paper')
      return ignored(reader === 'paper' ? 'not in the paper' : 'does not survive the conversion')
    return misspelt('attention_factor')
  }
  if (!(SCALING_KEYS as readonly string[]).includes(key)) {
    const meant = meantKey(key, SCALING_KEYS)
    return meant && !(meant in scaling) ? misspelt(meant) : ignored('known to no reader')
  }
  if (key === 'mrope_section') {
    if (reader === 'paper') return used('pairs per axis')
    return modelClass.id in MULTIMODAL ? used('pairs per axis') : ignored('a text class has one axis')
  }
  if (key === 'mrope_interleaved') return reader === 'vllm' ? used('order of the axes') : ignored('the class has one order')
  if (key === 'alpha')
    return modelClass.id.startsWith('hunyuan')
      ? used('base × alpha^(d/(d−2))')
      : reader === 'vllm' && type === 'dynamic'
        ? used('base × alpha^(d/(d−2))')
        : ignored('Hunyuan alone reads it')
  if (key === 'partial_rotary_factor') return used(`${say(value)} of the head`)
  if (!(USED[type ?? ''] ?? []).includes(key)) return ignored(`${type ?? 'default'} has no use for it`)
  if (value === null) return defaulted('null counts as absent')
  if (reader === 'llamacpp') {
    if (['truncate', 'beta_fast', 'beta_slow', 'attention_factor'].includes(key) || (key === 'mscale' && !attributes.mla))
      return ignored('does not survive the conversion')
    if (['short_factor', 'long_factor', 'low_freq_factor', 'high_freq_factor'].includes(key)) return used('becomes a tensor')
    if (type === 'dynamic') return ignored('no such type in GGUF')
  }
  if (reader === 'vllm' && type === 'yarn' && (key === 'attention_factor' || (/^mscale/.test(key) && !attributes.mla)))
    return ignored('not read at 07b12f1')
  if (reader === 'paper' && ['truncate', 'mscale', 'mscale_all_dim', 'attention_factor'].includes(key))
    return ignored('not in the paper')
  if (/^mscale/.test(key) && !(numberIn(scaling.mscale) && numberIn(scaling.mscale_all_dim)))
    return ignored(numberIn(value) === 0 ? '0 counts as absent' : 'both are wanted, neither 0')
  if (key === 'factor') {
    const original = numberIn(scaling.original_max_position_embeddings) ?? numberIn(config.original_max_position_embeddings)
    const implied = original && attributes.maxPositions ? attributes.maxPositions / original : null
    if (['yarn', 'llama3'].includes(type ?? '') && implied !== null && implied !== numberIn(value))
      return contradictory(`${say(value)} wins; the lengths imply ${say(implied)}`)
    if (type === 'dynamic') return reader === 'vllm' ? used('at every length') : used('beyond the window alone')
  }
  if (
    key === 'truncate' &&
    reader === 'transformers5' &&
    isObject(config.rope_parameters) &&
    isObject(config.rope_parameters.full_attention)
  )
    return ignored('not looked for inside a kind of layer')
  return used(say(value))
}
