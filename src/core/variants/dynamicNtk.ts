import { factorParam, ntkBase, originalLengthParam, SEQ_LEN } from '../scaling'
import { defineVariant } from '../variant'
import { geometricLadder } from './rope'

/**
 * Dynamic NTK: scale only when the text outgrows the trained context, and only as much as it does.
 *   ℓ' = max(seqLen, L_0),  base' = ropeTheta · (factor · ℓ' / L_0 - (factor - 1))^(d / (d - 2))
 * transformers 5.18.0, modeling_rope_utils.py, rope type dynamic (L_0 is max_position_embeddings there);
 * described in arXiv 2309.00071, section 3.3. Keys that were rotated before the text grew keep their older table.
 */
export const dynamicNtk = defineVariant({
  id: 'dynamicNtk',
  name: 'Dynamic NTK',
  family: 'text',
  year: 2023,
  summary: 'Leaves short texts as they were trained and raises the base as the text grows beyond the trained context.',
  formula: String.raw`b' = b\Bigl(s\,\tfrac{\max(\ell, L_0)}{L_0} - (s-1)\Bigr)^{d/(d-2)}`,
  sources: [
    { label: 'arXiv 2309.00071', url: 'https://arxiv.org/abs/2309.00071' },
    {
      label: 'transformers 5.18.0',
      url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/modeling_rope_utils.py',
    },
  ],
  geometry: { ropeTheta: 10_000, trainedLength: 4096 },
  frequencies: {
    name: 'Dynamic NTK',
    params: [factorParam(2), originalLengthParam(4096), SEQ_LEN],
    run: (geometry, params) => {
      const factor = params.factor as number
      const length = params.originalMaxPositionEmbeddings as number
      const reached = Math.max(params.seqLen as number, length)
      const alpha = (factor * reached) / length - (factor - 1)
      return { invFreq: geometricLadder(ntkBase(alpha, geometry), geometry.rotaryDim), attentionFactor: 1 }
    },
  },
})
