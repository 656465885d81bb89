import { factorParam, ntkBase } from '../scaling'
import { defineVariant } from '../variant'
import { geometricLadder } from './rope'

/**
 * NTK-aware scaling: interpolation blurs neighbours, so stretch the slow pairs and spare the fast ones.
 *   base' = ropeTheta · factor^(d / (d - 2)),  invFreq_i = base'^(-2i/d)
 * First published as code: jquesnelle/yarn @ 995db5b, LlamaNTKScaledRotaryEmbedding.py (alpha there); described in
 * arXiv 2309.00071, section 3.1. The fastest pair keeps its frequency, the slowest is divided by the factor exactly.
 */
export const ntk = defineVariant({
  id: 'ntk',
  name: 'NTK-aware',
  family: 'text',
  year: 2023,
  summary:
    'Raises the base instead of dividing positions: fast pairs keep neighbours apart, slow pairs stretch by the whole factor.',
  formula: String.raw`b' = b\, s^{d/(d-2)}, \qquad \omega_i' = b'^{-2i/d}`,
  sources: [
    { label: 'arXiv 2309.00071', url: 'https://arxiv.org/abs/2309.00071' },
    {
      label: 'code 995db5b',
      url: 'https://github.com/jquesnelle/yarn/blob/995db5b575e75230b3384d658f8b944c9662f775/scaled_rope/LlamaNTKScaledRotaryEmbedding.py',
    },
  ],
  geometry: { ropeTheta: 10_000, trainedLength: 2048 },
  frequencies: {
    name: 'NTK',
    params: [factorParam(4)],
    run: (geometry, { factor }) => ({
      invFreq: geometricLadder(ntkBase(factor as number, geometry), geometry.rotaryDim),
      attentionFactor: 1,
    }),
  },
})
