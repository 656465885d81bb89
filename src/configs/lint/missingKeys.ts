import { isObject } from '../document/json'
import { say } from '../say'
import type { LintContext } from './context'
import { basesListed } from './perLayerVerdict'
import type { LintReader } from './sources'
import type { ReaderVerdict } from './verdict'
import { contradictory, defaulted, used } from './verdict'

/** Keys that the file lacks and that readers fill in. */
export function missingKeys(context: LintContext): [string, (reader: LintReader) => ReaderVerdict][] {
  const { config, scaling, type, modelClass, attributes, scalingKey } = context
  const rows: [string, (reader: LintReader) => ReaderVerdict][] = []
  const base = 'rope_theta' in config || 'rope_theta' in scaling || 'rotary_emb_base' in config || 'global_rope_theta' in config
  const nested = isObject(config.rope_parameters) && Object.values(config.rope_parameters).some(isObject)
  if (!base && !nested && !basesListed(context))
    rows.push([
      'rope_theta',
      reader =>
        defaulted(
          reader === 'llamacpp' || reader === 'paper'
            ? '10 000'
            : `${say(reader === 'transformers4' ? (modelClass.ropeTheta4 ?? modelClass.ropeTheta) : modelClass.ropeTheta)}, the class’s`,
        ),
    ])
  if (
    'rope_parameters' in config &&
    !('rope_theta' in config) &&
    modelClass.ropeTheta4 !== null &&
    scalingKey === 'rope_parameters' &&
    !nested
  )
    rows.push([
      'rope_theta (outside)',
      reader => (reader === 'transformers4' ? defaulted(`${say(modelClass.ropeTheta4)}, the class’s`) : used('the inner one')),
    ])
  if (!('head_dim' in config) && !attributes.mla && attributes.headDim !== null)
    rows.push([
      'head_dim',
      () =>
        defaulted(
          modelClass.headDim === null ? `${say(attributes.headDim)} by division` : `${say(attributes.headDim)}, the class’s`,
        ),
    ])
  if (
    type !== null &&
    ['yarn', 'llama3'].includes(type) &&
    !('original_max_position_embeddings' in scaling) &&
    config.original_max_position_embeddings === undefined
  )
    rows.push([
      `${scalingKey}.original_max_position_embeddings`,
      reader =>
        reader === 'vllm'
          ? contradictory('KeyError')
          : type === 'llama3' && reader === 'transformers4'
            ? contradictory('KeyError')
            : defaulted(`max_position_embeddings, ${say(attributes.maxPositions)}`),
    ])
  if (type === 'yarn')
    for (const [key, value] of [
      ['beta_fast', '32'],
      ['beta_slow', '1'],
    ] as const)
      if (!(key in scaling)) rows.push([`${scalingKey}.${key}`, () => defaulted(value)])
  if (type === 'yarn' && !('attention_factor' in scaling))
    rows.push([
      `${scalingKey}.attention_factor`,
      reader =>
        defaulted(
          modelClass.id === 'deepseek_v4'
            ? '1, in this class'
            : reader === 'vllm'
              ? '0.1 ln factor + 1, × attn_factor'
              : '0.1 ln factor + 1',
        ),
    ])
  return rows
}
