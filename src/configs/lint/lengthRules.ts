import { isObject } from '../document/json'
import { say } from '../say'
import { numberIn } from '../transformers/attributes'
import { MULTIMODAL } from '../transformers/classes'
import type { Finding } from './context'
import { editScaling, editTop, inScaling, thread } from './context'
import type { Rule } from './rules'

const NEEDS = ['yarn', 'llama3']

/** Positions that a family was trained on, where its files carry another number in max_position_embeddings. */
const TRAINED: readonly [RegExp, number][] = [[/^qwen(2|3)(_moe)?$/, 32_768]]

const noOriginal: Rule = context => {
  const { type, scaling, config, attributes, modelClass } = context
  if (type === null || !NEEDS.includes(type)) return null
  if ('original_max_position_embeddings' in scaling || numberIn(config.original_max_position_embeddings) !== null) return null
  const max = attributes.maxPositions
  const factor = numberIn(scaling.factor)
  if (max === null || factor === null) return null
  const trained = TRAINED.find(([test, length]) => test.test(modelClass.id) && length <= max)?.[1]
  const meant = trained ?? max
  return {
    id: 'original length',
    weight: 'wrong',
    title: `${type} without original_max_position_embeddings: the table is made for max_position_embeddings, ${say(max)}, as if that were the length before the extension.`,
    words: `transformers assumes it (4.57.6 says so in a warning), vLLM stops with a KeyError.${
      trained && trained !== max
        ? ` ${modelClass.id} models were trained on ${say(trained)} positions; ${say(max)} leaves room for the answer.`
        : ` If ${say(max)} is the length after the extension, the original one is ${say(max / factor)}.`
    } The corrected file says ${say(meant)}.`,
    keys: [inScaling(context, 'original_max_position_embeddings'), 'max_position_embeddings'],
    edits: [editScaling(context, 'original_max_position_embeddings', meant)],
    threads: [thread('NVIDIA-NeMo/Automodel', 2652, 'pull')],
  }
}

const ratio: Rule = context => {
  const { type, scaling, config, attributes, modelClass } = context
  const original = numberIn(scaling.original_max_position_embeddings) ?? numberIn(config.original_max_position_embeddings)
  const factor = numberIn(scaling.factor)
  const max = attributes.maxPositions
  if (type === null || !NEEDS.includes(type) || original === null || factor === null || max === null) return null
  const implied = max / original
  if (Math.abs(implied - factor) < 1e-9) return null
  if (type === 'yarn' && implied === 1)
    return {
      id: 'short length',
      weight: 'wrong',
      title: `max_position_embeddings still is the original length, ${say(max)}: factor ${say(factor)} makes it ${say(max * factor)}.`,
      words: `The frequencies follow the factor, so they are those of ${say(max * factor)} positions already; 4.57.6 warns that the lengths imply factor 1, vLLM makes its cache ${say(max)} long, and releases before transformers pull request 40320 took the ratio, 1, and scaled nothing.`,
      keys: ['max_position_embeddings', inScaling(context, 'factor')],
      edits: [editTop(context, 'max_position_embeddings', Math.round(max * factor))],
      threads: [thread('huggingface/transformers', 40_320, 'pull'), thread('huggingface/transformers', 38_224)],
    }
  const published = type === 'llama3' && modelClass.id === 'llama'
  return {
    id: 'ratio',
    weight: 'note',
    title: `factor says ${say(factor)}, the lengths imply ${say(implied)} (${say(max)} / ${say(original)}); factor wins.`,
    words: `The readers use factor.${type === 'yarn' ? ' Releases before transformers pull request 40320 used the ratio.' : ''}${published ? ' The published Llama 3.2 files have 32 against 16 as well.' : ''}`,
    keys: [inScaling(context, 'factor'), 'max_position_embeddings'],
    edits: [],
    threads: type === 'yarn' ? [thread('huggingface/transformers', 40_320, 'pull')] : [],
  }
}

