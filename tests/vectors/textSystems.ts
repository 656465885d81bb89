import type { RotaryStyle } from '../../src/core/channels'
import { anglesOf, rotateAt, toNeox } from '../../src/core/rotate'
import type { Params } from '../../src/core/scene'
import { completeParams, slotOf } from '../../src/core/slots'
import { yarnRamp } from '../../src/core/variants/yarn'
import { hfSetup } from './hfSetup'
import { resolveCase, setupOf, textUpTo } from './setup'
import type { VectorSystem } from './system'

/** Frequencies and rotations of text models. */
export const textSystems: readonly VectorSystem[] = [
  {
    file: 'hf_inv_freq',
    run: input => {
      const { groups, pairs, softmaxFactor } = resolveCase(hfSetup(input), textUpTo(0))
      // DeepSeek's heads have 128 channels without positions beside the rotated ones, where a case does not say otherwise
      const softmaxScale = softmaxFactor / Math.sqrt((input.qk_nope_head_dim ?? 128) + input.head_dim)
      return {
        inv_freq: groups[0].ladder,
        attention_factor: groups[0].attentionFactor,
        n_pairs: pairs,
        softmax_scale: softmaxScale,
      }
    },
    tolerance: (key, { rope_parameters: rope, layer_type }) => {
      if (key === 'n_pairs') return 'exact'
      const { rope_theta, rope_type, factor } = rope[layer_type] ?? rope
      const blended = ['yarn', 'llama3'].includes(rope_type)
      return key === 'inv_freq' ? float32Table(rope_theta, blended ? factor : 0) : { rel: 1e-12 }
    },
  },
  {
    file: 'yarn_repo',
    run: input => {
      const { kind, dim, base } = input
      const scheduled = (variant: string, params: Params, position = 0) =>
        resolveCase(setupOf({ rotaryDim: dim, ropeTheta: base }, { frequencies: { variant, params } }), textUpTo(position))
          .groups[0]
      const table = (variant: string, params: Params, position = 0) => {
        const group = scheduled(variant, params, position)
        const angles = anglesOf([position], group)
        const twice = (of: (angle: number) => number) => [...angles, ...angles].map(angle => of(angle) * group.attentionFactor)
        return {
          inv_freq: group.ladder,
          mscale: group.attentionFactor,
          cos_at_last: twice(Math.cos),
          sin_at_last: twice(Math.sin),
          last_position: position,
        }
      }
      const original = { originalMaxPositionEmbeddings: input.original_max_position_embeddings ?? 2048 }
      const reached = input.seq_len ?? input.max_position_embeddings
      // these classes divide the positions and keep the table
      const shrunkPositions = (factor: number) => ({
        ...table('linearScaling', { factor }, reached - 1),
        inv_freq: scheduled('rope', {}).ladder,
      })
      const turns = { betaFast: input.beta_fast ?? 32, betaSlow: input.beta_slow ?? 1 }
      switch (kind) {
        case 'linear':
          return shrunkPositions(input.scale)
        case 'ntk':
          return table('ntk', { factor: input.alpha })
        case 'ntk_by_parts':
          return table('ntkByParts', { factor: input.scale, ...original })
        case 'yarn': {
          const params = { factor: input.scale, ...original, ...turns }
          const { params: complete } = completeParams(slotOf('frequencies', { variant: 'yarn', params }).params, params, dim / 2)
          const { geometry } = setupOf({ rotaryDim: dim, ropeTheta: base }, {})
          return { ...table('yarn', params), ...yarnRamp(geometry, complete) }
        }
        case 'dynamic_yarn':
          if (reached <= input.max_position_embeddings && !input.finetuned) return table('rope', {})
          return table('yarn', { factor: reached / original.originalMaxPositionEmbeddings, ...original, ...turns })
        case 'dynamic':
          if (input.ntk) {
            const grown = { originalMaxPositionEmbeddings: input.max_position_embeddings, seqLen: reached }
            return table('dynamicNtk', { factor: Number(input.ntk), ...grown }, reached - 1)
          }
          return shrunkPositions(Math.max(reached / input.max_position_embeddings, 1))
      }
      throw new Error(`yarn_repo has no schedule called ${kind}`)
    },
    tolerance: (key, { base, scale, seq_len, max_position_embeddings }) => {
      if (key.endsWith('_at_last')) return float32Angles(seq_len ?? max_position_embeddings)
      if (['low', 'high', 'last_position'].includes(key)) return 'exact'
      return key === 'mscale' ? { rel: 1e-12 } : { ...float32Table(base, scale), abs: key === 'ramp' ? 1e-7 : 0 }
    },
  },
  {
    file: 'longrope_repo',
    run: input => {
      const { magnitude_scaling_policy: policy } = input
      const named = policy === 'su' || policy === 'yarn'
      const params = {
        factor: input.max_position_embeddings / input.original_max_position_embeddings,
        originalMaxPositionEmbeddings: input.original_max_position_embeddings,
        longFactor: input.rescale_factors,
        shortFactor: input.rescale_factors,
        seqLen: input.seq_len ?? 0,
        rescale: input.cls?.startsWith('Dynamic') ? 'dynamic' : 'switch',
        ...(named ? { magnitude: policy } : { attentionFactor: Number(policy) }),
      }
      const setup = setupOf(
        { rotaryDim: input.dim, ropeTheta: input.base ?? 10_000 },
        { frequencies: { variant: 'longrope', params } },
      )
      const [group] = resolveCase(setup, textUpTo(0)).groups
      return { inv_freq: group.ladder, mscale: group.attentionFactor }
    },
    tolerance: (key, { base }) => (key === 'mscale' ? { rel: 1e-12 } : float32Table(base ?? 10_000, 0)),
  },
  {
    file: 'gpt_oss_yarn',
    run: input => {
      const params = {
        factor: input.scaling_factor,
        originalMaxPositionEmbeddings: input.initial_context_length,
        betaFast: input.ntk_beta,
        betaSlow: input.ntk_alpha,
        truncate: false,
      }
      const setup = setupOf({ headDim: input.head_dim, ropeTheta: input.base }, { frequencies: { variant: 'yarn', params } })
      const [group] = resolveCase(setup, textUpTo(0)).groups
      return { inv_freq: group.ladder, concentration: group.attentionFactor }
    },
    tolerance: (key, { base, scaling_factor }) => (key === 'concentration' ? { rel: 1e-12 } : float32Table(base, scaling_factor)),
  },
  {
    file: 'selective_rope_temperature',
    run: ({ type, theta, head_k_dim, temp_max }) => {
      const spectrum: Params = type === 'rfa' ? { spectrum: 'features', share: theta } : { spectrum: 'ladder' }
      const setup = setupOf(
        { headDim: head_k_dim, ropeTheta: type === 'rfa' ? 10_000 : theta },
        { frequencies: { variant: 'selectiveRope', params: { ...spectrum, largest: temp_max } } },
      )
      return { temperature: resolveCase(setup, textUpTo(0)).groups[0].ladder }
    },
    // upstream forms 1 - cos u in float32, which costs the small temperatures some digits
    tolerance: (_, { type, theta, temp_max }) => (type === 'rfa' ? { abs: 2e-6 * temp_max } : float32Table(theta, 0)),
  },
  {
    file: 'llama3_meta',
    run: input => {
      const positions: number[] = input.positions
      const frequencies = input.use_scaled ? { variant: 'llama3', params: {} } : { variant: 'rope', params: {} }
      const setup = setupOf({ headDim: input.dim, ropeTheta: input.theta }, { frequencies })
      const spec = resolveCase(setup, textUpTo(Math.max(...positions)))
      const rotated = (vector: number[]) => positions.map(position => rotateAt(spec, position, vector, 'gptj'))
      return { freqs: spec.groups[0].ladder, q_rot: rotated(input.q_interleaved), k_rot: rotated(input.k_interleaved) }
    },
    tolerance: (key, { theta, positions, q_interleaved, k_interleaved }) =>
      key === 'freqs' ? float32Table(theta, 8) : float32Angles(Math.max(...positions), [...q_interleaved, ...k_interleaved]),
  },
  {
    file: 'deepseek_v3_rope',
    run: ({ max_seq_len, position, x_interleaved }) => {
      const stretched = { variant: 'yarn', params: { factor: 40, originalMaxPositionEmbeddings: 4096, attentionFactor: 1 } }
      const frequencies = max_seq_len > 4096 ? stretched : { variant: 'rope', params: {} }
      const spec = resolveCase(setupOf({ headDim: x_interleaved.length }, { frequencies }), textUpTo(position))
      return {
        inv_freq_from_angle_at_position_1: anglesOf([1], spec.groups[0]),
        rotated_x_interleaved: rotateAt(spec, position, x_interleaved, 'gptj'),
      }
    },
    tolerance: (key, { position, x_interleaved }) =>
      key === 'rotated_x_interleaved' ? float32Angles(position, x_interleaved) : float32Table(10_000, 40),
  },
  {
    file: 'pair_layouts',
    run: ({ rotary_dim, head_dim, theta, positions, q, k }) => {
      const spec = resolveCase(
        setupOf({ headDim: head_dim, rotaryDim: rotary_dim, ropeTheta: theta }, {}),
        textUpTo(Math.max(...positions)),
      )
      const both = (style: RotaryStyle, order = (vector: Float64Array) => vector) => {
        const rotated = (vectors: number[][]) => vectors.map((vector, i) => order(rotateAt(spec, positions[i], vector, style)))
        return { q: rotated(q), k: rotated(k) }
      }
      return {
        half_split: both('neox'),
        'interleaved_in_halfsplit_out (deepseek_v3)': both('gptj', vector => toNeox(vector, spec.pairs)),
        'interleaved_in_interleaved_out, rotate first d dims (glm)': both('gptj'),
        'half_split on first d dims, rest passed (gpt_neox)': both('neox'),
      }
    },
    tolerance: (_, { positions, q, k }) => float32Angles(Math.max(...positions), [q, k].flat(2)),
  },
]

/**
 * What a float32 frequency table may lack: the exponent's rounding times ln(base), a few roundings more, and where
 * tables are blended the ramp's rounding against a frequency that the factor made small.
 */
function float32Table(base: number, blendFactor: number | null): { rel: number } {
  return { rel: 6e-8 * (Math.log(base) + 5 + 4 * (blendFactor ?? 1)) }
}

/** What float32 angles up to a position cost in the entries of a rotated vector. */
function float32Angles(position: number, vector: readonly number[] = [1]): { abs: number } {
  return { abs: (1e-6 + 1.2e-7 * position) * Math.max(...vector.map(Math.abs)) }
}
