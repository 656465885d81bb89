import type { EffectiveRope } from '../effective'
import { say } from '../say'
import { firstNumber, numberIn, SIZE_KEYS } from './attributes'
import { cuts, hasWindow, maskOf, windowOf } from './masks'
import type { TextFacts } from './part'
import { listNotes } from './perLayer'
import { betaOf } from './queryGrowth'

/** How the numbers came about, one sentence each. */
export function notesOf(
  { place: { config, named }, modelClass, attributes, layerTypes, release }: TextFacts,
  rope: EffectiveRope,
): string[] {
  const notes: string[] = []
  const told = numberIn(config.head_dim)
  const { hiddenSize, heads } = attributes
  if (modelClass.id === '' && named)
    notes.push(
      `${named} is not known here: these are Llama’s rules on its keys. Whether it has a rotary embedding at all, its own code alone tells.`,
    )
  const quotient = hiddenSize !== null && heads ? Math.floor(hiddenSize / heads) : null
  if (attributes.mla)
    notes.push(
      `Of the ${say(rope.headDim)} channels of a head ${say(attributes.mla.qkRopeHeadDim)} turn (qk_rope_head_dim); the others carry no position.`,
    )
  else if (told !== null && quotient !== null && told !== quotient)
    notes.push(`head_dim ${say(told)} wins over hidden_size / num_attention_heads = ${say(quotient)}.`)
  else if (told === null && modelClass.headDim === null && quotient !== null)
    notes.push(`head_dim is ${say(hiddenSize)} / ${say(heads)} = ${say(quotient)}: hidden_size / num_attention_heads.`)
  if (firstNumber(config, SIZE_KEYS.maxPositions) === null && attributes.maxPositions !== null)
    notes.push(`max_position_embeddings is absent: ${say(attributes.maxPositions)}, the default of the class.`)
  if (modelClass.id === 'llama4_text' && attributes.maxPositions === 10_485_760)
    notes.push(
      `max_position_embeddings ${say(attributes.maxPositions)} is the length that the model is offered for. Its makers say that it was trained with ${say(262_144)} tokens; set the trained length to that to see where training ends.`,
    )
  const size = windowOf(config, modelClass.id)
  if (size !== null && !('sliding_window' in config) && maskOf(config, modelClass.id, ''))
    notes.push(`sliding_window is absent: ${say(size)}, the default of the class.`)
  else if (size !== null && hasWindow(modelClass.id) && !cuts(config, size))
    notes.push(`sliding_window ${say(size)} is not below max_position_embeddings: it cuts nothing off.`)
  if (/^(ministral3|mistral4)$/.test(modelClass.id) && betaOf(config, modelClass.id) === null)
    notes.push('llama_4_scaling_beta is absent: the model multiplies queries by it and stops with a TypeError.')
  const baseOf = (kind: string) => (rope.layers?.find(({ layerType }) => layerType === kind)?.table ?? rope).ropeTheta
  notes.push(...listNotes(config, modelClass.id, layerTypes, baseOf))
  if (modelClass.id === 'deepseek_v4')
    notes.push(
      'Layers with a compressor turn by compress_rope_theta and the scaling of the file, whose YaRN multiplies cos and sin by 1; those without by rope_theta, unscaled.',
    )
  if (rope.ropeType === 'dynamic')
    notes.push(
      `Nothing is scaled up to ${say(rope.dynamic?.maxPositionEmbeddings)} positions; from there the base grows with the text.`,
    )
  if (rope.invFreqLong)
    notes.push(`Texts of more than ${say(rope.switchLength)} positions take the long table, for all their positions.`)
  if (rope.softmaxFactor !== 1)
    notes.push(
      `The softmax scale is multiplied by ${rope.softmaxFactor.toPrecision(6)}, the square of 0.1 · mscale_all_dim · ln factor + 1.`,
    )
  if (release === 4 && 'rope_parameters' in config) notes.push('rope_parameters is no key of 4.57.6: it is kept and not used.')
  return notes
}
