import { defineVariant } from '../variant'
import { geometricLadder } from './rope'

/**
 * Frequencies as a list: inv_freq of any checkpoint or program, pasted.
 *   ω_i = omegas_i, rad per position; the ladder where none are given
 */
export const pastedFrequencies = defineVariant({
  id: 'pastedFrequencies',
  name: 'Pasted frequencies',
  family: 'text',
  year: 2021,
  summary: 'Paste the frequencies that a program prints, one number per pair, and see what they do.',
  formula: String.raw`\omega_i = \text{list}_i`,
  sources: [{ label: 'the usual ladder, arXiv 2104.09864', url: 'https://arxiv.org/abs/2104.09864' }],
  frequencies: {
    name: 'Pasted list',
    params: [
      {
        key: 'omegas',
        label: 'Frequencies',
        symbol: 'ω',
        kind: 'perPair',
        default: [],
        unit: 'rad per position',
        help: 'One number per pair, fastest first.',
      },
    ],
    run: ({ ropeTheta, rotaryDim }, { omegas }) => {
      const given = omegas as readonly number[]
      return { invFreq: given.length ? Float64Array.from(given) : geometricLadder(ropeTheta, rotaryDim), attentionFactor: 1 }
    },
  },
})