const dynamic: Rule = context => {
  const { type, scaling, config, attributes, modelClass } = context
  if (type !== 'dynamic') return null
  const max = attributes.maxPositions ?? 0
  const alpha = numberIn(scaling.alpha)
  if (alpha && modelClass.id.startsWith('hunyuan')) return null
  const lost = modelClass.id === 'llama' && numberIn(config.rope_theta) === 500_000 && max === 131_072
  if (lost)
    return {
      id: 'dynamic over llama3',
      weight: 'wrong',
      title:
        'dynamic takes the place of the llama3 scaling that this model was trained with, and does nothing up to 131 072 positions.',
      words: `Base 500 000 and 131 072 positions are Llama 3.1’s, whose slow pairs are divided by 8. With dynamic they turn 8 times as fast as in training at every length up to max_position_embeddings, which is the extended length already. vLLM raises the base at every length instead.`,
      keys: [inScaling(context, 'type' in scaling ? 'type' : 'rope_type'), inScaling(context, 'factor')],
      edits: [
        editTop(context, context.scalingKey ?? 'rope_scaling', {
          factor: 8,
          high_freq_factor: 4,
          low_freq_factor: 1,
          original_max_position_embeddings: 8192,
          rope_type: 'llama3',
        }),
      ],
      threads: [thread('vllm-project/vllm', 10_537)],
    }
  return {
    id: 'dynamic',
    weight: 'note',
    title: `dynamic changes nothing up to ${say(max)} positions.`,
    words: `Beyond max_position_embeddings transformers raises the base with the length; vLLM raises it once, for the longest text, at every length; llama.cpp has no such type.`,
    keys: [inScaling(context, 'factor'), 'max_position_embeddings'],
    edits: [],
  }
}

const linear: Rule = context => {
  const { type, scaling, attributes, config, modelClass } = context
  const factor = numberIn(scaling.factor)
  const max = attributes.maxPositions
  if (type !== 'linear' || factor === null || max === null) return null
  const edits =
    'rope_theta' in config || 'rope_theta' in scaling ? [] : [editTop(context, 'rope_theta', modelClass.ropeTheta, true)]
  return {
    id: 'linear',
    weight: edits.length && modelClass.ropeTheta === 10_000 ? 'wrong' : 'note',
    title: `The window is ${say(max)} positions, not ${say(max * factor)}: for linear, max_position_embeddings is the extended length, and no reader multiplies it by factor ${say(factor)}.`,
    words: `Positions are divided by ${say(factor)}, so ${say(max)} of them fall into the ${say(max / factor)} of training.${
      edits.length
        ? ` rope_theta is absent and falls to each class’s default, ${say(modelClass.ropeTheta)} here; the corrected file says it.`
        : ''
    }`,
    keys: ['max_position_embeddings', inScaling(context, 'factor'), ...(edits.length ? ['rope_theta'] : [])],
    edits,
    threads: [thread('hiyouga/LlamaFactory', 1298)],
  }
}

const bounds: Rule = context => {
  const { scaling, config } = context
  const found: Finding[] = []
  const factor = numberIn(scaling.factor)
  if (factor !== null && factor < 1)
    found.push({
      id: 'factor below 1',
      weight: 'wrong',
      title: `factor ${say(factor)} is below 1${factor <= 0 ? ', and frequencies would turn backwards or not exist' : ': the context would shrink'}.`,
      words: 'transformers warns and reckons on with it.',
      keys: [inScaling(context, 'factor')],
      edits: factor > 0 && factor < 1 ? [editScaling(context, 'factor', Number((1 / factor).toPrecision(6)), true)] : [],
    })
  const theta = numberIn(config.rope_theta) ?? numberIn(scaling.rope_theta)
  if (theta !== null && theta <= 1)
    found.push({
      id: 'base',
      weight: 'wrong',
      title: `rope_theta ${say(theta)} gives no ladder: a base is above 1.`,
      words: 'Published bases are 10 000 to 100 000 000.',
      keys: ['rope_theta'],
      edits: [],
    })
  const [fast, slow] = [numberIn(scaling.beta_fast), numberIn(scaling.beta_slow)]
  if (fast !== null && slow !== null && fast < slow)
    found.push({
      id: 'betas',
      weight: 'wrong',
      title: `beta_fast ${say(fast)} is below beta_slow ${say(slow)}: the cuts are exchanged.`,
      words: 'beta_fast counts the turns above which a pair is left alone, beta_slow those below which it is interpolated whole.',
      keys: [inScaling(context, 'beta_fast'), inScaling(context, 'beta_slow')],
      edits: [editScaling(context, 'beta_fast', slow, true), editScaling(context, 'beta_slow', fast, true)],
    })
  return found
}

