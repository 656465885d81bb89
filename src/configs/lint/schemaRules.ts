import type { JsonObject } from '../document/json'
import { isObject } from '../document/json'
import type { Edit } from '../document/write'
import type { ReaderId } from '../effective'
import { say } from '../say'
import { numberIn, OWN_HEAD } from '../transformers/attributes'
import { findClass } from '../transformers/classes'
import { modelTypeOf } from '../transformers/textPlaces'
import type { Finding, LintContext, Rule } from './context'
import { editTop, thread } from './context'
import { basesListed } from './perLayerVerdict'

const twoBases: Rule = context => {
  const { config, scaling, scalingKey } = context
  const [outer, inner] = [numberIn(config.rope_theta), numberIn(scaling.rope_theta)]
  if (outer === null || inner === null || outer === inner || !scalingKey) return null
  return {
    id: 'two bases',
    weight: 'wrong',
    title: `rope_theta is ${say(outer)} outside of ${scalingKey} and ${say(inner)} inside.`,
    words:
      'transformers 4.57.6 takes the outer one, 5.18.0 the inner one; vLLM over transformers 4 may overwrite the inner one. The corrected file says the inner one twice.',
    keys: ['rope_theta', `${scalingKey}.rope_theta`],
    edits: [editTop(context, 'rope_theta', inner, true)],
    threads: [thread('vllm-project/vllm', 42_624, 'pull')],
  }
}

const schema: Rule = context => {
  const { config, file, modelClass } = context
  const parameters = config.rope_parameters
  if (isObject(parameters) && isObject(config.rope_scaling) && Object.keys(config.rope_scaling).length)
    return {
      id: 'two schemas',
      weight: 'wrong',
      title: 'The file has rope_scaling and rope_parameters.',
      words:
        'transformers 5.18.0 takes rope_scaling for most classes and drops rope_parameters; 4.57.6 knows rope_scaling alone. Keep one, or keep them alike.',
      keys: ['rope_scaling', 'rope_parameters'],
      edits: [editTop(context, 'rope_parameters')],
    }
  if (!isObject(parameters)) return null
  const version = String(config.transformers_version ?? file.config.transformers_version ?? '')
  const old = /^4\./.test(version)
  const inner = isObject(parameters.full_attention) ? parameters.full_attention : parameters
  const theta = numberIn(inner.rope_theta)
  const lost = theta !== null && !('rope_theta' in config) && theta !== (modelClass.ropeTheta4 ?? modelClass.ropeTheta)
  const scaled = typeof inner.rope_type === 'string' && inner.rope_type !== 'default' && !('rope_scaling' in config)
  if (modelClass.ropeTheta4 === null) return null
  if (!lost && !scaled) return null
  const edits: Edit[] = []
  if (lost) edits.push(editTop(context, 'rope_theta', theta, true))
  if (scaled) edits.push(editTop(context, 'rope_scaling', withoutBase(inner)))
  return {
    id: 'schema',
    weight: old ? 'wrong' : 'note',
    title: `rope_parameters is a key of transformers 5${old ? `, and the file says it was written by ${version}` : ''}: 4.57.6 keeps it without a word and ${lost ? `turns with base ${say(modelClass.ropeTheta4 ?? modelClass.ropeTheta)} instead of ${say(theta)}` : 'scales nothing'}.`,
    words: `No warning is given. ${lost ? 'A rope_theta beside the dict is read by 4.57.6 and left alone by 5.18.0, where the inner one wins.' : 'A rope_scaling beside it is read by both.'} Older converters to GGUF lose it too.`,
    keys: ['rope_parameters', ...(lost ? ['rope_theta'] : [])],
    edits,
    threads: [thread('vllm-project/vllm', 42_624, 'pull'), thread('ggml-org/llama.cpp', 24_820)],
  }
}

function withoutBase(dict: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(dict).filter(([key]) => key !== 'rope_theta'))
}

