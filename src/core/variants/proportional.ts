import { factorParam } from '../scaling'
import { defineVariant } from '../variant'
import { geometricLadder } from './rope'

/**
 * p-RoPE: keep the fastest part of the pairs, let the slowest not turn at all, so that they carry meaning only.
 *   invFreq_i = ropeTheta^(-2i / headDim) / factor for i < ⌊p · headDim / 2⌋, else 0
 * Barbero et al., arXiv 2410.06205, section 6; transformers 5.18.0, rope type proportional (Gemma 4, global layers).
 * The exponent divides by the whole head, unlike a shorter rotaryDim, whose ladder still reaches down to 1 / ropeTheta.
 * `p` is partial_rotary_factor there; it counts pairs of the head, and rotaryDim caps them. The paper's control "reversed"
 * (table 2) keeps the slowest pairs in place of the fastest; no model is released so.
 */
export const proportional = defineVariant({
  id: 'proportional',
  name: 'p-RoPE',
  family: 'text',
  year: 2024,
  summary:
    'Rotates only the fastest share of the pairs and leaves the slowest still, so that content can be matched at any distance. Reversed, the paper’s control, it rotates only the slowest.',
  formula: String.raw`\omega_i = \begin{cases} b^{-2i/d} & i < \lfloor p\,d/2 \rfloor\\ 0 & \text{otherwise}\end{cases}`,
  sources: [
    { label: 'arXiv 2410.06205', url: 'https://arxiv.org/abs/2410.06205' },
    {
      label: 'transformers 5.18.0',
      url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/modeling_rope_utils.py',
    },
  ],
  geometry: { headDim: 256, ropeTheta: 10_000, trainedLength: 8192 },
  frequencies: {
    name: 'p-RoPE',
    params: [
      {
        key: 'partialRotaryFactor',
        label: 'Share that turns',
        symbol: 'p',
        kind: 'number',
        default: 0.75,
        min: 0,
        max: 1,
        help: 'Of the pairs of the head, counted from the end that is kept.',
      },
      {
        key: 'kept',
        label: 'Turning',
        kind: 'choice',
        default: 'fastest',
        options: [
          { value: 'fastest', label: 'the fastest pairs' },
          { value: 'slowest', label: 'the slowest (reversed)' },
        ],
      },
      factorParam(1),
    ],
    run: ({ ropeTheta, headDim, rotaryDim }, { partialRotaryFactor, factor, kept }) => {
      const turning = Math.floor(((partialRotaryFactor as number) * headDim) / 2)
      const ladder = geometricLadder(ropeTheta, headDim).subarray(0, rotaryDim / 2)
      const turns = (i: number) => (kept === 'slowest' ? i >= ladder.length - turning : i < turning)
      return { invFreq: ladder.map((omega, i) => (turns(i) ? omega / (factor as number) : 0)), attentionFactor: 1 }
    },
  },
})
