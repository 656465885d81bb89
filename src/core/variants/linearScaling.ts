import { factorParam } from '../scaling'
import { defineVariant } from '../variant'
import { geometricLadder } from './rope'

/**
 * Position interpolation: squeezes a long text into the positions that were trained.
 *   invFreq_i = ropeTheta^(-2i/d) / factor, the same as position / factor
 * Chen et al., arXiv 2306.15595; transformers 5.18.0, modeling_rope_utils.py, rope type linear.
 */
export const linearScaling = defineVariant({
  id: 'linearScaling',
  name: 'Position interpolation',
  family: 'text',
  year: 2023,
  summary:
    'Divides every position by the same factor, so that a longer text fits into the trained range. Neighbours come closer too.',
  formula: String.raw`\omega_i' = \frac{\omega_i}{s}`,
  sources: [
    { label: 'arXiv 2306.15595', url: 'https://arxiv.org/abs/2306.15595' },
    {
      label: 'transformers 5.18.0',
      url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/modeling_rope_utils.py',
    },
  ],
  geometry: { ropeTheta: 10_000, trainedLength: 2048 },
  frequencies: {
    name: 'Linear',
    params: [factorParam(4)],
    run: ({ ropeTheta, rotaryDim }, { factor }) => ({
      invFreq: geometricLadder(ropeTheta, rotaryDim).map(omega => omega / (factor as number)),
      attentionFactor: 1,
    }),
  },
})
