import type { FloatMarks, Json, JsonObject } from '../document/json'
import { isObject } from '../document/json'
import type { ModelPart, ModelReading } from '../effective'
import { SizeProblem } from '../tableOf'
import type { Attributes } from './attributes'
import { readAttributes } from './attributes'
import type { ModelClass } from './classes'
import { UNKNOWN_CLASS } from './classes'
import { layerTypesOf } from './layerTypes'
import { textPart } from './part'
import { repr, reprDict } from './python'
import { ropeDict } from './ropeDict'
import { standardise4, validateOlmo, validatePhi3 } from './standardise4'
import { standardise5 } from './standardise5'
import type { TextPlace } from './textPlaces'
import { outsideReleases, textPlaces, unknownInside } from './textPlaces'
import { validate4 } from './validate4'
import { PythonError, validate5 } from './validate5'
import { visionPart } from './vision'

export interface ReadOptions {
  release: 4 | 5
  floats: FloatMarks
}

/** What transformers makes of a configuration: 5.18.0 or 4.57.6. Total: where the library raises, the reading says so. */
export function readTransformers(config: JsonObject, { release, floats }: ReadOptions): ModelReading {
  const reader = release === 5 ? 'transformers5' : 'transformers4'
  const places = textPlaces(config)
  const [main] = places
  if (main && release === 4 && outsideReleases(config, main))
    return { reader, status: 'model_type not in this release', message: null, warnings: [], parts: [] }
  const unknown = main && release === 4 ? unknownInside(config, main) : null
  if (unknown !== null) return { reader, status: 'error', message: `KeyError: '${unknown}'`, warnings: [], parts: [] }
  const warnings: string[] = []
  const parts: ModelPart[] = []
  let status: ModelReading['status'] = 'read'
  let message: string | null = null
  for (const place of places) {
    const { part, problem, said } = readText(place, config, { release, floats })
    if (place === main || place.id === 'text') warnings.push(...said)
    parts.push(part)
    if (problem && message === null && place === main) {
      message = problem.text
      status = problem.building ? 'error building rotary embedding' : 'error'
    }
  }
  const vision = visionPart(config)
  if (vision) parts.push(vision)
  return { reader, status, message, warnings, parts }
}

interface TextReading {
  part: ModelPart
  problem: { text: string; building: boolean } | null
  said: string[]
}

function readText(place: TextPlace, outer: JsonObject, { release, floats }: ReadOptions): TextReading {
  const { config } = place
  const modelClass = place.modelClass ?? UNKNOWN_CLASS
  const attributes = readAttributes(config, modelClass)
  const layerTypes = layerTypesOf(config, modelClass.id, attributes.layers)
  const said: string[] = []
  const make = (dicts: Parameters<typeof textPart>[0]['dicts']) =>
    textPart({ place, modelClass, attributes, layerTypes, dicts, release })
  if (place.modelClass && release === 4 && modelClass.ropeTheta4 === null) return { part: make(null), problem: null, said }
  let dicts: Parameters<typeof textPart>[0]['dicts'] = null
  try {
    if (/^exaone(4|_moe)$/.test(modelClass.id)) checkPattern(config)
    if (modelClass.id === 'phimoe') checkMagnitudes(config, release)
    if (release === 5) {
      said.push(...outerWarnings(place, outer))
      const done = standardise5(config, modelClass, attributes, layerTypes, floats)
      dicts = done.dicts
      for (const dict of done.dicts.values()) if (dict) said.push(...validate5(dict, done.ignored, attributes))
      checkHead(config, modelClass, done.dicts, attributes)
    } else {
      const done = standardise4(config, modelClass, floats)
      dicts = done.dicts
      if (done.validated)
        said.push(...validate4(done.validated, done.ignored, attributes, { originalBeside: /^phi/.test(modelClass.id) }))
      if (/^phi(3|4_multimodal)$/.test(modelClass.id)) checkPhi3(config, modelClass)
      if (/^olmo2?$/.test(modelClass.id))
        validateOlmo(ropeDict(config.rope_scaling, floats), dict => reprDict(dict.values, dict.floats))
    }
  } catch (error) {
    if (!(error instanceof PythonError)) throw error
    return { part: make(null), problem: { text: error.message, building: false }, said }
  }
  try {
    return { part: make(dicts), problem: null, said }
  } catch (error) {
    if (!(error instanceof PythonError || error instanceof SizeProblem)) throw error
    return { part: make(null), problem: { text: error.message, building: true }, said }
  }

  function checkPhi3(phi: JsonObject, phiClass: ModelClass) {
    const scaling = ropeDict(phi.rope_scaling, floats)
    if (scaling && ['su', 'yarn'].includes(String(scaling.values.type))) scaling.values.type = 'longrope'
    const share = typeof phi.partial_rotary_factor === 'number' ? phi.partial_rotary_factor : (phiClass.share ?? 1)
    const head = Math.floor((attributes.hiddenSize ?? 0) / (attributes.heads ?? 1))
    validatePhi3(scaling, Math.floor(Math.trunc(head * share) / 2), dict => reprDict(dict.values, dict.floats))
  }
}

