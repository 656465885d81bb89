import { identity } from '../relations/identity'
import { asVariant } from '../relations/relationMap'
import { flattenTokens } from '../tokens'
import { defineVariant } from '../variant'

/**
 * RoFormer's rotary embedding, and the slots that every other variant falls back to.
 *   invFreq_i = ropeTheta^(-2i / rotaryDim), i = 0 the fastest pair; angle = position · invFreq_i
 * Su et al., arXiv 2104.09864, sections 3.2 to 3.4 (base 10 000). Positions count all tokens of the
 * prompt, flattened, as in Wiselnn570/VideoRoPE @ 7712ca3 (get_vanilla_rope_index).
 */
export const rope = defineVariant({
  id: 'rope',
  name: 'RoFormer',
  family: 'text',
  year: 2021,
  summary:
    'Turns each pair of channels by an angle that grows with position, so that a score depends on distance alone. Every token, text or patch, counts as one position.',
  formula: String.raw`\omega_i = b^{-2i/d}, \qquad \langle R_m q,\, R_n k\rangle = \operatorname{Re}\sum_i q_i \bar k_i\, e^{\mathrm{i}(m-n)\omega_i}`,
  sources: [{ label: 'arXiv 2104.09864', url: 'https://arxiv.org/abs/2104.09864' }],
  geometry: { ropeTheta: 10_000, trainedLength: 512 },
  frequencies: {
    name: 'Geometric ladder',
    params: [],
    run: geometry => ({ invFreq: geometricLadder(geometry.ropeTheta, geometry.rotaryDim), attentionFactor: 1 }),
  },
  allocation: {
    name: 'One axis for all pairs',
    params: [],
    run: geometry => ({ axes: ['p'], weights: [new Float64Array(geometry.rotaryDim / 2).fill(1)] }),
  },
  layout: {
    name: 'Flattened',
    params: [],
    run: segments => {
      const tokens = flattenTokens(segments)
      const index = Float64Array.from({ length: tokens.count }, (_, k) => k)
      return { tokens, positionIds: { p: index, t: index, h: index, w: index }, next: tokens.count, ropeDelta: 0 }
    },
  },
  relation: asVariant(identity).relation,
})

/** base^(-2i/dim) for i = 0 .. dim/2 - 1, rad per position. */
export function geometricLadder(base: number, dim: number): Float64Array {
  return Float64Array.from({ length: dim / 2 }, (_, i) => base ** ((-2 * i) / dim))
}
