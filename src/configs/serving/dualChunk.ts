import type { Choice, Setup } from '../../core/scene'
import type { Json, JsonObject } from '../document/json'
import { isObject } from '../document/json'
import type { ModelPart } from '../effective'
import { say } from '../say'
import { tableOf } from '../tableOf'
import { numberIn } from '../transformers/attributes'

/**
 * `dual_chunk_attention_config` of Qwen2.5-1M and of the config_1m.json of Qwen3: vLLM at 07b13497a9b5,
 * layers/rotary_embedding/dual_chunk_rope.py, whose get_rope takes it before any scaling, and, up to 0.10,
 * attention/backends/dual_chunk_flash_attn.py.
 */
export const DUAL_CHUNK = 'dual_chunk_attention_config'

/** Classes whose attention in vLLM hands the key on. */
const READ_BY = /^qwen[23](_moe)?$/

/** The dict of a file, where vLLM's class reads one. */
export function dualChunkIn(config: JsonObject, id: string): JsonObject | null {
  const found = config[DUAL_CHUNK]
  return isObject(found) && READ_BY.test(id) ? found : null
}

/** Why vLLM cannot build it, or null. */
export function dualChunkFailure(dict: JsonObject): string | null {
  const missing = ['chunk_size', 'local_size'].filter(key => !(key in dict))
  if (missing.length)
    return `TypeError: DualChunkRotaryEmbedding.__init__() missing ${missing.length} required positional argument${missing.length > 1 ? 's' : ''}: ${missing.map(key => `'${key}'`).join(' and ')}`
  return null
}

/** The relation of the page; null where its sizes leave no chunk. */
export function dualChunkRelation(dict: JsonObject): Choice | null {
  const [chunkSize, localWindow] = [whole(dict.chunk_size), whole(dict.local_size)]
  if (chunkSize === null || localWindow === null || localWindow >= chunkSize) return null
  return { variant: 'dualChunk', params: { chunkSize, localWindow } }
}

function whole(value: Json | undefined): number | null {
  const size = numberIn(value)
  return size !== null && Number.isInteger(size) && size >= 1 && size <= 1_048_576 ? size : null
}

/** A part of a model under vLLM, whose queries have three positions and whose table is the plain one. */
export function withDualChunk(part: ModelPart, dict: JsonObject): ModelPart {
  const { rope, setup } = part
  const relation = dualChunkRelation(dict)
  if (!rope || !setup) return part
  if (!relation) return { ...part, shortfalls: [...part.shortfalls, `${DUAL_CHUNK} leaves no chunk; the scene leaves it out.`] }
  const plain = (own: Setup): Setup => ({ ...own, relation, frequencies: { variant: 'rope', params: {} } })
  const scaled = rope.ropeType !== 'default'
  const { chunkSize, localWindow } = relation.params as { chunkSize: number; localWindow: number }
  const original = numberIn(dict.original_max_position_embeddings)
  const sparse = isObject(dict.sparse_attention_config) || dict.sparse_attention_enabled === true
  return {
    ...part,
    rope: {
      ...rope,
      ...(scaled && tableOf(plain(setup), 'default')),
      layers: rope.layers?.map(group => ({ ...group, table: null, setup: group.setup && plain(group.setup) })) ?? null,
    },
    setup: plain(setup),
    notes: [
      ...part.notes,
      `${DUAL_CHUNK}: keys are counted in chunks of ${say(chunkSize)} − ${say(localWindow)} tokens and no distance exceeds ${say(chunkSize)}.`,
      ...(scaled ? ['Beside it no scaling of the frequencies is read.'] : []),
    ],
    shortfalls: [
      ...part.shortfalls,
      ...(original
        ? [
            `In texts of L > ${say(original)} tokens queries are multiplied by 0.1 ln(L / ${say(original)}) + 1, which the scene leaves out.`,
          ]
        : []),
      ...(sparse ? ['Its sparse attention, which skips keys, is left out of the scene.'] : []),
    ],
  }
}