/** The outer class of a flat file takes scaling keys that are the text's, and says so (GLM-4V in 5.18.0). */
function outerWarnings({ config }: TextPlace, outer: JsonObject): string[] {
  const flat = config === outer
  if (!flat || !/^glm4v/.test(String(outer.model_type)) || !isObject(outer.rope_scaling) || !outer.rope_theta) return []
  const name = outer.model_type === 'glm4v_moe' ? 'Glm4vMoeConfig' : 'Glm4vConfig'
  const unknown = Object.keys(outer.rope_scaling).filter(key => key === 'mrope_section')
  return [
    `${name} got \`key=rope_scaling\` in kwargs but hasn't set it as attribute. For RoPE standardization you need to set \`self.rope_parameters\` in model's config. `,
    ...(unknown.length ? ["Unrecognized keys in `rope_parameters` for 'rope_type'='default': {'mrope_section'}"] : []),
  ]
}

/** 5.18.0 refuses an odd head that turns whole, and Phi-3's class other types than its own. */
function checkHead(
  config: JsonObject,
  { id, headless }: ModelClass,
  dicts: ReadonlyMap<string, { values: Record<string, Json> } | null>,
  attributes: Attributes,
) {
  const head = config.head_dim
  if (id === 'falcon' && 'head_dim' in config)
    throw new PythonError("AttributeError: property 'head_dim' of 'FalconConfig' object has no setter")
  for (const [kind, dict] of dicts) {
    if (!dict) continue
    const share = typeof dict.values.partial_rotary_factor === 'number' ? dict.values.partial_rotary_factor : 1
    if (typeof head === 'number' && head > 4 && head % 2 && Math.trunc(head * share) === head)
      throw new PythonError(
        `ValueError: RoPE requires an even rotary dimension, but got \`head_dim\`=${head} with \`partial_rotary_factor\`=${repr(share, true)} for \`${kind || 'full_attention'}\`.`,
      )
    if (dict.values.rope_type === 'longrope' && headless[5] && typeof head !== 'number')
      throw new PythonError("TypeError: unsupported operand type(s) for *: 'NoneType' and 'float'")
    if (/^phi(3|4_multimodal)$/.test(id)) checkOwnLists(dict.values, attributes)
  }
}

/** Phi-3's class in 5.18.0 takes its own type alone, with lists of the length of its ladder. */
function checkOwnLists(values: Record<string, Json>, { hiddenSize, heads }: Attributes) {
  if (!['default', 'longrope'].includes(String(values.rope_type)))
    throw new PythonError(
      `ValueError: \`rope_parameters\`'s type field must be one of ['longrope'], got ${String(values.rope_type)}`,
    )
  const share = typeof values.partial_rotary_factor === 'number' ? values.partial_rotary_factor : 1
  const pairs = Math.floor(Math.trunc(Math.floor((hiddenSize ?? 0) / (heads ?? 1)) * share) / 2)
  for (const key of ['short_factor', 'long_factor']) {
    const list = values[key]
    if (Array.isArray(list) && list.length !== pairs)
      throw new PythonError(`ValueError: \`rope_parameters\`'s ${key} field must have length ${pairs}, got ${list.length}`)
  }
}

/** Phi-3.5-MoE's class wants its two magnitudes in every scaling dict, also in a plain one. */
function checkMagnitudes(config: JsonObject, release: 4 | 5) {
  const found = isObject(config.rope_scaling) ? config.rope_scaling : release === 5 ? config.rope_parameters : null
  if (!isObject(found) || (release === 5 && (found.rope_type ?? found.type ?? 'default') === 'default')) return
  for (const key of ['short_mscale', 'long_mscale'])
    if (typeof found[key] !== 'number')
      throw new PythonError(
        `TypeError: \`${release === 5 ? 'rope_parameters' : 'rope_scaling'}\`'s ${key} field must be a number, got ${repr(found[key])}`,
      )
}

/** EXAONE 4 counts its windowed layers out by a number, and fails at a pattern in letters or where there is no window. */
function checkPattern(config: JsonObject) {
  if (config.layer_types != null) return
  if (config.sliding_window === null) throw new PythonError('ZeroDivisionError: integer modulo by zero')
  if (typeof config.sliding_window_pattern === 'string')
    throw new PythonError("TypeError: unsupported operand type(s) for %: 'int' and 'str'")
}
