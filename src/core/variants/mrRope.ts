import { cutsAtTurns, factorParam, originalLengthParam, yarnMagnitude } from '../scaling'
import { defineVariant } from '../variant'
import { geometricLadder } from './rope'

/**
 * MrRoPE: the stretch is a power of the factor that rises pair by pair, like the digits of a mixed radix.
 *   invFreq_i = θ_i / factor^e;  t = clamp(i - lo, 0, hi - lo), n = hi - lo;  uniform: e = t/n;  progressive: e = t(t+1)/(n(n+1))
 *   lo, hi = cut pairs at 32 turns and 1 turn within L_0, rounded outwards;  attentionFactor = 0.1 ln factor + 1
 * arXiv 2601.22181; mattian7/mrRoPE @ 0e84c05, scaled_rope/LlamaYaRNRadix.py has the uniform one. The progressive exponent
 * follows an independent implementation and is not confirmed by the authors' code.
 */
export const mrRope = defineVariant({
  id: 'mrRope',
  name: 'MrRoPE',
  family: 'text',
  year: 2026,
  summary:
    'Reads a position as digits of mixed radix and enlarges the radix of the middle pairs step by step, so that stretches multiply up to the whole factor.',
  formula: String.raw`\omega_i' = \omega_i\, s^{-e_i}, \qquad e_i = \frac{t}{n} \text{ or } \frac{t(t+1)}{n(n+1)}, \quad t = \operatorname{clamp}(i - i_{\text{lo}}, 0, n)`,
  sources: [
    { label: 'arXiv 2601.22181', url: 'https://arxiv.org/abs/2601.22181' },
    {
      label: 'code 0e84c05',
      url: 'https://github.com/mattian7/mrRoPE/blob/0e84c05c43b48920eae1da78b64068d4f9f24f3d/scaled_rope/LlamaYaRNRadix.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 4096 },
  frequencies: {
    name: 'Mixed radix',
    params: [
      factorParam(16),
      originalLengthParam(4096),
      {
        key: 'radix',
        label: 'Stretch per pair',
        kind: 'choice',
        default: 'progressive',
        options: [
          { value: 'progressive', label: 'progressive' },
          { value: 'uniform', label: 'uniform' },
        ],
      },
    ],
    run: (geometry, { factor, originalMaxPositionEmbeddings, radix }) => {
      const { low, high } = cutsAtTurns(32, 1, originalMaxPositionEmbeddings as number, geometry)
      const steps = Math.max(high - low, 1)
      const exponent = (i: number) => {
        const t = Math.min(Math.max(i - low, 0), steps)
        return radix === 'uniform' ? t / steps : (t * (t + 1)) / (steps * (steps + 1))
      }
      const ladder = geometricLadder(geometry.ropeTheta, geometry.rotaryDim)
      return {
        invFreq: ladder.map((omega, i) => omega / (factor as number) ** exponent(i)),
        attentionFactor: yarnMagnitude(factor as number),
        bands: {
          blend: ladder.map((_, i) => exponent(i)),
          length: originalMaxPositionEmbeddings as number,
          kept: 32,
          interpolated: 1,
          factor: factor as number,
        },
      }
    },
  },
})
