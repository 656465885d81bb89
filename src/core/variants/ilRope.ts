import { IN_AND_OUT } from '../prompts'
import { defineVariant } from '../variant'
import { mropeInterleaved } from './mropeInterleaved'
import { omniRope } from './omniRope'

/**
 * IL-RoPE: OmniRoPE's positions on interleaved pairs, for models that read and draw pictures in one sequence.
 *   (t, h, w) = (s + σ k, row, col),  next = s + max(σ (T - 1) + 1, H, W);  pairs t, h, w in turn
 * Mogao, arXiv 2505.05472, as implemented in JJJYmmm/Multimodal-RoPEs @ cd413b9, pos_design/ilrope.py. That program gives
 * text the same id on all axes; the paper leaves the rows and columns of text at 0, which `follow` offers.
 */
export const ilRope = defineVariant({
  id: 'ilRope',
  name: 'IL-RoPE',
  family: 'video',
  year: 2025,
  summary: 'Numbers pictures by time, starts rows and columns at 0 in each, and deals the pairs out to the three axes in turn.',
  formula: String.raw`(t,h,w) = (s + \sigma k,\; r,\; c), \qquad \text{axis}(i) = (t,h,w)_{i \bmod 3}`,
  sources: [
    { label: 'arXiv 2505.05472', url: 'https://arxiv.org/abs/2505.05472' },
    {
      label: 'code cd413b9',
      url: 'https://github.com/JJJYmmm/Multimodal-RoPEs/blob/cd413b9e239e916e03234e9b4b64c3420aeb5419/multimodal_ropes/pos_design/ilrope.py',
    },
  ],
  disagreement:
    'The implementation gives a text token the same position on all three axes; the paper counts text on the time axis and leaves its row and column at 0.',
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 32_768 },
  prompt: IN_AND_OUT,
  allocation: mropeInterleaved.allocation,
  layout: omniRope.layout,
})
