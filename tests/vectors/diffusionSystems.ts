import type { RotarySpec } from '../../src/core/resolve'
import { anglesOf, rotateAt, score } from '../../src/core/rotate'
import type { Params, Segment } from '../../src/core/scene'
import { cropOf } from '../../src/core/variants/cogvideox'
import {
  axesOfPairs,
  CLOSE,
  channelsPerAxis,
  clipOf,
  closeExcept,
  cosSin,
  every,
  gridSpec,
  positionOf,
  rotationOf,
  tokensOf,
} from './gridCase'
import { imageOf } from './promptCase'
import { rampVectors, scoresFrom } from './ramp'
import type { VectorSystem } from './system'

/** Rotation of latents in image and video diffusion models. */
export const diffusionSystems: readonly VectorSystem[] = [
  {
    file: 'wan',
    // the grid is counted in tokens
    beside: ['patch_size'],
    run: ({ head_dim, theta, grid_thw }) => {
      const spec = gridSpec('wan', { headDim: head_dim, ropeTheta: theta }, [clipOf(grid_thw)])
      return { ...rotationOf(spec), axis_dims_thw: channelsPerAxis(spec) }
    },
    tolerance: closeExcept('axis_dims_thw', 'axis_of_pair'),
  },
  {
    file: 'hunyuan_video',
    run: ({ axes_dim, theta, grid_thw }) =>
      rotationOf(gridSpec('hunyuanVideo', ...sized(axes_dim, theta, [clipOf(grid_thw)]), { allocation: shares(axes_dim) })),
    tolerance: closeExcept('axis_of_pair'),
  },
  {
    file: 'cogvideox',
    run: ({ head_dim, theta, grid_thw, base_grid_hw: [baseRows, baseCols], version }) => {
      const geometry = { headDim: head_dim, ropeTheta: theta }
      const spec = gridSpec('cogvideox', geometry, [clipOf(grid_thw)], { layout: { version, baseRows, baseCols } })
      const [frames, rows, cols] = grid_thw
      const { top, left, height, width } = cropOf({ rows, cols }, baseRows, baseCols)
      const [t, h, w] = spec.positionIds as [Float64Array, Float64Array, Float64Array]
      return {
        ...rotationOf(spec),
        axis_dims_thw: channelsPerAxis(spec),
        crop: [
          [top, left],
          [top + height, left + width],
        ],
        t_positions: every(frames, rows * cols, t),
        h_positions: every(rows, cols, h),
        w_positions: every(cols, 1, w),
      }
    },
    tolerance: closeExcept('axis_dims_thw', 'axis_of_pair', 'crop'),
  },
  {
    file: 'cosmos',
    run: ({ head_dim, grid_thw, fps, rope_scale_thw: [timeScale, heightScale, widthScale], base_fps }) => {
      const spec = gridSpec('cosmos', { headDim: head_dim, ropeTheta: 10_000 }, [clipOf(grid_thw, fps ?? base_fps)], {
        frequencies: { timeScale, heightScale, widthScale },
        layout: { baseFps: base_fps },
      })
      const { cos, sin } = cosSin(spec, spec.tokens.count - 1)
      return {
        ...rotationOf(spec, 'neox'),
        axis_dims_thw: channelsPerAxis(spec),
        theta_thw: basesPerAxis(spec),
        last_token_cos_first_half: cos,
        last_token_sin_first_half: sin,
      }
    },
    tolerance: closeExcept('axis_dims_thw', 'axis_of_pair'),
  },
  {
    file: 'ltx_video',
    run: ({ dim_total, grid_thw, frame_rate, vae_temporal, vae_spatial, theta, base: [baseSeconds, baseHeight, baseWidth] }) => {
      const clip = { ...clipOf(grid_thw, frame_rate), temporalPatch: vae_temporal } as Segment
      const spec = gridSpec('ltxVideo', { headDim: dim_total, ropeTheta: theta }, [clip], {
        allocation: { heads: 1 },
        layout: { baseSeconds, baseHeight, baseWidth, pixelsPerToken: vae_spatial },
      })
      const { cos, sin } = cosSin(spec, spec.tokens.count - 1)
      return {
        ...rotationOf(spec),
        fractional_coords_thw: tokensOf(spec).map(token => spec.positionIds.map(ids => ((ids[token] as number) + 1) / 2)),
        last_token_cos: cos,
        last_token_sin: sin,
      }
    },
    // the frequencies are float32 upstream
    tolerance: key => (key === 'axis_of_pair' ? 'exact' : { abs: 1e-7, rel: 1e-7 }),
  },
  {
    file: 'mochi',
    run: ({ grid_thw, pos_frequencies_3_heads_half: table }) => {
      const geometry = { headDim: 2 * table[0][0].length }
      const posFrequencies = table.flat(2)
      const spec = gridSpec('mochi', geometry, [clipOf(grid_thw)], { allocation: { posFrequencies } })
      const last = spec.groups.map(group => anglesOf(positionOf(spec, spec.tokens.count - 1), group))
      return {
        positions_thw: tokensOf(spec).map(token => positionOf(spec, token)),
        angle_last_token: last,
        cos_last_token: last.map(angles => angles.map(Math.cos)),
        sin_last_token: last.map(angles => angles.map(Math.sin)),
      }
    },
    tolerance: () => CLOSE,
  },
  {
    file: 'flux',
    run: input => {
      const spec = fluxSpec(input, input.shift)
      return { ...rotationOf(spec), ids: tokensOf(spec).map(token => positionOf(spec, token)) }
    },
    tolerance: closeExcept('ids', 'axis_of_pair'),
  },
  {
    file: 'freeflux_probe',
    run: input => {
      const [keyRows, keyCols] = input.key_mode.shift_row_col ?? []
      const spec = fluxSpec(input, [0, 0, 0], keyRows === undefined ? { keys: 'unrotated' } : { keys: 'moved', keyRows, keyCols })
      const { ones, query, key } = rampVectors(2 * spec.pairs)
      const [group] = spec.groups
      const rotatedKey = (token: number, vector: number[]) => rotateAt(spec, token, vector, 'gptj', group, 'key')
      const scores = (q: number[], k: number[]) =>
        tokensOf(spec).map(at => {
          const rotated = rotateAt(spec, at, q, 'gptj')
          return tokensOf(spec).map(token => score(rotated, rotatedKey(token, k)))
        })
      return { score_ones: scores(ones, ones), score_ramp: scores(query, key) }
    },
    tolerance: () => CLOSE,
  },
  {
    file: 'qwen_image_msrope',
    run: ({ frames, H, W, text_tokens, axes_dim, scale_rope, theta }) => {
      const prompt: Segment[] = [{ kind: 'text', tokens: text_tokens }, clipOf([frames, H, W])]
      const spec = gridSpec('qwenImage', ...sized(axes_dim, theta, prompt), {
        allocation: shares(axes_dim),
        layout: { centred: scale_rope },
      })
      const [, h, w] = spec.positionIds.map(ids => ids.subarray(text_tokens)) as [Float64Array, Float64Array, Float64Array]
      const { ones, query, key } = rampVectors(2 * spec.pairs)
      const [first, last] = [cosSin(spec, 0), cosSin(spec, spec.tokens.count - 1)]
      return {
        axis_of_pair: axesOfPairs(spec),
        h_positions: every(H, W, h),
        w_positions: every(W, 1, w),
        text_first_position: spec.positionIds[0]?.[0],
        score_ones_text_then_image_query_first_text: scoresFrom(spec, 0, ones, ones, 'gptj'),
        score_ramp_text_then_image_query_first_text: scoresFrom(spec, 0, query, key, 'gptj'),
        last_image_token_cos: last.cos,
        last_image_token_sin: last.sin,
        first_text_token_cos: first.cos,
        first_text_token_sin: first.sin,
      }
    },
    tolerance: closeExcept('axis_of_pair', 'h_positions', 'w_positions', 'text_first_position'),
  },
]

