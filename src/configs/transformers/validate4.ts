import type { Attributes } from './attributes'
import { repr, reprNumber, reprSet } from './python'
import type { RopeDict } from './ropeDict'
import { PythonError } from './validate5'

const KEYS: Record<string, readonly [readonly string[], readonly string[]]> = {
  default: [['rope_type'], []],
  linear: [['rope_type', 'factor'], []],
  dynamic: [['rope_type', 'factor'], ['original_max_position_embeddings']],
  yarn: [
    ['rope_type', 'factor'],
    ['attention_factor', 'beta_fast', 'beta_slow', 'original_max_position_embeddings', 'mscale', 'mscale_all_dim', 'truncate'],
  ],
  longrope: [
    ['rope_type', 'short_factor', 'long_factor'],
    ['attention_factor', 'factor', 'original_max_position_embeddings'],
  ],
  llama3: [['rope_type', 'factor', 'original_max_position_embeddings', 'low_freq_factor', 'high_freq_factor'], []],
}

/** Warnings of transformers 4.57.6 on `rope_scaling`, word for word (modeling_rope_utils.py, rope_config_validation). Throws where it raises. */
export function validate4(
  dict: RopeDict,
  ignored: readonly string[],
  attributes: Attributes,
  { originalBeside }: { originalBeside: boolean },
): string[] {
  const warnings: string[] = []
  const { values, floats } = dict
  const named = 'rope_type' in values ? values.rope_type : (values.type ?? null)
  const type = 'rope_type' in values || 'type' in values ? String(named ?? 'None') : 'default'
  const keys = KEYS[type]
  if (!keys) {
    warnings.push(`Missing validation function mapping in \`ROPE_VALIDATION_FUNCTIONS\` for 'rope_type'='${type}'`)
    return warnings
  }
  const say = (key: string) => repr(values[key], floats.has(key))
  const isFloat = (key: string) => typeof values[key] === 'number' && floats.has(key)
  const warn = (key: string, wanted: string) =>
    warnings.push(`\`rope_scaling\`'s ${key} field must be ${wanted}, got ${say(key)}`)
  const [required, optional] = keys
  const received = Object.keys(values).filter(key => key !== 'type' && !ignored.includes(key))
  const missing = required.filter(key => !received.includes(key))
  if (missing.length)
    throw new PythonError(
      `KeyError: "Missing required keys in \`rope_scaling\` for 'rope_type'='${named === null ? 'None' : named}': ${reprSet(missing)}"`,
    )
  const unused = received.filter(key => !required.includes(key) && !optional.includes(key))
  if (unused.length) warnings.push(`Unrecognized keys in \`rope_scaling\` for 'rope_type'='${named}': ${reprSet(unused)}`)
  if (['linear', 'dynamic', 'yarn', 'llama3'].includes(type) && !(isFloat('factor') && (values.factor as number) >= 1))
    warn('factor', 'a float >= 1')
  if (type === 'yarn') yarn()
  if (type === 'longrope') longrope()
  if (type === 'llama3') llama3()
  return warnings

  function yarn() {
    if (values.attention_factor != null && !(isFloat('attention_factor') && (values.attention_factor as number) >= 0))
      warn('attention_factor', 'a float greater than 0')
    for (const key of ['beta_fast', 'beta_slow']) if (values[key] != null && !isFloat(key)) warn(key, 'a float')
    if (Number(values.beta_fast || 32) < Number(values.beta_slow || 1))
      warnings.push(
        `\`rope_scaling\`'s beta_fast field must be greater than beta_slow, got beta_fast=${say('beta_fast')} (defaults to 32 if None) and beta_slow=${say('beta_slow')} (defaults to 1 if None)`,
      )
    const original = values.original_max_position_embeddings
    if (original == null)
      warnings.push(
        "config.rope_scaling['original_max_position_embeddings'], the pre-yarn context length, is unset. We will **assume** config.max_position_embeddings holds the pre-yarn context length. Some use cases may expect config.max_position_embeddings to hold the post-yarn context length (pre-yarn context length * factor) -- we recommend updating both fields for optimal downstream model usage.",
      )
    else {
      const implied = (attributes.maxPositions ?? 0) / Number(original)
      if (implied !== values.factor)
        warnings.push(
          `The explicitly set RoPE scaling factor (config.rope_scaling['factor'] = ${say('factor')}) does not match the ratio implicitly set by other parameters (implicit factor = post-yarn context length / pre-yarn context length = config.max_position_embeddings / config.rope_scaling['original_max_position_embeddings'] = ${reprNumber(implied, true)}). Using the explicit factor (${say('factor')}) in YaRN. This may cause unexpected behaviour in model usage, please correct the 'max_position_embeddings' fields in the model config.`,
        )
    }
  }

  function longrope() {
    const wanted = Math.floor((attributes.headDim ?? 0) / 2)
    for (const key of ['short_factor', 'long_factor']) {
      const list = values[key]
      if (!Array.isArray(list)) throw new PythonError(`TypeError: '${key}' is not a list`)
      if (list.length !== wanted) warnings.push(`\`rope_scaling\`'s ${key} field must have length ${wanted}, got ${list.length}`)
    }
    if (originalBeside) {
      warnings.push(
        'This model has set a `original_max_position_embeddings` field, to be used together with `max_position_embeddings` to determine a scaling factor. Please set the `factor` field of `rope_scaling`with this ratio instead -- we recommend the use of this field over `original_max_position_embeddings`, as it is compatible with most model architectures.',
      )
      return
    }
    if (values.factor == null) warnings.push("Missing required keys in `rope_scaling`: 'factor'")
    else if (!(isFloat('factor') && (values.factor as number) >= 1)) warn('factor', 'a float >= 1')
    if (values.attention_factor != null && !(isFloat('attention_factor') && (values.attention_factor as number) >= 0))
      warn('attention_factor', 'a float greater than 0')
  }

  function llama3() {
    for (const key of ['low_freq_factor', 'high_freq_factor']) if (!isFloat(key)) warn(key, 'a float')
    if ((values.high_freq_factor as number) <= (values.low_freq_factor as number))
      warnings.push(
        `\`rope_scaling\`'s high_freq_factor field must be greater than low_freq_factor, got high_freq_factor=${say('high_freq_factor')} and low_freq_factor=${say('low_freq_factor')}`,
      )
    const original = values.original_max_position_embeddings as number
    if (typeof original !== 'number' || floats.has('original_max_position_embeddings'))
      warn('original_max_position_embeddings', 'an integer')
    if (original >= (attributes.maxPositions ?? Number.POSITIVE_INFINITY))
      warnings.push(
        `\`rope_scaling\`'s original_max_position_embeddings field must be less than max_position_embeddings, got ${say('original_max_position_embeddings')} and max_position_embeddings=${attributes.maxPositions}`,
      )
  }
}
