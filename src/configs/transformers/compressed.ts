import type { FloatMarks, JsonObject } from '../document/json'
import { isObject } from '../document/json'
import type { Attributes } from './attributes'
import { numberIn } from './attributes'
import type { RopeDict } from './ropeDict'
import { copyOf, ropeDict, setDefault, setIn } from './ropeDict'

/**
 * DeepSeek V4: transformers 5.18.0, models/deepseek_v4. Layers that only see a window turn by rope_theta, unscaled; those with a
 * compressor, and what they compress, by compress_rope_theta and the scaling of the file, whose YaRN multiplies nothing.
 */
const KINDS: Record<number, string> = {
  0: 'sliding_attention',
  4: 'compressed_sparse_attention',
  128: 'heavily_compressed_attention',
}

/** What each layer is: as the file says, by its older list of ratios, or two heavily compressed ones and then by turns. */
export function compressedTypes(config: JsonObject, count: number): readonly string[] {
  const { layer_types: told, compress_ratios: ratios } = config
  if (Array.isArray(told) && told.every(type => typeof type === 'string')) return (told as string[]).slice(0, count)
  if (Array.isArray(ratios)) return ratios.slice(0, count).map(ratio => KINDS[numberIn(ratio) ?? -1] ?? 'unknown')
  return Array.from({ length: count }, (_, i) => (i < 2 || i % 2 === 0 ? KINDS[128] : KINDS[4]) as string)
}

/** Share of a head that turns. */
function shareOf(config: JsonObject, headDim: number | null): number {
  const [told, turned] = [numberIn(config.partial_rotary_factor), numberIn(config.qk_rope_head_dim)]
  return told ?? (turned !== null && headDim ? turned / headDim : 64 / 512)
}

/** One dict for each kind of layers. */
export function compressedDicts(
  config: JsonObject,
  attributes: Attributes,
  layerTypes: readonly string[] | null,
  floats: FloatMarks,
): ReadonlyMap<string, RopeDict | null> {
  const legacy = isObject(config.rope_scaling) && Object.keys(config.rope_scaling).length ? config.rope_scaling : null
  const found = legacy ?? (isObject(config.rope_parameters) ? config.rope_parameters : {})
  const share = shareOf(config, attributes.headDim)
  const nested = isObject(found.main) && isObject(found.compress)
  const main: RopeDict = nested
    ? (ropeDict(found.main, floats) as RopeDict)
    : {
        values: { rope_type: 'default', rope_theta: config.rope_theta ?? 10_000, partial_rotary_factor: share },
        floats: new Set(),
      }
  const compress = nested
    ? (ropeDict(found.compress, floats) as RopeDict)
    : (ropeDict(found, floats) ?? { values: {}, floats: new Set<string>() })
  if (!nested) {
    setIn(compress, 'rope_theta', config.compress_rope_theta ?? 160_000, true)
    setIn(compress, 'partial_rotary_factor', share, true)
    setDefault(compress, 'rope_type', compress.values.type ?? 'default')
    if (compress.values.rope_type === 'yarn') setDefault(compress, 'attention_factor', 1, true)
    if (compress.values.rope_type === 'yarn' && attributes.maxPositions !== null)
      setDefault(compress, 'original_max_position_embeddings', attributes.maxPositions)
  }
  const kinds = [...new Set(layerTypes ?? [KINDS[128] as string])]
  return new Map(kinds.map(kind => [kind, kind === 'sliding_attention' ? copyOf(main) : copyOf(compress)]))
}