function fluxSpec(
  { text_tokens, H, W, axes_dim = [16, 56, 56], theta = 10_000 }: any,
  shift: number[] = [0, 0, 0],
  keys: Params = {},
): RotarySpec {
  const prompt: Segment[] = [{ kind: 'text', tokens: text_tokens }, imageOf([H, W])]
  const [shiftImage = 0, shiftRows = 0, shiftCols = 0] = shift
  return gridSpec('flux', ...sized(axes_dim, theta, prompt), {
    allocation: shares(axes_dim),
    layout: { shiftImage, shiftRows, shiftCols, ...keys },
  })
}

function sized(axesDim: readonly number[], ropeTheta: number, segments: readonly Segment[]) {
  return [{ headDim: axesDim.reduce((a, b) => a + b, 0), ropeTheta }, segments] as const
}

const shares = (axesDim: readonly number[]): Params => ({ pairsPerAxis: axesDim.map(channels => channels / 2) })

/** The base of each axis's ladder, from its second frequency. */
function basesPerAxis(spec: RotarySpec): number[] {
  const read = axesOfPairs(spec)
  return channelsPerAxis(spec).map(
    (channels, axis) => (spec.groups[0].ladder[read.indexOf(axis) + 1] as number) ** (-channels / 2),
  )
}
