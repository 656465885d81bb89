import { factorParam, originalLengthParam } from '../scaling'
import { defineVariant } from '../variant'
import { yarnFrequencies } from './yarn'

/**
 * Resonance RoPE: wavelengths are rounded to whole positions, so that a pair's phases repeat exactly.
 *   λ_i = round(2π / θ_i), invFreq_i = 2π / λ_i;  θ_i those of YaRN where factor is above 1 (Resonance YaRN), else the ladder
 * arXiv 2403.00071. Written after a second source; the authors' program was not read.
 */
export const resonance = defineVariant({
  id: 'resonance',
  name: 'Resonance RoPE',
  family: 'text',
  year: 2024,
  summary:
    'Rounds each wavelength to a whole number of positions. Fast pairs then meet only phases that training has shown, however long the text.',
  formula: String.raw`\lambda_i = \operatorname{round}\frac{2\pi}{\omega_i}, \qquad \omega_i' = \frac{2\pi}{\lambda_i}`,
  sources: [{ label: 'arXiv 2403.00071', url: 'https://arxiv.org/abs/2403.00071' }],
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 4096 },
  frequencies: {
    name: 'Whole wavelengths',
    params: [factorParam(1), originalLengthParam(4096)],
    run: (geometry, { factor, originalMaxPositionEmbeddings }) => {
      const given = {
        factor: factor as number,
        originalMaxPositionEmbeddings: originalMaxPositionEmbeddings as number,
        truncate: true,
      }
      const { invFreq, ...rest } = yarnFrequencies(geometry, given)
      const whole = (omega: number) => (2 * Math.PI) / Math.max(1, Math.round((2 * Math.PI) / omega))
      return { ...rest, invFreq: invFreq.map(whole) }
    },
  },
})
