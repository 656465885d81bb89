import { say } from '../say'
import { numberIn } from '../transformers/attributes'
import { MULTIMODAL } from '../transformers/classes'
import type { Rule } from './context'
import { editScaling, editTop, inScaling, thread } from './context'
import { meantKey, ROPE_TYPES } from './knownKeys'

const unknownType: Rule = context => {
  const { type, scaling, modelClass, attributes } = context
  if (type === null) return null
  const key = inScaling(context, 'rope_type' in scaling ? 'rope_type' : 'type')
  if (type === 'mrope') {
    if (modelClass.id in MULTIMODAL) return null
    return {
      id: 'mrope',
      weight: 'wrong',
      title: `The type mrope belongs to vision models, and ${modelClass.id || 'this class'} is a text class: both releases of transformers stop with KeyError: 'mrope'.`,
      words: `Only the configuration classes of Qwen2-VL and Qwen2.5-VL rename it to default. A text class reads one position per token, so the sections ${say(scaling.mrope_section)} have nothing to share out: for text tokens, whose three positions are equal, the plain table of base ${say(numberIn(context.config.rope_theta) ?? modelClass.ropeTheta)} gives the same angles.`,
      keys: [key, inScaling(context, 'mrope_section')],
      edits: [editTop(context, context.scalingKey ?? 'rope_scaling', null)],
    }
  }
  if (type === 'su') {
    const original = numberIn(context.config.original_max_position_embeddings) ?? attributes.maxPositions
    return {
      id: 'su',
      weight: 'wrong',
      title:
        'su is the old name of longrope; transformers 5.18.0 refuses it because it renames it too late to copy the original length in.',
      words: `It stops with a missing original_max_position_embeddings, which stands beside the dict (${say(original)}). 4.57.6 reads the file.`,
      keys: [key],
      edits: [editScaling(context, 'type', 'longrope')],
    }
  }
  if ((ROPE_TYPES as readonly string[]).includes(type)) return null
  const meant = meantKey(type, ROPE_TYPES)
  return {
    id: 'rope_type',
    weight: 'wrong',
    title: `${type} is not a rope_type${meant ? `; ${meant} is` : ''}.`,
    words: `transformers stops with KeyError: '${type}' when it builds the embedding, vLLM with a ValueError. Known are ${ROPE_TYPES.join(', ')}.`,
    keys: [key],
    edits: meant
      ? [editScaling(context, 'rope_type', meant), ...('type' in scaling ? [editScaling(context, 'type', meant)] : [])]
      : [],
  }
}

const noType: Rule = context => {
  const { scaling, scalingKey, type } = context
  const keys = Object.keys(scaling).filter(
    key => !['rope_theta', 'partial_rotary_factor', 'mrope_section', 'mrope_interleaved'].includes(key),
  )
  if (!scalingKey || type !== null || keys.length === 0 || 'sliding_attention' in scaling) return null
  const meant =
    'short_factor' in scaling
      ? 'longrope'
      : 'low_freq_factor' in scaling
        ? 'llama3'
        : keys.some(key => /^(beta_|mscale|attention_factor|original)/.test(key))
          ? 'yarn'
          : 'linear'
  return {
    id: 'no type',
    weight: 'wrong',
    title: `${scalingKey} has no rope_type, so nothing is scaled.`,
    words: `transformers 5.18.0 takes default and ignores ${keys.join(', ')}; 4.57.6 stops with a KeyError. The keys look like ${meant}.`,
    keys: [scalingKey],
    edits: [editScaling(context, 'rope_type', meant)],
  }
}

/** Classes of 4.57.6 that count the keys of the dict and refuse one more. */
const COUNTED = /^(phi3|phi4_multimodal|olmo2?)$/

const legacyType: Rule = context => {
  const { scaling, type, modelClass } = context
  if (!('type' in scaling) || type === 'mrope' || type === 'su') return null
  if (!('rope_type' in scaling))
    return {
      id: 'type',
      weight: 'note',
      title: `The type is spelt ${inScaling(context, 'type')}, the older of two spellings.`,
      words:
        'transformers of both lines and vLLM read it. llama.cpp’s converter looks at type alone for linear and at rope_type alone for llama3. A file with both is read alike by all.',
      keys: [inScaling(context, 'type')],
      edits: COUNTED.test(modelClass.id) ? [] : [editScaling(context, 'rope_type', type)],
      threads: [thread('huggingface/transformers', 36_877, 'pull')],
    }
  if (scaling.type === scaling.rope_type) return null
  return {
    id: 'two types',
    weight: 'wrong',
    title: `type says ${say(scaling.type)} and rope_type says ${say(scaling.rope_type)}.`,
    words: `transformers 5.18.0 takes rope_type; 4.57.6 ${modelClass.copiesType4 ? 'copies type over it for this class' : 'takes it too'}. Older vLLM looked at type first.`,
    keys: [inScaling(context, 'type'), inScaling(context, 'rope_type')],
    edits: [editScaling(context, 'type', scaling.rope_type)],
  }
}

export const TYPE_RULES: readonly Rule[] = [unknownType, noType, legacyType]
