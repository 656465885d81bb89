import { defineVariant } from '../variant'
import { geometricLadder } from './rope'

/**
 * Selective RoPE: the angle is a temperature times what the input has added up; with steps of 1 it is a rotation by position.
 *   angle_i(t) = T_i Σ_{s <= t} φ_s;  ladder: T_i = largest · ropeTheta^(-2i/d);
 *   random features: T_i = largest · tan(u_i / 2) / tan(u_last / 2), u = linspace(0, share · π, d/2)
 * arXiv 2511.17388; timurcarstensen/selective-rope @ d12e825, rotary_temperature. Drawn with φ = 1.
 */
export const selectiveRope = defineVariant({
  id: 'selectiveRope',
  name: 'Selective RoPE (steps of 1)',
  family: 'text',
  year: 2025,
  summary:
    'Lets the input say how far each token turns the pairs. What is fixed is how strongly each pair follows: a ladder, or a spectrum taken from random Fourier features. Here every token turns by one step.',
  formula: String.raw`\theta_i(t) = T_i \sum_{s \le t} \phi_s, \qquad T_i = \tau\, b^{-2i/d} \text{ or } \tau\,\frac{\tan(u_i/2)}{\tan(u_{\max}/2)}`,
  sources: [
    { label: 'arXiv 2511.17388', url: 'https://arxiv.org/abs/2511.17388' },
    {
      label: 'code d12e825',
      url: 'https://github.com/timurcarstensen/selective-rope/blob/d12e82503de1b5062870bd52ded9b4f364ce0ad3/src/selective_rope/modules/rotary.py',
    },
  ],
  geometry: { headDim: 64, ropeTheta: 500_000, trainedLength: 2048 },
  frequencies: {
    name: 'Temperatures',
    params: [
      {
        key: 'spectrum',
        label: 'Spectrum',
        kind: 'choice',
        default: 'ladder',
        options: [
          { value: 'ladder', label: 'ladder' },
          { value: 'features', label: 'random features' },
        ],
      },
      {
        key: 'share',
        label: 'Share of π',
        kind: 'number',
        default: 0.9,
        min: 0.001,
        max: 0.999,
        help: 'Up to where random features reach.',
        among: ({ spectrum }) => spectrum === 'features',
      },
      {
        key: 'largest',
        label: 'Largest temperature',
        symbol: 'τ',
        kind: 'number',
        default: 1,
        min: 0.001,
        max: 1000,
        scale: 'log',
      },
    ],
    run: ({ ropeTheta, rotaryDim }, { spectrum, share, largest }) => {
      const shape =
        spectrum === 'features' ? featureSpectrum(rotaryDim / 2, share as number) : geometricLadder(ropeTheta, rotaryDim)
      return { invFreq: shape.map(value => value * (largest as number)), attentionFactor: 1 }
    },
  },
})

/** tan(u/2), which is √((1 - cos u) / (1 + cos u)), from 0 to 1; a single pair has 0. */
function featureSpectrum(pairs: number, share: number): Float64Array {
  const most = Math.tan((share * Math.PI) / 2)
  return Float64Array.from({ length: pairs }, (_, i) =>
    i === 0 ? 0 : Math.tan((i / (pairs - 1)) * ((share * Math.PI) / 2)) / most,
  )
}
