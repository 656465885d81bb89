import type { FloatMarks, JsonObject } from '../document/json'
import { isObject } from '../document/json'
import type { Attributes } from './attributes'
import { numberIn } from './attributes'
import type { ModelClass } from './classes'
import { DEFAULT_SCALING } from './classes'
import { compressedDicts } from './compressed'
import { dictsByBase, stepDicts } from './perLayer'
import type { RopeDict } from './ropeDict'
import { ropeDict, setDefault, setIn, typeIn, update, usualDict } from './ropeDict'
import { PythonError } from './validate5'

/** What a reader made of the scaling keys: one dict, or one for each kind of layer. */
export interface Standardised {
  /** '' for all layers */
  dicts: ReadonlyMap<string, RopeDict | null>
  /** keys that the validation passes over */
  ignored: ReadonlySet<string>
}

/** Kinds of layers with a table each, and the keys of their bases outside of the dict. */
const LAYERED: Record<string, { scaled: readonly string[]; keys: Record<string, string>; bases: Record<string, number> }> = {
  gemma3_text: {
    scaled: ['full_attention'],
    keys: { full_attention: 'rope_theta', sliding_attention: 'rope_local_base_freq' },
    bases: { full_attention: 1e6, sliding_attention: 1e4 },
  },
  modernbert: {
    scaled: ['full_attention', 'sliding_attention'],
    keys: { full_attention: 'global_rope_theta', sliding_attention: 'local_rope_theta' },
    bases: { full_attention: 160_000, sliding_attention: 1e4 },
  },
  /** rope_theta is taken out of the file by the first kind; the other one falls to the class's default */
  olmo3: {
    scaled: ['full_attention'],
    keys: { full_attention: 'rope_theta' },
    bases: { full_attention: 500_000, sliding_attention: 500_000 },
  },
}
for (const id of ['gemma3n_text', 't5gemma2_text', 't5gemma2_decoder']) LAYERED[id] = LAYERED.gemma3_text as never
LAYERED['modernbert-decoder'] = LAYERED.modernbert as never

/** Classes whose dict must be nested by kind of layer already. */
export const NESTED_ONLY = /^(gemma4|diffusion_gemma|laguna|mellum|mimo_v2_flash|zaya|neomme)/

const NESTED_DEFAULTS: readonly [RegExp, Record<string, JsonObject>][] = [
  [
    /^(gemma4|diffusion_gemma)/,
    {
      sliding_attention: { rope_type: 'default', rope_theta: 10_000 },
      full_attention: { rope_type: 'proportional', partial_rotary_factor: 0.25, rope_theta: 1_000_000 },
    },
  ],
  [
    /^laguna/,
    {
      full_attention: { rope_type: 'default', rope_theta: 500_000, partial_rotary_factor: 0.5 },
      sliding_attention: { rope_type: 'default', rope_theta: 10_000, partial_rotary_factor: 1 },
    },
  ],
  [
    /^mellum/,
    {
      full_attention: { rope_type: 'default', rope_theta: 500_000 },
      sliding_attention: { rope_type: 'default', rope_theta: 10_000 },
    },
  ],
  [
    /^mimo_v2_flash/,
    {
      full_attention: { rope_type: 'default', rope_theta: 5_000_000, partial_rotary_factor: 0.334 },
      sliding_attention: { rope_type: 'default', rope_theta: 10_000, partial_rotary_factor: 0.334 },
    },
  ],
]

const PARTIAL: ReadonlySet<string> = new Set(['partial_rotary_factor'])
const SECTIONS = ['mrope_section']
const IGNORED: Record<string, readonly string[]> = {
  qwen2_vl_text: SECTIONS,
  qwen2_5_vl_text: SECTIONS,
  qwen2_5_omni_text: SECTIONS,
  qwen2_5_omni_talker: SECTIONS,
  glm4v_text: SECTIONS,
  glm4v_moe_text: SECTIONS,
  glm_ocr_text: SECTIONS,
  glm_image_text: SECTIONS,
  cosmos3_edge_text: SECTIONS,
  ernie4_5_vl_moe_text: SECTIONS,
  qwen3_vl_text: [...SECTIONS, 'mrope_interleaved'],
  qwen3_vl_moe_text: [...SECTIONS, 'mrope_interleaved'],
  qwen3_5_text: [...SECTIONS, 'mrope_interleaved'],
  qwen3_5_moe_text: [...SECTIONS, 'mrope_interleaved'],
  qwen4_exp_text: [...SECTIONS, 'mrope_interleaved'],
  qwen3_omni_moe_text: [...SECTIONS, 'mrope_interleaved', 'interleaved'],
  ministral3: ['llama_4_scaling_beta', 'max_position_embeddings'],
  mistral4: ['llama_4_scaling_beta', 'max_position_embeddings'],
  hunyuan_vl_text: ['alpha', 'beta_fast', 'beta_slow', 'mrope_section', 'mscale', 'mscale_all_dim'],
}

/**
 * The scaling keys as transformers 5.18.0 sorts them, before it validates: configuration_utils.py and modeling_rope_utils.py
 * (convert_rope_params_to_dict, standardize_rope_params), and the classes that do it their own way.
 */
