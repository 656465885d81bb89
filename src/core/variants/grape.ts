import { defineVariant } from '../variant'
import { geometricLadder } from './rope'

/**
 * GRAPE in commuting planes (GRAPE-M): positions act as exp(n ω_i L_i), L_i = a bᵀ - b aᵀ the generator of a plane of rank 2. In
 * the planes of two channels that is a rotation by n ω_i; the frequencies are learned as exp(log_freq), one table for all heads.
 *   ω_i = omegas_i;  before training ω_i = ropeTheta^(-2i/d), log-uniform, which is RoPE
 * arXiv 2512.07805; model-architectures/GRAPE @ 135ee30, model/llama-mha-grape-m-nonctx.py, MSGRAPECommuting.
 */
export const grape = defineVariant({
  id: 'grape',
  name: 'GRAPE (commuting planes)',
  family: 'text',
  year: 2025,
  summary:
    'Writes a position as the exponential of a rank-2 generator. In fixed planes that is RoPE with frequencies of its own, which are learned from the usual ladder on. A second, additive form gives ALiBi and forget gates.',
  formula: String.raw`G(n) = e^{\,n\,\omega L} = I + \frac{\sin s}{s}\,n\omega L + \frac{1 - \cos s}{s^2}\,(n\omega L)^2, \qquad L = a b^\top - b a^\top, \; s = n\omega`,
  sources: [
    { label: 'arXiv 2512.07805', url: 'https://arxiv.org/abs/2512.07805' },
    {
      label: 'code 135ee30',
      url: 'https://github.com/model-architectures/GRAPE/blob/135ee30e5e255cf4385fd8553e32e2575b2f1733/model/llama-mha-grape-m-nonctx.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 1024 },
  frequencies: {
    name: 'Learned per plane',
    params: [
      {
        key: 'omegas',
        label: 'Learned frequencies',
        symbol: 'ω',
        kind: 'perPair',
        default: [],
        unit: 'rad per position',
        help: 'exp(log_freq) of a checkpoint, one number per pair. Without them, the ladder that training starts from.',
      },
    ],
    run: ({ ropeTheta, rotaryDim }, { omegas }) => {
      const learned = omegas as readonly number[]
      return { invFreq: learned.length ? Float64Array.from(learned) : geometricLadder(ropeTheta, rotaryDim), attentionFactor: 1 }
    },
  },
})
