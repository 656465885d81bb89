import { allows, packDocuments, packedIds } from '../../src/core/mask'
import type { Relation } from '../../src/core/relation'
import { distancesOf, relatedDecay } from '../../src/core/relation'
import { dualChunk } from '../../src/core/relations/dualChunk'
import { hirope } from '../../src/core/relations/hirope'
import { mappedIds, usedLength } from '../../src/core/relations/lampe'
import { leakyRerope } from '../../src/core/relations/leakyRerope'
import { rerope } from '../../src/core/relations/rerope'
import { selfExtend } from '../../src/core/relations/selfExtend'
import { geometricLadder } from '../../src/core/variants/rope'
import type { VectorSystem } from './system'

/** Relative positions of a map, and masks. */
export const relationSystems: readonly VectorSystem[] = [
  mapSystem('map_rerope', ({ L, window }) => rerope.run({ count: L }, { window, trainedLength: L })),
  mapSystem('map_leaky_rerope', ({ L, window, scaling_factor }) =>
    leakyRerope.run({ count: L }, { window, leak: scaling_factor }),
  ),
  mapSystem('map_self_extend', ({ L, group_size_1, group_size_2 }) =>
    selfExtend.run({ count: L }, { groupSize: group_size_1, window: group_size_2 }),
  ),
  mapSystem('map_dca', ({ L, chunk_size, local_window }) =>
    dualChunk.run({ count: L }, { chunkSize: chunk_size, localWindow: local_window }),
  ),
  {
    file: 'lampe_map',
    run: ({ ctx_len, model_name, n_positions, to_min, to_max }) =>
      ctx_len === undefined
        ? { mapped: mappedIds(n_positions, to_min, to_max) }
        : { use_length: usedLength(ctx_len, model_name) },
    tolerance: () => 'exact',
  },
  {
    file: 'hirope',
    run: ({ d, base, d_s, L_window, function_index_per_token: units, query_index }) => {
      const split = (fastDim: number) => hirope.run({ count: units.length, units }, { window: L_window, fastDim })
      const relation = split(d_s)
      const frequencies = geometricLadder(base, d)
      return {
        // both levels are told also where all pairs are on one of them
        low_pair_distance: distancesOf(split(d), query_index, 0),
        high_pair_distance: distancesOf(split(0), query_index, d / 2 - 1),
        C_equal_qk: Array.from({ length: query_index + 1 }, (_, key) => relatedDecay(relation, frequencies, query_index, key)),
      }
    },
    tolerance: key => (key === 'C_equal_qk' ? { abs: 1e-12 } : 'exact'),
  },
  {
    file: 'anchor_attention',
    run: input => {
      const { L, document_ids, engine } = input
      const starts = Float64Array.from(input['document_start_indices (source_eos)'])
      const packing = packDocuments(L, starts, document_ids)
      const mask = { kind: 'documents', starts, anchor: engine === 'flex' } as const
      const tokens = Array.from({ length: L }, (_, token) => token)
      return {
        rotary_position_ids: packedIds(packing, engine === 'flex' ? 'shared' : 'repeated'),
        doc_ids: packing.documents,
        restarting_ids_for_varlen_flash: packing.restarting,
        mask_rows: tokens.map(query => tokens.map(key => Number(allows(mask, query, key)))),
      }
    },
    tolerance: () => 'exact',
  },
]

/** Distances that upstream's attention gave back as angles of 0.001 rad per position, in float32. */
function mapSystem(file: string, relation: (input: any) => Relation): VectorSystem {
  return {
    file,
    run: input => {
      const map = relation(input)
      return { relative_position_lower_triangle_rows: Array.from({ length: input.L }, (_, query) => distancesOf(map, query)) }
    },
    tolerance: () => ({ abs: 1e-3 }),
  }
}
