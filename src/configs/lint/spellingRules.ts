import { yarnMagnitude } from '../../core/scaling'
import type { JsonObject } from '../document/json'
import { isObject } from '../document/json'
import type { Edit } from '../document/write'
import { say } from '../say'
import { numberIn } from '../transformers/attributes'
import type { Finding, Rule } from './context'
import { editScaling, editTop, inScaling, thread } from './context'
import { meantKey, SCALING_KEYS, soundsRotary, TOP_KEYS } from './knownKeys'

const misspelt: Rule = context => {
  const { scaling, config } = context
  const found: Finding[] = []
  for (const [key, value] of Object.entries(scaling)) {
    const meant = meantKey(key, SCALING_KEYS)
    if (!meant || meant in scaling) continue
    if (key === 'attn_factor') {
      const asked = numberIn(value) ?? 1
      const computed = yarnMagnitude(numberIn(scaling.factor) ?? 1)
      const product = Number((computed * asked).toPrecision(12))
      const whole = Math.abs(product - 1) < 1e-9 ? 1 : product
      found.push({
        id: 'attn_factor',
        weight: 'wrong',
        title: `attn_factor is not a key of transformers; attention_factor is, and cos and sin are multiplied by ${say(computed)} instead of ${say(whole)}.`,
        words: `transformers ignores it with a warning and computes 0.1 ln factor + 1 = ${say(computed)}. vLLM at 07b12f1 multiplies the two: ${say(computed)} × ${say(asked)} = ${say(whole)}. Scores differ by the square, ${say((computed / whole) ** 2)}. attention_factor replaces the computed value, so it must hold the product.`,
        keys: [inScaling(context, key)],
        edits: [editScaling(context, key), editScaling(context, 'attention_factor', whole, true)],
        threads: [thread('deepseek-ai/DeepSeek-R1', 684)],
      })
      continue
    }
    found.push({
      id: `misspelt ${key}`,
      weight: 'wrong',
      title: `${inScaling(context, key)} is not known to any reader; ${meant} is.`,
      words: `It is ignored, and ${meant} falls to its default.`,
      keys: [inScaling(context, key)],
      edits: [editScaling(context, key), editScaling(context, meant, value, typeof value === 'number')],
    })
  }
  for (const [key, value] of Object.entries(config)) {
    if (!soundsRotary(key) || isObject(value)) continue
    const meant = meantKey(key, TOP_KEYS)
    if (!meant || meant in config || /^(rope_scaling|hidden_size)$/.test(meant)) continue
    found.push({
      id: `misspelt ${key}`,
      weight: 'wrong',
      title: `${key} is not known to any reader; ${meant} is.`,
      words: `It is kept as an attribute that nothing reads, and ${meant} falls to its default.`,
      keys: [key],
      edits: [editTop(context, key), editTop(context, meant, value, context.file.floats.get(config)?.has(key) ?? false)],
    })
  }
  return found
}

/** Keys that hold one number. */
const NUMBERS = new Set([
  'rope_theta',
  'factor',
  'beta_fast',
  'beta_slow',
  'attention_factor',
  'partial_rotary_factor',
  'head_dim',
  'hidden_size',
  'num_attention_heads',
  'max_position_embeddings',
  'original_max_position_embeddings',
  'mscale',
  'mscale_all_dim',
  'low_freq_factor',
  'high_freq_factor',
])

const strings: Rule = context => {
  const { scaling, config } = context
  const edits: Edit[] = []
  const keys: string[] = []
  for (const [key, value] of Object.entries(scaling))
    if (NUMBERS.has(key) && typeof value === 'string' && numberIn(value) !== null) {
      edits.push(editScaling(context, key, numberIn(value), /[.e]/i.test(value)))
      keys.push(inScaling(context, key))
    }
  for (const [key, value] of Object.entries(config))
    if (NUMBERS.has(key) && typeof value === 'string' && numberIn(value) !== null) {
      edits.push(editTop(context, key, numberIn(value), /[.e]/i.test(value)))
      keys.push(key)
    }
  if (!keys.length) return null
  return {
    id: 'strings',
    weight: 'wrong',
    title: `${keys.join(', ')} ${keys.length > 1 ? 'are numbers' : 'is a number'} written as a string.`,
    words: 'Python does not turn strings into numbers: transformers and vLLM stop with a TypeError where they reckon with it.',
    keys,
    edits,
  }
}

const noNumbers: Rule = context => {
  const { scaling, config } = context
  const broken = (dict: JsonObject) =>
    Object.entries(dict).filter(([key, value]) => NUMBERS.has(key) && typeof value === 'number' && !Number.isFinite(value))
  const found = [
    ...broken(config).map(([key, value]) => [key, value] as const),
    ...broken(scaling).map(([key, value]) => [inScaling(context, key), value] as const),
  ]
  if (!found.length) return null
  return {
    id: 'no number',
    weight: 'wrong',
    title: `${found.map(([key, value]) => `${key} is ${value}`).join(', ')}: no frequency can come of it.`,
    words: 'Python reads NaN and Infinity without a complaint and reckons on; other JSON readers refuse the file.',
    keys: found.map(([key]) => key),
    edits: [],
  }
}

const repeated: Rule = context => {
  const { file, config, scaling, scalingKey } = context
  const times = (dict: JsonObject) => [...(file.floats.repeated?.(dict) ?? [])]
  const outer = times(config).filter(key => (TOP_KEYS as readonly string[]).includes(key))
  const keys = [...outer, ...(scalingKey ? times(scaling).map(key => inScaling(context, key)) : [])]
  if (!keys.length) return null
  const [first = ''] = keys
  const last = outer.length ? config[first] : scaling[times(scaling)[0] as string]
  return {
    id: 'repeated',
    weight: 'wrong',
    title: `${keys.join(', ')} ${keys.length > 1 ? 'stand' : 'stands'} in the file more than once; the last one counts, ${first} ${say(last)}.`,
    words: 'Python’s json and every reader here keep the last and say nothing. The corrected file has each key once.',
    keys,
    edits: outer.length ? [editTop(context, first, last, file.floats.get(config)?.has(first) ?? false)] : [],
  }
}

const notDict: Rule = ({ config }) => {
  const found = (['rope_scaling', 'rope_parameters'] as const).find(
    key => config[key] !== undefined && config[key] !== null && !isObject(config[key]),
  )
  if (!found) return null
  return {
    id: 'no dict',
    weight: 'wrong',
    title: `${found} is ${say(config[found])}; an object with a rope_type and its numbers is wanted.`,
    words: 'It is read here as if it were absent. Python stops where it looks for keys in it.',
    keys: [found],
    edits: [],
  }
}

export const SPELLING_RULES: readonly Rule[] = [misspelt, strings, noNumbers, repeated, notDict]