export function standardise5(
  config: JsonObject,
  modelClass: ModelClass,
  attributes: Attributes,
  layerTypes: readonly string[] | null,
  floats: FloatMarks,
): Standardised {
  const { id } = modelClass
  const isFloat = (key: string) => floats.get(config)?.has(key) ?? false
  const top = (key: string) => (config[key] === undefined ? undefined : { value: config[key], float: isFloat(key) })
  const ignored = new Set(IGNORED[id])
  const legacy = isObject(config.rope_scaling) && Object.keys(config.rope_scaling).length ? config.rope_scaling : null

  if (id === 'deepseek_v4') return { dicts: compressedDicts(config, attributes, layerTypes, floats), ignored: PARTIAL }
  if (id === 'step3p5') return { dicts: stepDicts(config, layerTypes, floats), ignored }

  const layered = LAYERED[id]
  if (layered) {
    const dicts = new Map<string, RopeDict>()
    const given = isObject(config.rope_parameters) ? config.rope_parameters : {}
    if (
      id.startsWith('modernbert') &&
      Object.entries(given).some(([kind, dict]) => !layered.scaled.includes(kind) || !isObject(dict))
    )
      throw new PythonError("StrictDataclassFieldValidationError: Validation error for field 'rope_parameters'")
    const scaling = ropeDict(legacy ?? undefined, floats)
    if (scaling && isObject(config.rope_parameters))
      for (const kind of layered.scaled) if (!isObject(given[kind])) throw new PythonError(`KeyError: '${kind}'`)
    for (const kind of ['full_attention', 'sliding_attention']) {
      const dict = ropeDict(given[kind], floats) ?? { values: { rope_type: 'default' }, floats: new Set<string>() }
      if (scaling && layered.scaled.includes(kind)) update(dict, scaling)
      const outer = layered.keys[kind] === undefined ? undefined : top(layered.keys[kind] as string)
      setDefault(dict, 'rope_theta', outer?.value ?? (layered.bases[kind] as number), outer?.float ?? true)
      dicts.set(kind, dict)
    }
    for (const dict of dicts.values()) finish(dict, null)
    return { dicts, ignored }
  }

  const labels = new Set([...(layerTypes ?? []), ...(NESTED_ONLY.test(id) ? ['full_attention', 'sliding_attention'] : [])])
  const found = legacy ?? config.rope_parameters
  const nested = isObject(found) ? Object.keys(found).filter(key => labels.has(key)) : []
  const usualNested = isObject(found) ? undefined : NESTED_DEFAULTS.find(([test]) => test.test(id))?.[1]
  const theta = top(id.startsWith('gpt_neox') ? 'rotary_emb_base' : 'rope_theta') ?? { value: modelClass.ropeTheta, float: true }
  // Bamba's class overwrites the share of the file
  let share = id === 'bamba' ? { value: 0.5, float: true } : top('partial_rotary_factor')
  if (id.startsWith('gpt_neox')) share = top('rotary_pct') ?? { value: modelClass.share ?? 1, float: true }
  if (id === 'minimax_m2' && !share && numberIn(config.rotary_dim) !== null && attributes.headDim)
    share = { value: (config.rotary_dim as number) / attributes.headDim, float: true }
  if (!share && modelClass.share !== null) share = { value: modelClass.share, float: true }
  if (id === 'phi3' || id === 'phi4_multimodal') share ??= { value: 1, float: true }

  if (nested.length || usualNested) {
    const source: JsonObject = usualNested ?? (found as JsonObject)
    const dicts = new Map<string, RopeDict | null>()
    for (const kind of usualNested ? Object.keys(usualNested) : nested) {
      const dict = ropeDict(source[kind], floats)
      dicts.set(kind, dict)
      if (!dict) continue
      if (!NESTED_ONLY.test(id)) {
        setDefault(dict, 'rope_theta', theta.value, theta.float)
        if (share) setDefault(dict, 'partial_rotary_factor', share.value, share.float)
      }
      finish(dict, null)
    }
    if (share) ignored.add('partial_rotary_factor')
    return { dicts, ignored }
  }

  const usual = DEFAULT_SCALING[id]
  const dict = ropeDict(found, floats) ?? usualDict(usual, id === 'gpt_oss' ? null : modelClass.ropeTheta)
  setDefault(dict, 'rope_theta', theta.value, theta.float)
  if (share) {
    setDefault(dict, 'partial_rotary_factor', share.value, share.float)
    ignored.add('partial_rotary_factor')
  }
  if (/^qwen2(_5)?_vl_text$/.test(id) && typeIn(dict) === 'mrope') setIn(dict, 'rope_type', 'default')
  // only classes with a field for the original length have it by now; Phi-3's fills in 4096
  const own = /^(phi3|phimoe|phi4_multimodal)$/.test(id) ? (numberIn(config.original_max_position_embeddings) ?? 4096) : null
  finish(dict, own)
  if (/^phi(3|4_multimodal)$/.test(id) && ['su', 'yarn'].includes(String(dict.values.rope_type)))
    setIn(dict, 'rope_type', 'longrope')
  return { dicts: dictsByBase(dict, config, id, layerTypes), ignored }

  function finish(dict: RopeDict, original: number | null) {
    setDefault(dict, 'rope_type', dict.values.type ?? 'default')
    if (!['llama3', 'yarn', 'longrope'].includes(String(dict.values.rope_type))) return
    if (original !== null) setIn(dict, 'original_max_position_embeddings', original)
    else if (attributes.maxPositions !== null)
      setDefault(dict, 'original_max_position_embeddings', attributes.maxPositions, isFloat('max_position_embeddings'))
  }
}
