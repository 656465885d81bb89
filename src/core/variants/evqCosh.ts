import { defineVariant } from '../variant'

/**
 * EVQ-Cosh: exponents of the base that lie closer to 0 where a larger τ spares the fast end.
 *   ω_i = ropeTheta^(-φ_i), φ_i = 1 - arcsinh((1 - u_i) sinh τ) / τ, u_i = (i + ½) / n;  τ → 0: φ_i = u_i
 * misaya-yang/hybrid-rope @ 714ff71, rope/learnable_evq.py: the density of exponents is proportional to cosh(τ (1 - φ)), and
 * suggests τ = d / √L. A single group's work that others have not confirmed. Its limit is the ladder shifted by half a pair.
 */
export const evqCosh = defineVariant({
  id: 'evqCosh',
  name: 'EVQ-Cosh',
  family: 'text',
  year: 2026,
  summary:
    'Spreads the frequencies by one number: the larger it is, the more pairs are fast. Zero gives the usual ladder, moved by half a pair.',
  formula: String.raw`\omega_i = b^{-\varphi_i}, \qquad \varphi_i = 1 - \frac{1}{\tau}\operatorname{arsinh}\bigl((1-u_i)\sinh\tau\bigr), \quad u_i = \frac{i + \frac12}{n}`,
  sources: [
    {
      label: 'code 714ff71',
      url: 'https://github.com/misaya-yang/hybrid-rope/blob/714ff71ceda502987cf280f5035c72af1da35bd5/rope/learnable_evq.py',
    },
  ],
  geometry: { headDim: 64, ropeTheta: 500_000, trainedLength: 2048 },
  frequencies: {
    name: 'Cosh density',
    params: [
      {
        key: 'tau',
        label: 'Concentration',
        symbol: 'τ',
        kind: 'number',
        default: 1.5,
        min: 0,
        max: 20,
        step: 0.1,
        help: '0 spreads exponents evenly.',
      },
    ],
    run: ({ ropeTheta, rotaryDim }, { tau }) => {
      const pairs = rotaryDim / 2
      const bend = tau as number
      const exponent = (u: number) => (bend < 1e-8 ? u : 1 - Math.asinh((1 - u) * Math.sinh(bend)) / bend)
      return {
        invFreq: Float64Array.from({ length: pairs }, (_, i) => ropeTheta ** -exponent((i + 0.5) / pairs)),
        attentionFactor: 1,
      }
    },
  },
})