const sections: Rule = context => {
  const { scaling, modelClass, readings } = context
  const rope = readings.transformers5.parts[0]?.rope ?? readings.transformers4.parts[0]?.rope
  const told = scaling.mrope_section
  if (Array.isArray(told) && modelClass.id in MULTIMODAL && rope) {
    const sum = told.reduce<number>((total, count) => total + (numberIn(count) ?? 0), 0)
    if (sum !== rope.rotaryDim / 2)
      return {
        id: 'sections',
        weight: 'wrong',
        title: `mrope_section sums to ${say(sum)}, and there are ${say(rope.rotaryDim / 2)} pairs.`,
        words: 'The split fails, or leaves pairs out, when the first tokens are rotated.',
        keys: [inScaling(context, 'mrope_section')],
        edits: [],
      }
  }
  if (Array.isArray(told) && !(modelClass.id in MULTIMODAL) && context.type !== 'mrope')
    return {
      id: 'unused sections',
      weight: 'note',
      title: `mrope_section is not read by ${modelClass.id || 'a text class'}.`,
      words: 'A text class has one position per token.',
      keys: [inScaling(context, 'mrope_section')],
      edits: [editScaling(context, 'mrope_section')],
    }
  return null
}

const lists: Rule = context => {
  const { scaling, attributes, config, modelClass } = context
  const share = numberIn(config.partial_rotary_factor) ?? numberIn(scaling.partial_rotary_factor) ?? modelClass.share ?? 1
  const pairs = Math.floor(Math.trunc((attributes.headDim ?? 0) * share) / 2)
  const wrong = ['short_factor', 'long_factor'].filter(
    key => Array.isArray(scaling[key]) && (scaling[key] as unknown[]).length !== pairs,
  )
  if (!wrong.length) return null
  return {
    id: 'lists',
    weight: 'wrong',
    title: `${wrong.join(' and ')} ${wrong.length > 1 ? 'have' : 'has'} ${wrong.map(key => (scaling[key] as unknown[]).length).join(' and ')} numbers, and ${pairs} pairs turn.`,
    words: 'One factor per pair is wanted; the tables cannot be multiplied otherwise.',
    keys: wrong.map(key => inScaling(context, key)),
    edits: [],
  }
}

const mscale: Rule = context => {
  const { scaling, type } = context
  if (type !== 'yarn' || !('mscale' in scaling)) return null
  const all = numberIn(scaling.mscale_all_dim)
  if (all && numberIn(scaling.mscale)) return null
  return {
    id: 'mscale',
    weight: 'note',
    title: `mscale ${say(scaling.mscale)} is not used: mscale_all_dim is ${'mscale_all_dim' in scaling ? say(scaling.mscale_all_dim) : 'absent'}, and 0 counts as absent.`,
    words: 'Only both together replace the computed factor 0.1 ln factor + 1.',
    keys: [inScaling(context, 'mscale'), inScaling(context, 'mscale_all_dim')],
    edits: [],
  }
}

const truncate: Rule = context => {
  const { scaling, config } = context
  if (scaling.truncate !== false) return null
  const nested = isObject(config.rope_parameters) && isObject(config.rope_parameters.full_attention)
  return {
    id: 'truncate',
    weight: 'note',
    title: nested
      ? 'truncate stands inside a kind of layer, where transformers 5.18.0 does not look: the cuts are rounded all the same.'
      : 'truncate: false does not survive a conversion to GGUF, where the cuts are always rounded.',
    words: 'Between the cuts the two tables differ.',
    keys: [inScaling(context, 'truncate')],
    edits: [],
  }
}

export const LENGTH_RULES: readonly Rule[] = [noOriginal, ratio, dynamic, linear, bounds, sections, lists, mscale, truncate]
