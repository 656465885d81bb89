import { learnedAllocation } from '../learned'
import { patches } from '../prompts'
import type { Params } from '../scene'
import { defineVariant } from '../variant'
import { ropeVitAxial } from './ropeVitAxial'

/**
 * RoPE-Mixed: every pair of every head turns along a direction of its own, learned from a random start.
 *   angle = f_w col + f_h row;  at the start, for one angle a per head drawn evenly from 0 .. 2π and m_j = 10^(-4j / d):
 *   the first d / 4 pairs have m_j (cos a, sin a), the others m_j (-sin a, cos a)
 * Heo et al., arXiv 2403.13298, section 3.2; naver-ai/rope-vit @ ce85c2e, init_random_2d_freqs. Without pasted frequencies the
 * start is drawn from `seed`, head by head; the upstream generator gives other numbers.
 */
export const ropeVitMixed = defineVariant({
  id: 'ropeVitMixed',
  name: 'RoPE-Mixed',
  family: 'vision',
  year: 2024,
  summary:
    'Each pair reads a mixture of column and row, so that diagonals are told apart too. The mixtures are learned; shown is their start.',
  formula: String.raw`\theta_i = f^{w}_i\, c + f^{h}_i\, r, \qquad f_j = 10^{-4j/d}\,(\cos a, \sin a),\quad f_{d/4+j} = 10^{-4j/d}\,(-\sin a, \cos a)`,
  sources: [
    { label: 'arXiv 2403.13298', url: 'https://arxiv.org/abs/2403.13298' },
    { label: 'code ce85c2e', url: 'https://github.com/naver-ai/rope-vit/tree/ce85c2e56c5ff3aadc10e1a849872081f7b86293' },
  ],
  geometry: { headDim: 64, ropeTheta: 10, trainedLength: 14 },
  prompt: patches(14, 14, 16),
  frequencies: {
    name: 'One ladder, twice',
    params: [],
    run: ({ ropeTheta, rotaryDim }, _, { magnitude }) => {
      const pairs = rotaryDim / 2
      const half = Math.floor(pairs / 2)
      const start = Float64Array.from({ length: pairs }, (_, i) => ropeTheta ** ((-2 * (i < half ? i : i - half)) / pairs))
      return { invFreq: magnitude ?? start, attentionFactor: 1 }
    },
  },
  allocation: {
    name: 'A direction per pair',
    params: [
      { key: 'heads', label: 'Heads', kind: 'number', default: 6, min: 1, max: 64, integer: true },
      { key: 'seed', label: 'Seed', kind: 'number', default: 0, min: 0, max: 4_294_967_295, integer: true, random: true },
      {
        key: 'freqs',
        label: 'Learned frequencies',
        kind: 'learned',
        axes: ['w', 'h'],
        default: [],
        unit: 'rad / patch',
        help: 'By axis (column, row), then head, then pair; drawn from the seed when empty.',
      },
    ],
    run: ({ rotaryDim }, params) => {
      const pairs = rotaryDim / 2
      if ((params.freqs as readonly number[]).length)
        return learnedAllocation(['w', 'h'], pairs, params.freqs as readonly number[])
      return startAngles(params).map((angle, head) => {
        const along = (i: number) => (i < Math.floor(pairs / 2) ? angle : angle + Math.PI / 2)
        const weights = [Math.cos, Math.sin].map(part => Float64Array.from({ length: pairs }, (_, i) => part(along(i))))
        return { axes: ['w', 'h'] as const, weights, serves: `head ${head}` }
      })
    },
  },
  layout: ropeVitAxial.layout,
})

/** One angle per head, even over 0 .. 2π, from the generator mulberry32. */
function startAngles({ heads, seed }: Params): number[] {
  let state = seed as number
  return Array.from({ length: heads as number }, () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * 2 * Math.PI
  })
}
