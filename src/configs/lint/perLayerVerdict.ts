import type { Json } from '../document/json'
import { say } from '../say'
import { layerTypesOf } from '../transformers/layerTypes'
import { BASE_LISTS, oddLayers } from '../transformers/perLayer'
import type { LintContext } from './context'
import type { LintReader } from './sources'
import type { ReaderVerdict } from './verdict'
import { contradictory, ignored, used } from './verdict'

/** Keys that hold one entry a layer, or that say which layers another key is for. */
const KEYS = /^(compress_rope_theta|layer_rope_theta|partial_rotary_factors|yarn_only_types|use_rope_layers)$/

/**
 * What a reader does with a key that tells layers apart; null for others. vLLM at 01b50b9, model_executor/models/step3p5.py;
 * llama.cpp, conversion/step3.py.
 */
export function perLayerVerdict(context: LintContext, key: string, reader: LintReader): ReaderVerdict | null {
  const { config, modelClass } = context
  const value = config[key]
  const isList = key === 'rope_theta' && Array.isArray(value)
  if (!isList && !KEYS.test(key)) return null
  if (reader === 'paper') return ignored('not in the papers')
  if (key === 'compress_rope_theta')
    return modelClass.id === 'deepseek_v4' ? used('base of the layers with a compressor') : ignored('not read by this class')
  if (key === 'layer_rope_theta') return layerBases(modelClass.id, reader)
  if (modelClass.id !== 'step3p5')
    return isList ? contradictory('a list, where one number is read: a TypeError') : ignored('not read by this class')
  if (key === 'use_rope_layers')
    return reader === 'vllm' ? used('false: the layer is not rotated') : ignored('only vLLM asks for it')
  if (key === 'yarn_only_types')
    return reader === 'vllm'
      ? used(`rope_scaling for ${say(value)} alone`)
      : ignored('rope_scaling is for full_attention, fixed in the program')
  return stepList(context, key, value as Json[], reader)
}

function stepList(
  { config, modelClass, attributes }: LintContext,
  key: string,
  value: Json[],
  reader: LintReader,
): ReaderVerdict {
  if (!Array.isArray(value)) return ignored('a list is read')
  if (reader === 'vllm') return used('each layer its own entry')
  if (reader === 'llamacpp' && key === 'rope_theta')
    return used(`the first two entries: ${say(value[0])}, and ${say(value[1])} for sliding layers`)
  const types = layerTypesOf(config, modelClass.id, attributes.layers)
  const kinds = [...new Set(types ?? ['full_attention'])]
  const of = kinds.map(kind => `${say(value[types ? types.indexOf(kind) : 0])} for ${kind.replace(/_/g, ' ')}`).join(', ')
  return oddLayers(key, value, types).length ? contradictory(`layers of a kind differ; read as ${of}`) : used(of)
}

function layerBases(id: string, reader: LintReader): ReaderVerdict {
  if (!(id in BASE_LISTS)) return ignored('not read by this class')
  const converted = reader === 'llamacpp'
  if (!BASE_LISTS[id])
    return converted
      ? ignored('layers with a window turn, the others do not')
      : used('0 is not rotated; other numbers are not read')
  return used(converted ? '0 is not rotated; all others have the base of rope_theta' : 'a base for each layer; 0 is not rotated')
}

/** Whether the bases of a file stand in a list, so that its rope_theta is not asked for. */
export function basesListed({ config, modelClass }: LintContext): boolean {
  return Boolean(BASE_LISTS[modelClass.id]) && Array.isArray(config.layer_rope_theta)
}
