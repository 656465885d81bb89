import { factorParam } from '../scaling'
import { defineVariant } from '../variant'
import { geometricLadder } from './rope'

/**
 * RoPE++: RoPE keeps the real part of Σ q k̄ e^{iΔω}; other heads with the same queries and keys take the imaginary part.
 *   real: Σ |q k| cos(Δω + φ);  imaginary: Σ |q k| sin(Δω + φ), the query turned a quarter back: q sin - rotate_half(q) cos
 * arXiv 2512.07525; OpenMOSS/rope_pp @ 91ba335, modeling_llama_rope_pp.py. imag2 is EC: as much cache and twice the heads; imag1
 * is EH: as many heads and half the cache. What one head computes is the same. `factor` is the linear interpolation of its
 * long-context runs.
 */
export const ropePlusPlus = defineVariant({
  id: 'ropePlusPlus',
  name: 'RoPE++',
  family: 'text',
  year: 2025,
  summary:
    'The score of a rotated pair is a complex number of which RoPE keeps the real part. Here further heads take the imaginary part of the same queries and keys: for equal content sines, which are 0 at distance 0, rise, and stay up much farther out.',
  formula: String.raw`A^{\mathrm{re}} = \sum_i \mathrm{Re}\,\tilde q_i \bar{\tilde k}_i e^{i\omega_i\Delta}, \qquad A^{\mathrm{im}} = \sum_i \mathrm{Im}\,\tilde q_i \bar{\tilde k}_i e^{i\omega_i\Delta}, \qquad q = k:\ \sum_i |q_i|^2 \sin\omega_i\Delta`,
  sources: [
    { label: 'arXiv 2512.07525', url: 'https://arxiv.org/abs/2512.07525' },
    {
      label: 'code 91ba335',
      url: 'https://github.com/OpenMOSS/rope_pp/blob/91ba3357c49beb22e132ed096557baee503f3486/rope_pp/modeling_llama_rope_pp.py',
    },
  ],
  geometry: { trainedLength: 4096 },
  frequencies: {
    name: 'Real and imaginary heads',
    params: [
      {
        key: 'imagMode',
        label: 'Configuration',
        kind: 'choice',
        default: 'imag2',
        options: [
          { value: 'imag2', label: 'EC: cache kept, heads doubled' },
          { value: 'imag1', label: 'EH: heads kept, cache halved' },
        ],
        help: 'How many heads there are; what each of them computes is the same.',
      },
      factorParam(1),
    ],
    run: ({ ropeTheta, rotaryDim }, { imagMode, factor }) => {
      const invFreq = geometricLadder(ropeTheta, rotaryDim).map(omega => omega / (factor as number))
      const heads = imagMode === 'imag1' ? ['half', 'half'] : ['all', 'added']
      return [
        { invFreq, attentionFactor: 1, serves: `real heads, ${heads[0]}` },
        { invFreq, attentionFactor: 1, imaginary: true, serves: `imaginary heads, ${heads[1]}` },
      ]
    },
  },
})
