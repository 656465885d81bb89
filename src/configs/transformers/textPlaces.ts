import type { JsonObject } from '../document/json'
import { isObject } from '../document/json'
import { numberIn } from './attributes'
import type { ModelClass } from './classes'
import { findClass, takesAnyText } from './classes'

/** Where the keys of a language model stand in a file, and the class that reads them. */
export interface TextPlace {
  /** `text`, or `talker` of a model that also speaks */
  id: string
  path: readonly string[]
  config: JsonObject
  /** undefined: no class of that name is known */
  modelClass: ModelClass | undefined
  /** model_type or architecture that the file names */
  named: string
}

const INNER = ['text_config', 'llm_config', 'language_config', 'language_model_config', 'text_model_config']

/** Every language model in a file, the main one first; none where the file has no keys of one. */
export function textPlaces(config: JsonObject): readonly TextPlace[] {
  const places: TextPlace[] = []
  const add = (id: string, path: readonly string[], found: JsonObject, outer: string) => {
    const own = modelTypeOf(found)
    const modelClass = findClass(own) ?? findClass(outer)
    places.push({ id, path, config: found, modelClass, named: own || outer })
  }
  const outer = modelTypeOf(config)
  const thinker = isObject(config.thinker_config) ? config.thinker_config : null
  if (thinker) {
    const text = isObject(thinker.text_config) ? thinker.text_config : thinker
    add('text', ['thinker_config', 'text_config'], text, outer)
    const talker = isObject(config.talker_config) ? config.talker_config : null
    if (talker) {
      const spoken = isObject(talker.text_config) ? talker.text_config : talker
      add('talker', ['talker_config', ...(spoken === talker ? [] : ['text_config'])], spoken, `${outer}_talker`)
    }
    return places
  }
  const key = INNER.find(name => isObject(config[name]))
  const inner = key === undefined ? null : (config[key] as JsonObject)
  if (inner && key !== undefined) add('text', [key], inner, outer)
  else if (isObject(config.model) && 'hidden_size' in config.model) add('text', ['model'], config.model, outer)
  else if (looksLikeText(config)) add('text', [], config, outer)
  return places
}

/** model_type, or the architecture's name in its spelling: Qwen2ForCausalLM gives qwen2. */
export function modelTypeOf(config: JsonObject): string {
  if (typeof config.model_type === 'string' && config.model_type) return config.model_type
  const [first] = Array.isArray(config.architectures) ? config.architectures : []
  if (typeof first !== 'string') return ''
  return first
    .replace(/(For[A-Z].*|Model|LMHeadModel)$/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
}

function looksLikeText(config: JsonObject): boolean {
  const sizes = ['hidden_size', 'n_embd', 'd_model', 'num_attention_heads', 'n_head', 'num_hidden_layers', 'head_dim']
  const keys = ['rope_scaling', 'rope_parameters', 'rope_theta', 'max_position_embeddings', 'rotary_dim']
  return sizes.some(key => numberIn(config[key]) !== null) || keys.some(key => key in config) || modelTypeOf(config) !== ''
}

/** The model_type of a text part that a general outer class asks 4.57.6 for in vain; null where there is none. */
export function unknownInside(config: JsonObject, { modelClass, path }: TextPlace): string | null {
  const asked = path.length > 0 && modelClass?.ropeTheta4 === null && takesAnyText(modelTypeOf(config))
  return asked && modelClass ? modelClass.id : null
}

/** Whether 4.57.6 has no class for the file. */
export function outsideReleases(config: JsonObject, { modelClass }: TextPlace): boolean {
  const outer = findClass(modelTypeOf(config))
  return modelClass !== undefined && modelClass.ropeTheta4 === null && (outer === undefined || outer.ropeTheta4 === null)
}
