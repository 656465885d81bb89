import type { Attributes } from './attributes'
import { repr, reprNumber, reprSet } from './python'
import type { RopeDict } from './ropeDict'

/** Thrown where transformers raises; the message is Python's, with the class of the error before it. */
export class PythonError extends Error {}

interface Keys {
  required: readonly string[]
  optional: readonly string[]
}

const KEYS: Record<string, Keys> = {
  default: { required: ['rope_type'], optional: ['rope_theta'] },
  axial: { required: ['rope_type'], optional: ['rope_theta'] },
  linear: { required: ['rope_type', 'factor'], optional: ['rope_theta'] },
  dynamic: { required: ['rope_type', 'factor'], optional: ['rope_theta'] },
  yarn: {
    required: ['rope_type', 'factor', 'original_max_position_embeddings'],
    optional: ['rope_theta', 'attention_factor', 'beta_fast', 'beta_slow', 'mscale', 'mscale_all_dim', 'truncate'],
  },
  longrope: {
    required: ['rope_type', 'short_factor', 'long_factor', 'original_max_position_embeddings'],
    optional: ['rope_theta', 'attention_factor', 'factor'],
  },
  llama3: {
    required: ['rope_type', 'factor', 'original_max_position_embeddings', 'low_freq_factor', 'high_freq_factor', 'rope_theta'],
    optional: [],
  },
  proportional: { required: ['rope_type', 'rope_theta'], optional: [] },
}

/**
 * Warnings of transformers 5.18.0 on one scaling dict, word for word (modeling_rope_utils.py, RotaryEmbeddingConfigMixin), so
 * that they can be found in a log. Throws where it raises.
 */
