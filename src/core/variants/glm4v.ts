import { chunked, shareOut } from '../allocation'
import { defineVariant } from '../variant'
import { mrope } from './mrope'

/**
 * GLM-4.1V and GLM-4.5V: M-RoPE on half of the head; the other half carries content without position.
 *   pairs 0 .. m_t - 1 read t, the next m_h read h, the last m_w read w; the ladder spans the rotated channels alone
 * arXiv 2507.01006; transformers 5.18.0, models/glm4v/modeling_glm4v.py, Glm4vTextRotaryEmbedding and apply_rotary_pos_emb. Channels 2i and
 * 2i + 1 form pair i. Positions are M-RoPE's; in that release the text after a video is at s + max(H, W) (`release`).
 */
export const glm4v = defineVariant({
  id: 'glm4v',
  name: 'GLM-4V',
  family: 'video',
  year: 2025,
  summary: 'M-RoPE that turns only half of each head’s channels, eight pairs for time, twelve each for height and width.',
  formula: String.raw`\omega_i = b^{-2i/d_{\mathrm{rot}}},\ d_{\mathrm{rot}} = \tfrac{d}{2}, \qquad (t,h,w) = (s+k,\; s+r,\; s+c)`,
  sources: [
    { label: 'arXiv 2507.01006', url: 'https://arxiv.org/abs/2507.01006' },
    {
      label: 'transformers 5.18.0',
      url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/models/glm4v/modeling_glm4v.py',
    },
  ],
  geometry: { headDim: 128, rotaryDim: 64, ropeTheta: 10_000, trainedLength: 32_768 },
  allocation: chunked(
    ['t', 'h', 'w'],
    { name: 'Chunked 8 : 12 : 12', key: 'mropeSection', help: 'From the fastest pair on; unrotated channels come after them.' },
    pairs => shareOut(pairs, [8, 12, 12]),
  ),
  layout: mrope.layout,
})
