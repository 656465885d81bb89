import { anglesOf, rotate, score } from '../../src/core/rotate'
import { axesOfPairs, CLOSE, clipOf, closeExcept, cosSin, gridSpec, idsOn, rotationOf } from './gridCase'
import { imageOf } from './promptCase'
import { rampVectors, scoresFrom } from './ramp'
import type { VectorSystem } from './system'

/** Rotation of patches in vision towers. */
export const visionSystems: readonly VectorSystem[] = [
  {
    file: 'rope_vit_axial',
    run: ({ head_dim, H, W, theta }) => {
      const spec = gridSpec('ropeVitAxial', { headDim: head_dim, ropeTheta: theta }, [imageOf([H, W])])
      const { cos, sin } = cosSin(spec, spec.tokens.count - 1)
      return {
        ...rotationOf(spec),
        t_x: idsOn(spec, 'w'),
        t_y: idsOn(spec, 'h'),
        axis_of_pair: axesOfPairs(spec).map(axis => (spec.axes[axis] === 'w' ? 'x' : 'y')),
        freq_of_pair: spec.groups[0].ladder.subarray(0, spec.pairs / 2),
        cos_last_token: cos,
        sin_last_token: sin,
      }
    },
    tolerance: closeExcept('t_x', 't_y', 'axis_of_pair'),
  },
  {
    file: 'rope_vit_mixed',
    // the frequencies follow from the angles, and there is a row of them for each head
    beside: ['num_heads', 'init_angle_per_head_rad'],
    run: ({ head_dim, H, W, theta, freqs_x, freqs_y }) => {
      const geometry = { headDim: head_dim, ropeTheta: theta }
      const start = gridSpec('ropeVitMixed', geometry, [imageOf([H, W])], { allocation: { heads: 1 } })
      const freqs = [...freqs_x, ...freqs_y].flat()
      const spec = gridSpec('ropeVitMixed', geometry, [imageOf([H, W])], { allocation: { freqs } })
      const { ones, query, key } = rampVectors(head_dim)
      const last = spec.groups.map(group => cosSin(spec, spec.tokens.count - 1, group))
      return {
        magnitude_of_pair: start.groups[0].ladder,
        cos_last_token_per_head: last.map(({ cos }) => cos),
        sin_last_token_per_head: last.map(({ sin }) => sin),
        score_ones_query0_per_head: spec.groups.map(group => scoresFrom(spec, 0, ones, ones, 'gptj', group)),
        score_ramp_query0_per_head: spec.groups.map(group => scoresFrom(spec, 0, query, key, 'gptj', group)),
      }
    },
    tolerance: () => CLOSE,
  },
  {
    file: 'rope_swin_axial',
    // the outputs are of head 0, and all heads are alike
    beside: ['num_heads'],
    run: ({ head_dim, window, theta }) => {
      const geometry = { headDim: head_dim, ropeTheta: theta }
      const spec = gridSpec('swinAxial', geometry, [imageOf([window, window])], { layout: { window } })
      const { score_ones_query0, score_ramp_query0 } = rotationOf(spec)
      return {
        freqs_x_head0: spec.groups[0].invFreq[spec.axes.indexOf('w')],
        freqs_y_head0: spec.groups[0].invFreq[spec.axes.indexOf('h')],
        score_ones_query0_head0: score_ones_query0,
        score_ramp_query0_head0: score_ramp_query0,
      }
    },
    // the frequency of the other axis is a rounding error of cos(π/2) upstream
    tolerance: () => ({ abs: 1e-7, rel: 1e-9 }),
  },
  {
    file: 'qwen2vl_vision_tower',
    run: ({ grid_thw_patches, head_dim, merge, theta }) => {
      const geometry = { headDim: head_dim, ropeTheta: theta }
      const spec = gridSpec('qwenVisionTower', geometry, [clipOf(grid_thw_patches)], { layout: { merge } })
      return {
        ...rotationOf(spec, 'neox'),
        h_ids: idsOn(spec, 'h'),
        w_ids: idsOn(spec, 'w'),
        axis_of_pair: axesOfPairs(spec).map(axis => spec.axes[axis]),
        freq_of_pair: spec.groups[0].ladder,
      }
    },
    tolerance: closeExcept('h_ids', 'w_ids', 'axis_of_pair'),
  },
  {
    file: 'gemma4_vision_2d',
    run: ({ ids_pairs, head_dim, theta }) => {
      const spec = gridSpec('gemma4Vision', { headDim: head_dim, ropeTheta: theta }, [imageOf([1, 1])])
      const [group] = spec.groups
      const order = halvesWithin(spec.pairs)
      const { ones, query, key } = rampVectors(head_dim)
      const turned = (vector: number[]) => {
        const ordered = order.map(channel => vector[channel] as number)
        return ids_pairs.map((position: number[]) => rotate(ordered, anglesOf(position, group), 'neox'))
      }
      const scores = (q: number[], k: number[]) => turned(k).map((other: Float64Array) => score(turned(q)[0], other))
      const last: Float64Array = turned(query).at(-1)
      return {
        freq_of_pair_each_axis: group.ladder.subarray(0, spec.pairs / 2),
        score_ones_query0: scores(ones, ones),
        score_ramp_query0: scores(query, key),
        rotated_ramp_q_last: last.map((_, channel) => last[order.indexOf(channel)] as number),
      }
    },
    tolerance: () => CLOSE,
  },
]

/** Channels in the order in which halves of the head that are each half-split form pairs (i, i + pairs). */
function halvesWithin(pairs: number): number[] {
  const first = Array.from({ length: pairs }, (_, i) => (i < pairs / 2 ? i : i + pairs / 2))
  return [...first, ...first.map(channel => channel + pairs / 2)]
}