const head: Rule = context => {
  const { config, attributes, modelClass, scaling } = context
  const told = numberIn(config.head_dim)
  const { hiddenSize, heads } = attributes
  if (told === null || hiddenSize === null || !heads || attributes.mla) return null
  const quotient = hiddenSize / heads
  const tiny = told <= 16
  if (tiny) {
    const llama32 = modelClass.id === 'llama' && scaling.rope_type === 'llama3' && numberIn(scaling.factor) === 32
    const meant = quotient > told ? quotient : llama32 ? 64 : 128
    const wide: Edit[] = meant === quotient ? [] : [editTop(context, 'hidden_size', heads * meant)]
    return {
      id: 'tiny head',
      weight: 'wrong',
      title:
        quotient > told
          ? `head_dim ${say(told)} contradicts hidden_size / num_attention_heads = ${say(quotient)}, and head_dim wins: only ${say(told / 2)} pairs turn.`
          : `A head of ${say(told)} channels has only ${say(told / 2)} pairs; a published ${llama32 ? 'Llama 3.2 1B has 64 channels and hidden_size 2048' : 'model of this class has 64 or more'}.`,
      words: `This looks like a model cut down for a test. With ${say(told / 2)} pairs the ladder jumps by a factor of ${say((numberIn(config.rope_theta) ?? modelClass.ropeTheta) ** (2 / told))} from pair to pair, and no weights of the full model fit. The corrected file says ${say(meant)}.`,
      keys: ['head_dim', 'hidden_size', 'num_attention_heads'],
      edits: [editTop(context, 'head_dim', meant), ...wide],
    }
  }
  if (told === quotient) return null
  return {
    id: 'head_dim',
    weight: 'note',
    title: `head_dim ${say(told)} wins over hidden_size / num_attention_heads = ${say(quotient)}.`,
    words: 'That is legal and common (Gemma, Qwen3, Mistral Nemo).',
    keys: ['head_dim'],
    edits: [],
  }
}

/** A head_dim that sizes the rotary table of latent attention instead of qk_rope_head_dim; null where it does not matter. */
export function strayHead({ config, attributes, modelClass: { id } }: LintContext): number | null {
  const told = numberIn(config.head_dim)
  if (told === null || !attributes.mla || OWN_HEAD.test(id) || /^(mistral4|glm4_moe_lite)$/.test(id)) return null
  return told === attributes.mla.qkRopeHeadDim ? null : told
}

const stray: Rule = context => {
  const told = strayHead(context)
  const turned = context.attributes.mla?.qkRopeHeadDim
  if (told === null || turned === undefined) return null
  return {
    id: 'stray head_dim',
    weight: 'wrong',
    title: `head_dim ${say(told)} sizes the rotary table in transformers, and the ${say(turned)} channels of qk_rope_head_dim are to turn by it.`,
    words:
      'The class sets head_dim to qk_rope_head_dim and then lets the file overwrite it; the table has another width than the part that is rotated, and the first tokens fail. vLLM and llama.cpp go by qk_rope_head_dim.',
    keys: ['head_dim', 'qk_rope_head_dim'],
    edits: [editTop(context, 'head_dim')],
  }
}

/** A rotated part of odd width, for which the table has one channel more than there are. */
const odd: Rule = ({ readings, attributes }) => {
  const rope = readings.transformers5.parts[0]?.rope ?? readings.transformers4.parts[0]?.rope
  const width = attributes.mla?.qkRopeHeadDim ?? rope?.headDim
  if (!rope || width === undefined || rope.rotaryDim !== width + 1) return null
  const keys = attributes.mla ? ['qk_rope_head_dim'] : ['head_dim', 'hidden_size', 'num_attention_heads']
  return {
    id: 'odd head',
    weight: 'wrong',
    title: `${say(width)} channels are to turn, which is odd: the table has ${say(rope.rotaryDim)}, and the first tokens fail.`,
    words:
      'Channels turn in pairs. An odd part of a head, cut out by partial_rotary_factor, is rounded up; a whole one cannot be.',
    keys,
    edits: [],
  }
}

