import { alibiSlopes } from '../../src/core/methods/alibi'
import { contextPosition } from '../../src/core/methods/contextPosition'
import { realAndImaginary } from '../../src/core/methods/imaginaryHeads'
import { museRotate, spanPositions } from '../../src/core/methods/museControl'
import { pathAttention } from '../../src/core/methods/path'
import { calibratePhase } from '../../src/core/methods/phaseShift'
import { applyRoad, roadMatrix } from '../../src/core/methods/road'
import { ropElite } from '../../src/core/methods/ropElite'
import { windowedRetrieval } from '../../src/core/methods/windowedRetrieval'
import { xposRotate, xposScale } from '../../src/core/methods/xpos'
import { geometricLadder } from '../../src/core/variants/rope'
import type { Tolerance, VectorSystem } from './system'

/** Methods beside rotation, and single results of papers. */
export const methodSystems: readonly VectorSystem[] = [
  {
    file: 'alibi',
    run: ({ heads }) => ({ slopes: alibiSlopes(heads) }),
    tolerance: () => ({ rel: 1e-12 }),
  },
  {
    file: 'xpos',
    beside: ['length'],
    run: ({ head_dim, scale_base, offset, x_interleaved }) => ({
      scale: xposScale(head_dim),
      'q_side (downscale False)': xposRotate(x_interleaved, 'query', { offset, scaleBase: scale_base }),
      'k_side (downscale True)': xposRotate(x_interleaved, 'key', { offset, scaleBase: scale_base }),
    }),
    tolerance: (key, _input, expected) => float32Of(expected[key]),
  },
  {
    file: 'cope',
    beside: ['head_dim', 'L', 'npos'],
    run: ({ q, k, v, pos_emb }) => {
      const { positions, weights, output } = contextPosition(q, k, v, pos_emb)
      return { 'positions (recomputed from the same formula)': positions, attn: weights, out: output }
    },
    tolerance: (key, _input, expected) => float32Of(expected[key]),
  },
  {
    file: 'rope_pp',
    beside: ['mode'],
    run: ({ d, theta, q_pos, k_pos, q, k }) => {
      const { realQuery, imaginaryQuery, key, real, imaginary } = realAndImaginary(q, k, geometricLadder(theta, d), q_pos, k_pos)
      return { q_real: realQuery, q_imag: imaginaryQuery, k_rot: key, logit_real: real, logit_imag: imaginary }
    },
    tolerance: (key, { q, k, q_pos, k_pos }) => {
      const angles = 1 + 0.02 * Math.max(q_pos, k_pos)
      return key.startsWith('logit')
        ? { abs: 1e-6 * angles * size(q) * size(k) * q.length }
        : { abs: 2e-6 * angles * size([q, k]) }
    },
  },
  {
    file: 'a2ats_wrope',
    beside: ['L'],
    run: ({ d, theta, local_window, fixed_relative_position, attention_sink, topk_fraction, q, k_pre_rope, codebook }) => {
      const { codes, attended, exact } = windowedRetrieval(q, k_pre_rope, codebook, {
        frequencies: geometricLadder(theta, d),
        window: local_window,
        farPosition: fixed_relative_position,
        sink: attention_sink,
        share: topk_fraction,
      })
      return {
        code_index_per_key: codes,
        attended,
        exact_logits_where_attended: Array.from(exact, logit => (Number.isNaN(logit) ? null : logit)),
      }
    },
    tolerance: (key, _input, expected) => (key === 'exact_logits_where_attended' ? float32Of(expected[key]) : 'exact'),
  },
  {
    file: 'elitekv_ropelite',
    beside: ['heads', 'L'],
    run: ({ head_dim, theta, rounds, causal_mask, q, k }) => {
      const searches = q.map((rows: number[][], head: number) =>
        ropElite(rows, k[head], geometricLadder(theta, head_dim), { rounds, causal: causal_mask }),
      ) as ReturnType<typeof ropElite>[]
      return {
        rounds: Array.from({ length: rounds }, (_, round) => ({
          round,
          score_by_chunk_per_head: searches.map(search =>
            Array.from(search[round]?.scores ?? [], score => (Number.isNaN(score) ? 0 : score)),
          ),
        })),
        greedy_order_per_head: searches.map(search => search.map(({ chosen }) => chosen)),
      }
    },
    tolerance: key => (key === 'score_by_chunk_per_head' ? { abs: 2e-7, rel: 1e-5 } : 'exact'),
  },
  {
    file: 'path_attention',
    beside: ['T', 'D', 'chunk_size'],
    run: ({ scale, q, k, v, w_unit, beta, log_forget }) => {
      const { weights, output } = pathAttention({ q, k, w: w_unit, beta, logForget: log_forget }, v, scale)
      // these weights are the direct definition in float64, from which upstream's own may be 1e-6 away
      return { attn: weights, o: output, max_abs_diff_to_direct_definition_float64: 0 }
    },
    tolerance: (key, _input, expected) => (key.startsWith('max_abs') ? { abs: 1e-6 } : float32Of(expected[key])),
  },
  {
    file: 'road',
    run: ({ variant, group_size, out_features, theta, alpha, x }) => ({
      y: x.map((row: number[]) => applyRoad(variant, theta, alpha, row, group_size)),
      R: roadMatrix(variant, theta, alpha, out_features, group_size),
    }),
    tolerance: (key, _input, expected) => float32Of(expected[key]),
  },
  {
    file: 'psc_phase',
    beside: ['heads', 'head_dim'],
    run: ({ x, up_phase, down_phase }) => ({
      y: x.map((rows: number[][], head: number) => rows.map(row => calibratePhase(row, up_phase[head], down_phase[head]))),
    }),
    tolerance: (key, _input, expected) => float32Of(expected[key]),
  },
  {
    file: 'musecontrollite',
    run: ({ d, Tq, Tk, q, k }) => {
      const positions = spanPositions(Tq, Tk)
      const frequencies = geometricLadder(10_000, d)
      const turn = (rows: number[][], at: Float64Array) =>
        rows.map((row, t) => museRotate(row, at[t] as number, frequencies, 'released'))
      const queries = turn(q, positions.query)
      return {
        query_positions: positions.query,
        key_positions: positions.key,
        q_upstream_mixed_layout: queries,
        k_upstream_mixed_layout: turn(k, positions.key),
        norm_ratio_q: queries.map((row, t) => Math.hypot(...row) / Math.hypot(...q[t])),
      }
    },
    tolerance: (key, _input, expected) => float32Of(expected[key]),
  },
]

/** 1e-5 of the largest entry of an output. */
function float32Of(expected: unknown): Tolerance {
  return { abs: 1e-5 * size(expected) }
}

const sizes = new WeakMap<object, number>()

/** Largest absolute value in nested lists; kept for each list, since every one of its entries asks. */
function size(value: unknown): number {
  if (!Array.isArray(value)) return typeof value === 'number' ? Math.abs(value) : 0
  const largest = sizes.get(value) ?? value.reduce((most: number, entry) => Math.max(most, size(entry)), 0)
  sizes.set(value, largest)
  return largest
}
