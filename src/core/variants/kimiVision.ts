import { oneHot } from '../allocation'
import { patches } from '../prompts'
import { restart } from '../restart'
import { defineVariant } from '../variant'
import { ropeVitAxial } from './ropeVitAxial'

/**
 * The vision tower of Kimi K2.5: column and row take pairs in turn.
 *   (w, h) = (col, row) of a patch, the same in every frame;  pair 2j reads w, pair 2j + 1 reads h, both with ω_j = b^(-4j / d)
 * arXiv 2602.02276; transformers 5.18.0, models/kimi_k25/modeling_kimi_k25.py, Kimi_K25VisionRotaryEmbedding. Time is not
 * rotated: a table of sines over four frames is added to the patches, as is a learned one over the grid. Patches are in raster
 * order. 16 heads of 72 channels.
 */
export const kimiVision = defineVariant({
  id: 'kimiVision',
  name: 'Kimi K2.5 vision',
  family: 'vision',
  year: 2026,
  summary: 'Even pairs read the column of a patch, odd pairs its row, with the same frequencies. Time is added, not rotated.',
  formula: String.raw`\theta_{2j} = c\,\omega_j,\quad \theta_{2j+1} = r\,\omega_j, \qquad \omega_j = b^{-4j/d},\ j < \tfrac d4`,
  sources: [
    { label: 'arXiv 2602.02276', url: 'https://arxiv.org/abs/2602.02276' },
    {
      label: 'transformers 5.18.0',
      url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/models/kimi_k25/modeling_kimi_k25.py',
    },
  ],
  geometry: { headDim: 72, ropeTheta: 10_000, trainedLength: 64 },
  prompt: patches(32, 48, 14),
  frequencies: restart,
  allocation: {
    name: 'Column, row in turn',
    params: [],
    run: ({ rotaryDim }) => oneHot(['w', 'h'], rotaryDim / 2, i => (i % 2 === 0 ? 'w' : 'h')),
  },
  layout: ropeVitAxial.layout,
})
