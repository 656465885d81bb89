import { isObject } from '../document/json'
import { say } from '../say'
import { numberIn } from '../transformers/attributes'
import { MULTIMODAL } from '../transformers/classes'
import type { Finding, Rule } from './context'
import { editScaling, inScaling } from './context'

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

export const VALUE_RULES: readonly Rule[] = [bounds, sections, lists, mscale, truncate]
