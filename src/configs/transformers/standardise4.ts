import type { FloatMarks, JsonObject } from '../document/json'
import { numberIn, readAttributes } from './attributes'
import type { ModelClass } from './classes'
import { DEFAULT_SCALING } from './classes'
import type { RopeDict } from './ropeDict'
import { copyOf, ropeDict, setIn, typeIn, usualDict } from './ropeDict'
import { PythonError } from './validate5'

/** Kinds of layers with a base of their own in 4.57.6: the class, the key of the base, its default, and whether scaling reaches them. */
const LOCAL_BASES: Record<string, readonly [string, number]> = {
  gemma3_text: ['rope_local_base_freq', 1e4],
  gemma3n_text: ['rope_local_base_freq', 1e4],
  modernbert: ['local_rope_theta', 1e4],
  'modernbert-decoder': ['local_rope_theta', 1e4],
}

const FLOATS_FIRST = ['beta_fast', 'beta_slow', 'factor']

export interface Standardised4 {
  dicts: ReadonlyMap<string, RopeDict>
  /** what 4.57.6 validates; null: it does not */
  validated: RopeDict | null
  /** keys that the validation passes over */
  ignored: readonly string[]
}

/** Zamba2 raises its base for long contexts as NTK-aware scaling by 8 does; 5.18.0 no longer does. */
function raiseBase(dict: RopeDict, headDim: number | null) {
  const base = dict.values.rope_theta
  if (typeof base === 'number' && headDim !== null && headDim > 2)
    setIn(dict, 'rope_theta', base * 8 ** (headDim / (headDim - 2)), true)
}

/**
 * The scaling keys as transformers 4.57.6 sorts them: `rope_theta` and `rope_scaling` alone, `rope_parameters` is not a key of
 * that release (modeling_rope_utils.py and the configuration classes).
 */
export function standardise4(config: JsonObject, modelClass: ModelClass, floats: FloatMarks): Standardised4 {
  const { id } = modelClass
  const isFloat = (key: string) => floats.get(config)?.has(key) ?? false
  const usual = 'rope_scaling' in config ? undefined : DEFAULT_SCALING[id]
  const scaling = ropeDict(config.rope_scaling, floats) ?? (usual ? usualDict(usual, null) : null)
  if (scaling) renameTypes(scaling, modelClass)

  const thetaKey = {
    gpt_neox: 'rotary_emb_base',
    gpt_neox_japanese: 'rotary_emb_base',
    modernbert: 'global_rope_theta',
    'modernbert-decoder': 'global_rope_theta',
  }[id]
  const key = thetaKey ?? 'rope_theta'
  const shareKey = id.startsWith('gpt_neox') ? 'rotary_pct' : 'partial_rotary_factor'
  const share = config[shareKey] ?? modelClass.share
  const built = (): RopeDict => {
    const dict: RopeDict = scaling ? copyOf(scaling) : { values: { rope_type: 'default' }, floats: new Set() }
    setIn(
      dict,
      'rope_theta',
      key in config ? (config[key] ?? null) : (modelClass.ropeTheta4 ?? modelClass.ropeTheta),
      key in config ? isFloat(key) : true,
    )
    if (id === 'zamba2' && config.use_long_context === true) raiseBase(dict, readAttributes(config, modelClass).headDim)
    if (share !== null && share !== undefined) setIn(dict, 'partial_rotary_factor', share, true)
    else delete dict.values.partial_rotary_factor
    dict.values.rope_type = typeIn(dict)
    if (id === 'nemotron') setIn(dict, 'rope_type', 'default')
    if (id === 'llama4_text' && scaling) setIn(dict, 'rope_type', 'llama3')
    return dict
  }
  const plain = (): RopeDict => {
    const dict = built()
    return { values: { rope_theta: dict.values.rope_theta ?? null, rope_type: 'default' }, floats: dict.floats }
  }

  const whole = built()
  const dicts = new Map<string, RopeDict>()
  const local = LOCAL_BASES[id]
  if (local) {
    const near = id.startsWith('gemma') ? plain() : built()
    setIn(near, 'rope_theta', config[local[0]] ?? local[1], local[0] in config ? isFloat(local[0]) : true)
    dicts.set('full_attention', whole).set('sliding_attention', near)
  } else if (id === 'olmo3') dicts.set('full_attention', whole).set('sliding_attention', plain())
  else dicts.set('', whole)
  const validated = modelClass.validates4 && scaling ? scaling : null
  return { dicts, validated, ignored: IGNORED4[id] ?? [] }
}

