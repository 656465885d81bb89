import { say } from '../say'
import { numberIn } from '../transformers/attributes'
import type { Rule } from './context'
import { editScaling, editTop, inScaling, thread } from './context'

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

export const LENGTH_RULES: readonly Rule[] = [noOriginal, ratio, dynamic, linear]
