import type { JsonObject } from '../document/json'
import { isObject } from '../document/json'
import { numberIn } from '../transformers/attributes'
import { BASE_LISTS } from '../transformers/perLayer'

/**
 * `layer_rope_theta` after a conversion to GGUF, which keeps of it which layers turn and has one base for them: llama.cpp
 * @ 38d3906, src/models/granite-swa.cpp; or not even that, as layers with a window turn: muse-glimmer.cpp.
 */
export function asConverted(config: JsonObject, path: readonly string[], id: string): JsonObject {
  if (!(id in BASE_LISTS)) return config
  const [step, ...rest] = path
  if (step !== undefined && isObject(config[step])) return { ...config, [step]: asConverted(config[step], rest, id) }
  const { layer_rope_theta: told, layer_types: types, ...others } = config
  if (!Array.isArray(told)) return config
  if (!BASE_LISTS[id])
    return Array.isArray(types)
      ? { ...config, layer_rope_theta: types.map(type => Number(type === 'sliding_attention')) }
      : others
  const dict = [config.rope_scaling, config.rope_parameters].find(found => isObject(found))
  const inner = isObject(dict) ? numberIn(dict.rope_theta) : null
  const base = inner ?? numberIn(config.rope_theta) ?? 10_000
  return { ...config, layer_rope_theta: told.map(theta => (numberIn(theta) ? base : 0)) }
}

/** The notes of a part that has been read so. */
export function notesConverted(notes: readonly string[], id: string): readonly string[] {
  const words = BASE_LISTS[id]
    ? 'Of layer_rope_theta the conversion keeps which layers turn; they all have the base of rope_theta.'
    : 'layer_rope_theta is not kept: layers with a window turn, the others do not.'
  return notes.map(note => (note.startsWith('layer_rope_theta') ? words : note))
}
