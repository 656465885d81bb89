import type { Json } from '../document/json'
import { isObject } from '../document/json'
import { say } from '../say'
import { numberIn } from '../transformers/attributes'
import { MULTIMODAL } from '../transformers/classes'
import type { LintContext } from './context'
import { meantKey, SCALING_KEYS, soundsRotary, TOP_KEYS } from './knownKeys'
import type { LintReader } from './sources'
import { LINT_READERS } from './sources'

export type Verdict = 'used' | 'ignored' | 'defaulted' | 'misspelt' | 'contradictory'

export interface ReaderVerdict {
  verdict: Verdict
  /** what the reader does with the key, a few words */
  words: string
}

/** A key of the file, or one that it lacks, under every reader. */
export interface KeyVerdict {
  /** `rope_scaling.factor` */
  key: string
  /** as the file has it; null where it lacks the key */
  value: string | null
  by: Readonly<Record<LintReader, ReaderVerdict>>
}

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

const used = (words: string): ReaderVerdict => ({ verdict: 'used', words })
const ignored = (words: string): ReaderVerdict => ({ verdict: 'ignored', words })
const defaulted = (words: string): ReaderVerdict => ({ verdict: 'defaulted', words })
const contradictory = (words: string): ReaderVerdict => ({ verdict: 'contradictory', words })
const misspelt = (meant: string): ReaderVerdict => ({ verdict: 'misspelt', words: `${meant} is meant` })

/** Verdicts on every key that has to do with rotary embeddings, and on those that are filled in. */
export function keyVerdicts(context: LintContext): KeyVerdict[] {
  const { config, scaling, scalingKey } = context
  const rows: KeyVerdict[] = []
  const layered = context.readings.transformers5.parts[0]?.rope?.layers != null
  const absent = (reader: LintReader) =>
    context.readings[reader].status === 'model_type not in this release' ? ignored('no class of this name') : null
  const add = (key: string, value: Json | undefined, judge: (reader: LintReader) => ReaderVerdict) => {
    const by = Object.fromEntries(LINT_READERS.map(reader => [reader, absent(reader) ?? judge(reader)])) as KeyVerdict['by']
    rows.push({ key, value: value === undefined ? null : say(value), by })
  }
  for (const key of Object.keys(config).filter(key => isTopKey(key) && !(BESIDE.test(key) && !layered)))
    add(key, config[key], reader => topVerdict(context, key, reader))
  if (scalingKey)
    for (const [key, value] of Object.entries(scaling))
      if (!isObject(value)) add(`${scalingKey}.${key}`, value, reader => scalingVerdict(context, key, reader))
  const other = scalingKey === 'rope_scaling' && isObject(config.rope_parameters) ? config.rope_parameters : null
  for (const [key, value] of Object.entries(other ?? {}))
    add(`rope_parameters.${key}`, value, () => ignored('rope_scaling stands beside it'))
  for (const [key, judge] of missingKeys(context)) add(key, undefined, judge)
  return rows
}

/** Keys that matter where layers differ alone. */
const BESIDE = /^(sliding_window|layer_types|no_rope)/

function isTopKey(key: string): boolean {
  return (
    ((TOP_KEYS as readonly string[]).includes(key) && !['rope_scaling', 'rope_parameters'].includes(key)) ||
    (soundsRotary(key) && !['rope_scaling', 'rope_parameters'].includes(key))
  )
}

function topVerdict(context: LintContext, key: string, reader: LintReader): ReaderVerdict {
  const { config, scaling, modelClass, attributes, type } = context
  const value = config[key]
  const paper = reader === 'paper'
  if (value === null) return defaulted('null counts as absent')
  if (typeof value === 'string' && numberIn(value) !== null) return contradictory('a string, not a number')
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
    if (attributes.mla && modelClass.id === 'deepseek_v2') return ignored('qk_rope_head_dim counts')
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
  if (key === 'layer_types' || key === 'sliding_window') return used('which layers are which')
  if (key === 'global_head_dim')
    return /^gemma4/.test(modelClass.id) ? used('head of the full-attention layers') : ignored('not read by this class')
  if (key === 'rope_interleave')
    return attributes.mla ? used('pairs are neighbours where true') : ignored('not read by this class')
  if (key === 'position_embedding_type')
    return modelClass.id === 'granitemoehybrid' ? used('rope, or nothing turns') : ignored('not read by this class')
  const meant = meantKey(key, TOP_KEYS)
  return meant && !(meant in config) ? misspelt(meant) : ignored('known to no reader')
}

function scalingVerdict(context: LintContext, key: string, reader: LintReader): ReaderVerdict {
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
    if (failed && (type === 'mrope' || type === 'su')) return contradictory('stops with an error')
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

/** Keys that the file lacks and that readers fill in. */
function missingKeys(context: LintContext): [string, (reader: LintReader) => ReaderVerdict][] {
  const { config, scaling, type, modelClass, attributes, scalingKey } = context
  const rows: [string, (reader: LintReader) => ReaderVerdict][] = []
  const base = 'rope_theta' in config || 'rope_theta' in scaling || 'rotary_emb_base' in config || 'global_rope_theta' in config
  const nested = isObject(config.rope_parameters) && Object.values(config.rope_parameters).some(isObject)
  if (!base && !nested)
    rows.push([
      'rope_theta',
      reader =>
        defaulted(
          reader === 'llamacpp' || reader === 'paper'
            ? '10 000'
            : `${say(reader === 'transformers4' ? (modelClass.ropeTheta4 ?? modelClass.ropeTheta) : modelClass.ropeTheta)}, the class’s`,
        ),
    ])
  if (
    'rope_parameters' in config &&
    !('rope_theta' in config) &&
    modelClass.ropeTheta4 !== null &&
    scalingKey === 'rope_parameters' &&
    !nested
  )
    rows.push([
      'rope_theta (outside)',
      reader => (reader === 'transformers4' ? defaulted(`${say(modelClass.ropeTheta4)}, the class’s`) : used('the inner one')),
    ])
  if (!('head_dim' in config) && !attributes.mla && attributes.headDim !== null)
    rows.push([
      'head_dim',
      () =>
        defaulted(
          modelClass.headDim === null ? `${say(attributes.headDim)} by division` : `${say(attributes.headDim)}, the class’s`,
        ),
    ])
  if (
    type !== null &&
    ['yarn', 'llama3'].includes(type) &&
    !('original_max_position_embeddings' in scaling) &&
    config.original_max_position_embeddings === undefined
  )
    rows.push([
      `${scalingKey}.original_max_position_embeddings`,
      reader =>
        reader === 'vllm'
          ? contradictory('KeyError')
          : type === 'llama3' && reader === 'transformers4'
            ? contradictory('KeyError')
            : defaulted(`max_position_embeddings, ${say(attributes.maxPositions)}`),
    ])
  if (type === 'yarn')
    for (const [key, value] of [
      ['beta_fast', '32'],
      ['beta_slow', '1'],
    ] as const)
      if (!(key in scaling)) rows.push([`${scalingKey}.${key}`, () => defaulted(value)])
  if (type === 'yarn' && !('attention_factor' in scaling))
    rows.push([
      `${scalingKey}.attention_factor`,
      reader => defaulted(reader === 'vllm' ? '0.1 ln factor + 1, × attn_factor' : '0.1 ln factor + 1'),
    ])
  return rows
}
