import { patches } from '../prompts'
import { restart } from '../restart'
import { defineVariant } from '../variant'
import { columnsThenRows, ropeVitAxial } from './ropeVitAxial'

/**
 * The vision tower of Gemma 4: one half of the head turns by column, the other by row.
 *   (w, h) = (col, row) from 0;  channels 0 .. d/2 - 1 read w, the rest h, half-split within each half;  ω_j = 100^(-4j / d)
 * transformers 5.18.0, models/gemma4/modeling_gemma4.py, Gemma4VisionRotaryEmbedding. Its table for the first half is called
 * freq_h, but the image processor puts the column there.
 */
export const gemma4Vision = defineVariant({
  id: 'gemma4Vision',
  name: 'Gemma 4 vision',
  family: 'vision',
  year: 2026,
  summary: 'Column and row on one half of the head each, with base 100.',
  formula: String.raw`\theta_j = c\,\omega_j,\quad \theta_{d/4+j} = r\,\omega_j, \qquad \omega_j = 100^{-4j/d}`,
  sources: [
    {
      label: 'transformers 5.18.0',
      url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/models/gemma4/modeling_gemma4.py',
    },
  ],
  geometry: { headDim: 64, ropeTheta: 100, trainedLength: 64 },
  prompt: patches(42, 60, 16),
  frequencies: restart,
  allocation: columnsThenRows,
  layout: ropeVitAxial.layout,
})
