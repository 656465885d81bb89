import type { Expression } from '../expression'
import { parseExpression } from '../expression'
import type { Geometry, Params } from '../scene'
import { defineVariant } from '../variant'

/** What a formula may use: pair, channels, pairs, base and trained length. */
const NAMES = ['i', 'd', 'n', 'base', 'L'] as const

/**
 * A schedule of one's own: the frequency of pair i as a formula.
 *   ω_i = formula(i, d, n, base, L), rad per position;  i = 0 .. n - 1, d = rotaryDim = 2n, L the trained length
 * The ladder is base**(-2*i/d); position interpolation divides it; if(n/4 - i, base**(-2*i/d), 0) is p-RoPE with p = ¼. Read by a
 * small parser and never run as a program.
 */
export const formula = defineVariant({
  id: 'formula',
  name: 'Own formula',
  family: 'text',
  year: 2021,
  summary: 'Write the frequency of each pair as a formula and see what it does.',
  formula: String.raw`\omega_i = f(i, d, n, b, L)`,
  sources: [{ label: 'the usual ladder, arXiv 2104.09864', url: 'https://arxiv.org/abs/2104.09864' }],
  frequencies: {
    name: 'Own formula',
    params: [
      {
        key: 'omega',
        label: 'Frequency of pair i',
        symbol: 'ω',
        kind: 'expression',
        names: NAMES,
        default: 'base**(-2*i/d)',
        help: 'In i, d, n, base and L, with pi, exp, ln, sqrt, sin, min, max, clamp and others; if(x, a, b) is a where x is above 0. Radians per position.',
      },
    ],
    refuse: (geometry, params) => {
      const values = evaluate(geometry, params)
      const wrong = values.findIndex(value => !usable(value))
      if (wrong < 0) return null
      return `omega=${params.omega} is ${values[wrong]} at i = ${wrong}; a frequency is a number from 0 up.`
    },
    run: (geometry, params) => ({
      invFreq: evaluate(geometry, params).map(value => (usable(value) ? value : 0)),
      attentionFactor: 1,
    }),
  },
})

const usable = (value: number) => value >= 0 && value < 1e300

function evaluate({ rotaryDim, ropeTheta, trainedLength }: Geometry, { omega }: Params): Float64Array {
  const read = parseExpression(omega as string, NAMES)
  const given = { d: rotaryDim, n: rotaryDim / 2, base: ropeTheta, L: trainedLength }
  return Float64Array.from({ length: rotaryDim / 2 }, (_, i) =>
    'value' in read ? (read as Expression).value({ ...given, i }) : 0,
  )
}