const IGNORED4: Record<string, readonly string[]> = {
  glm4v_text: ['mrope_section'],
  glm4v_moe_text: ['mrope_section'],
  qwen2_vl_text: ['mrope_section'],
  qwen2_5_vl_text: ['mrope_section'],
  qwen3_vl_text: ['mrope_section', 'mrope_interleaved'],
  qwen3_vl_moe_text: ['mrope_section', 'mrope_interleaved'],
}

/** What the constructors do to the type, and to whole numbers. */
function renameTypes(scaling: RopeDict, { id, copiesType4 }: ModelClass) {
  const { values } = scaling
  if (/^qwen2(_5)?_vl_text$/.test(id) && values.type === 'mrope') setIn(scaling, 'type', 'default')
  if (/^phi(3|4_multimodal)$/.test(id) && ['su', 'yarn'].includes(String(values.type))) setIn(scaling, 'type', 'longrope')
  if (copiesType4 && 'type' in values) setIn(scaling, 'rope_type', values.type ?? null)
  if (id === 'phimoe' && !('rope_type' in values)) setIn(scaling, 'rope_type', values.type ?? null)
  if (id === 'deepseek_v3' || id === 'longcat_flash')
    for (const key of FLOATS_FIRST) {
      const read = numberIn(values[key])
      if (read !== null) setIn(scaling, key, read, true)
    }
}

/** OLMo's own test of its scaling dict. */
export function validateOlmo(dict: RopeDict | null, say: (dict: RopeDict) => string) {
  if (!dict) return
  const { type = null, factor = null } = dict.values
  const fail = (text: string) => {
    throw new PythonError(`ValueError: ${text}`)
  }
  if (Object.keys(dict.values).length !== 2)
    fail(`\`rope_scaling\` must be a dictionary with two fields, \`type\` and \`factor\`, got ${say(dict)}`)
  if (type !== 'linear' && type !== 'dynamic')
    fail(`\`rope_scaling\`'s type field must be one of ['linear', 'dynamic'], got ${type ?? 'None'}`)
  if (typeof factor !== 'number' || !dict.floats.has('factor') || factor <= 1)
    fail(`\`rope_scaling\`'s factor field must be a float > 1, got ${factor}`)
}

/** Phi-3's own test of its scaling dict, which wants three keys and no more. */
export function validatePhi3(dict: RopeDict | null, pairs: number, say: (dict: RopeDict) => string) {
  if (!dict) return
  const { values } = dict
  const count = Object.keys(values).length
  if (count !== 3)
    throw new PythonError(
      `ValueError: \`rope_scaling\` must be a dictionary with three fields, \`type\`, \`short_factor\` and \`long_factor\`, got ${say(dict)}`,
    )
  if (values.type !== 'longrope')
    throw new PythonError(
      `ValueError: \`rope_scaling\`'s type field must be one of ['longrope'], got ${values.type === undefined ? 'None' : values.type}`,
    )
  for (const key of ['short_factor', 'long_factor']) {
    const list = values[key]
    if (!Array.isArray(list) || !list.every(entry => typeof entry === 'number'))
      throw new PythonError(`ValueError: \`rope_scaling\`'s ${key} field must be a list of numbers, got ${list}`)
    if (list.length !== pairs)
      throw new PythonError(`ValueError: \`rope_scaling\`'s ${key} field must have length ${pairs}, got ${list.length}`)
  }
}
