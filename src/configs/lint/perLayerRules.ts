import { isObject } from '../document/json'
import { say } from '../say'
import { layerTypesOf } from '../transformers/layerTypes'
import { oddLayers } from '../transformers/perLayer'
import type { Rule } from './context'
import { editTop } from './context'

/** null for a base, which is not the same as no key. */
const nullBase: Rule = context => {
  const { config, modelClass } = context
  if (config.rope_theta !== null) return null
  return {
    id: 'null base',
    weight: 'wrong',
    title: 'rope_theta is null, which transformers does not take for absent: no table can be built from it.',
    words: `Without the key the class falls to ${say(modelClass.ropeTheta)}, as in the corrected file.`,
    keys: ['rope_theta'],
    edits: [editTop(context, 'rope_theta', modelClass.ropeTheta, true)],
  }
}

/** A list of bases in a class that reads one number. */
const baseList: Rule = context => {
  const { config, modelClass } = context
  const list = config.rope_theta
  if (!Array.isArray(list) || modelClass.id === 'step3p5') return null
  const alike = list.length > 0 && list.every(base => base === list[0] && typeof base === 'number')
  return {
    id: 'base list',
    weight: 'wrong',
    title: `rope_theta is a list of ${list.length}, and ${modelClass.id || 'this class'} reads one number: no table can be built.`,
    words: `Step-3.5’s class alone takes a base for each layer from rope_theta. ${alike ? 'All entries are alike, so the corrected file says that one number.' : 'Nest rope_parameters by kind of layer where the class can, or run the model by the code that it came with.'}`,
    keys: ['rope_theta'],
    edits: alike ? [editTop(context, 'rope_theta', list[0], true)] : [],
  }
}

/** Step-3.5's lists where transformers and vLLM part. */
const stepLists: Rule = context => {
  const { config, modelClass, attributes } = context
  if (modelClass.id !== 'step3p5') return null
  const types = layerTypesOf(config, modelClass.id, attributes.layers)
  const odd = ['rope_theta', 'partial_rotary_factors'].flatMap(key => {
    const list = config[key]
    const [words] = Array.isArray(list) ? oddLayers(key, list, types) : []
    return words === undefined ? [] : [{ key, words }]
  })
  const near = types?.includes('sliding_attention') && isObject(config.rope_scaling)
  const everywhere = near && !(Array.isArray(config.yarn_only_types) && config.yarn_only_types.length)
  return [
    ...odd.map(({ key, words }) => ({
      id: `odd ${key}`,
      weight: 'wrong' as const,
      title: `Layers of one kind differ in ${key}.`,
      words: `${words[0]?.toUpperCase()}${words.slice(1)}`,
      keys: [key],
      edits: [],
    })),
    ...(everywhere
      ? [
          {
            id: 'yarn_only_types',
            weight: 'note' as const,
            title:
              'yarn_only_types names no kind of layers: vLLM scales all of them, transformers 5.18.0 the full-attention layers alone.',
            words: 'The published files say ["full_attention"], as the corrected one does.',
            keys: ['yarn_only_types', 'rope_scaling'],
            edits: [editTop(context, 'yarn_only_types', ['full_attention'])],
          },
        ]
      : []),
  ]
}

export const PER_LAYER_RULES: readonly Rule[] = [nullBase, baseList, stepLists]