const names: Rule = context => {
  const { file, config, place } = context
  const type = config.model_type ?? file.config.model_type
  const list = config.architectures ?? file.config.architectures
  const [first] = Array.isArray(list) ? list : []
  if (typeof type !== 'string' || typeof first !== 'string' || !place.modelClass) return null
  if (findClass(modelTypeOf({ architectures: [first] }))?.id === place.modelClass.id) return null
  const stem = first.replace(/^Eagle3?/, '').match(/^[A-Z][a-z]+\d*/)?.[0]
  const named = stem && findClass(stem.toLowerCase())
  if (!named || named.id === place.modelClass.id || place.modelClass.id.startsWith(named.id) || type.startsWith(named.id))
    return null
  if (first.toLowerCase().startsWith(type.replace(/_/g, ''))) return null
  const draft = /eagle/i.test(first)
  return {
    id: 'names',
    weight: draft && type === 'qwen2' ? 'note' : 'wrong',
    title: `architectures names ${first} and model_type says ${type}: transformers goes by model_type and reads the ${place.modelClass.id} class.`,
    words: `Classes differ in defaults: ${place.modelClass.id} falls to base ${say(place.modelClass.ropeTheta)}${place.modelClass.id === 'phi3' ? ', takes an original length of 4096 where none is given and refuses every type but longrope' : ''}; ${named.id} to ${say(named.ropeTheta)}. ${draft ? 'A draft model is run by code of its own, which goes by architectures.' : ''} The frequencies of this file are the same under both as long as every key is written out.`,
    keys: ['architectures', 'model_type'],
    edits: [{ path: config.model_type === undefined ? [] : context.path, key: 'model_type', value: named.id }],
  }
}

const defaults: Rule = context => {
  const { config, scaling, modelClass, place } = context
  if ('rope_theta' in config || 'rope_theta' in scaling || 'rotary_emb_base' in config || 'global_rope_theta' in config)
    return null
  if (isObject(config.rope_parameters) && Object.values(config.rope_parameters).some(isObject)) return null
  const [five, four] = [modelClass.ropeTheta, modelClass.ropeTheta4]
  if (!place.modelClass || basesListed(context)) return null
  const apart = four !== null && four !== five
  return {
    id: 'no base',
    weight: apart ? 'wrong' : 'note',
    title: apart
      ? `rope_theta is absent, and the defaults of this class differ: ${say(five)} in transformers 5.18.0, ${say(four)} in 4.57.6.`
      : `rope_theta is absent: the class falls to ${say(five)}; llama.cpp to 10 000.`,
    words: 'A default is part of the program, not of the model: the next release may change it.',
    keys: ['rope_theta'],
    edits: [editTop(context, 'rope_theta', apart ? (four as number) : five, true)],
  }
}

const share: Rule = context => {
  const { config, modelClass, readings } = context
  const told = numberIn(config.partial_rotary_factor)
  const [five, four] = [readings.transformers5.parts[0]?.rope, readings.transformers4.parts[0]?.rope]
  if (told === null || told === 1 || !five || !four || five.rotaryDim === four.rotaryDim) return null
  return {
    id: 'share',
    weight: 'wrong',
    title: `partial_rotary_factor ${say(told)} is not read by ${modelClass.id || 'this class'} in transformers 5.18.0, which turns ${say(five.rotaryDim)} channels; 4.57.6 makes a table for ${say(four.rotaryDim)}.`,
    words: 'Plain tables of most classes span the whole head in 5.18.0, whatever the share.',
    keys: ['partial_rotary_factor'],
    edits: [],
  }
}

/** Whether a message is worded by Python, such as KeyError: 'mrope'. */
const isPythonError = (message: string) => /^\w+Error: /.test(message)

const REFUSING = ['transformers5', 'transformers4'] as const
export const refusalBy = (reader: ReaderId) => `refused ${reader}`

const refused: Rule = context => {
  const found: Finding[] = []
  for (const reader of REFUSING) {
    const { status, message } = context.readings[reader]
    if (status === 'read' || message === null) continue
    if (!isPythonError(message)) {
      const title = 'No embedding can be built from these values.'
      return [{ id: refusalBy(reader), weight: 'wrong', title, words: message, keys: [], edits: [] }]
    }
    found.push({
      id: refusalBy(reader),
      weight: 'wrong',
      title: `${reader === 'transformers5' ? 'transformers 5.18.0' : 'transformers 4.57.6'} ${status === 'error' ? 'refuses the file' : 'reads the file and cannot build the embedding'}.`,
      words: message,
      keys: [],
      edits: [],
    })
  }
  const { status, message } = context.readings.vllm
  if (status === 'error' && message?.startsWith('ValueError') && context.readings.transformers5.status === 'read')
    found.push({
      id: refusalBy('vllm'),
      weight: 'note',
      title: `vLLM at 07b12f1 knows no type ${String(context.type)} and stops.`,
      words: `${message}. transformers 5.18.0 reads the file.`,
      keys: [],
      edits: [],
    })
  return found
}

export const SCHEMA_RULES: readonly Rule[] = [twoBases, schema, head, stray, odd, names, defaults, share, refused]