export function validate5(dict: RopeDict, ignored: ReadonlySet<string>, attributes: Attributes): string[] {
  const warnings: string[] = []
  const { values, floats } = dict
  const named = 'rope_type' in values ? values.rope_type : 'type' in values ? values.type : 'default'
  const type = named === null ? 'None' : String(named)
  const keys = KEYS[type]
  const say = (key: string) => repr(values[key], floats.has(key))
  const isNumber = (key: string) => typeof values[key] === 'number' || typeof values[key] === 'boolean'
  const warn = (key: string, wanted: string) =>
    warnings.push(`\`rope_parameters\`'s ${key} field must be ${wanted}, got ${say(key)}`)
  if (!keys) {
    warnings.push(`Missing validation function in 'RotaryEmbeddingConfigMixin' for 'rope_type'='${type}'`)
    return warnings
  }
  const received = Object.keys(values).filter(key => key !== 'type' && !ignored.has(key))
  const missing = keys.required.filter(key => !received.includes(key))
  if (missing.length)
    throw new PythonError(
      `KeyError: "Missing required keys in \`rope_parameters\` for 'rope_type'='${type}': ${reprSet(missing)}"`,
    )
  const unused = received.filter(key => ![...keys.required, ...keys.optional, 'partial_rotary_factor'].includes(key))
  if (unused.length) warnings.push(`Unrecognized keys in \`rope_parameters\` for 'rope_type'='${type}': ${reprSet(unused)}`)

  const factor = values.factor as number
  if (['linear', 'dynamic', 'yarn', 'llama3'].includes(type) && (!isNumber('factor') || factor < 1))
    warn('factor', 'a float or int >= 1')
  if (type === 'yarn') yarn()
  if (type === 'longrope') longrope()
  if (type === 'llama3') llama3()
  if (type === 'proportional' && values.partial_rotary_factor == null)
    warnings.push(
      "`rope_parameters`'s partial_rotary_factor is None. This will default to 1.0 in the computation, making this equivalent to the linear_scaling RoPE type. Provide a value in the range [0.0, 1.0) to make use of the proportional RoPE functionality.",
    )
  return warnings

  function yarn() {
    const given = values.attention_factor
    if (given != null && !(typeof given === 'number' && floats.has('attention_factor') && given >= 0))
      warn('attention_factor', 'a float greater than 0')
    for (const key of ['beta_fast', 'beta_slow']) if (values[key] != null && !isNumber(key)) warn(key, 'a float or int')
    if (Number(values.beta_fast || 32) < Number(values.beta_slow || 1))
      warnings.push(
        `\`rope_parameters\`'s beta_fast field must be greater than beta_slow, got beta_fast=${say('beta_fast')} (defaults to 32 if None) and beta_slow=${say('beta_slow')} (defaults to 1 if None)`,
      )
    const implied = (attributes.maxPositions ?? 0) / Number(values.original_max_position_embeddings)
    if (implied !== factor && implied !== 1)
      warnings.push(
        `The explicitly set RoPE scaling factor (config.rope_parameters['factor'] = ${say('factor')}) does not match the ratio implicitly set by other parameters (implicit factor = post-yarn context length / pre-yarn context length = config.max_position_embeddings / config.rope_parameters['original_max_position_embeddings'] = ${reprNumber(implied, true)}). Using the explicit factor (${say('factor')}) in YaRN. This may cause unexpected behaviour in model usage, please correct the 'original_max_position_embeddings' fields in the model config.`,
      )
  }

  function longrope() {
    const share = typeof values.partial_rotary_factor === 'number' ? values.partial_rotary_factor : 1
    const wanted = Math.floor(Math.trunc((attributes.headDim ?? 0) * share) / 2)
    for (const key of ['short_factor', 'long_factor']) {
      const list = values[key]
      if (!Array.isArray(list) || !list.every(entry => typeof entry === 'number')) warn(key, 'a list of numbers')
      if (!Array.isArray(list)) throw new PythonError(`TypeError: object of type '${pythonType(list)}' has no len()`)
      if (list.length !== wanted)
        warnings.push(`\`rope_parameters\`'s ${key} field must have length ${wanted}, got ${list.length}`)
    }
    if (values.factor == null)
      warnings.push(
        "This model config has set a `rope_parameters['original_max_position_embeddings']` field, to be used together with `max_position_embeddings` to determine a scaling factor. Please set the `factor` field of `rope_parameters`with this ratio instead -- we recommend the use of this field over `original_max_position_embeddings`, as it is compatible with most model architectures.",
      )
    else if (!isNumber('factor') || factor < 1) warn('factor', 'a float or int >= 1')
    if (values.attention_factor != null && !(isNumber('attention_factor') && Number(values.attention_factor) >= 0))
      warn('attention_factor', 'a float or int greater than 0')
  }

  function llama3() {
    const [low, high] = [values.low_freq_factor as number, values.high_freq_factor as number]
    if (!isNumber('low_freq_factor'))
      warnings.push(`\`rope_parameters\`'s low_freq_factor field must be a float, or int got ${say('low_freq_factor')}`)
    if (!isNumber('high_freq_factor')) warn('high_freq_factor', 'a float or int')
    if (high <= low)
      warnings.push(
        `\`rope_parameters\`'s high_freq_factor field must be greater than low_freq_factor, got high_freq_factor=${say('high_freq_factor')} and low_freq_factor=${say('low_freq_factor')}`,
      )
    const original = values.original_max_position_embeddings as number
    if (!isNumber('original_max_position_embeddings') || floats.has('original_max_position_embeddings'))
      warn('original_max_position_embeddings', 'an integer')
    if (original >= (attributes.maxPositions ?? Number.POSITIVE_INFINITY))
      warnings.push(
        `\`rope_parameters\`'s original_max_position_embeddings field must be less than max_position_embeddings, got ${say('original_max_position_embeddings')} and max_position_embeddings=${attributes.maxPositions}`,
      )
  }
}

function pythonType(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return { string: 'str', boolean: 'bool' }[typeof value as string] ?? 'dict'
}
