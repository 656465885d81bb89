import { withDefaults } from '../scaling'
import { defineVariant } from '../variant'
import { yarn, yarnFrequencies, yarnRefusal } from './yarn'

/**
 * DeepSeek's decoupled part: of the 192 channels of a head 64 are rotated, and all heads share the key's; the other 128 come from
 * the compressed cache without positions.
 *   score = (q_c · k_c + q_r · R k_r) · m² / √192, m = 0.1 mscale ln factor + 1;  YaRN frequencies, cos and sin not scaled
 * arXiv 2405.04434 (V2, mscale 0.707) and 2412.19437 (V3, mscale 1); deepseek-ai/DeepSeek-V3 @ 9b4e978, inference/model.py.
 */
export const deepseekMla = defineVariant({
  id: 'deepseekMla',
  name: 'DeepSeek V3',
  family: 'text',
  year: 2024,
  summary:
    'Rotates a small part of each head that carries positions alone, with one key for all heads, so that the rest of the cache can be compressed. YaRN stretches it, and its factor goes into the softmax scale.',
  formula: String.raw`s = \frac{m^2}{\sqrt{d_c + d_r}}\bigl(q_c \cdot k_c + \langle R_m q_r, R_n k_r\rangle\bigr), \qquad m = 0.1\,\mu\ln s + 1`,
  sources: [
    { label: 'arXiv 2412.19437', url: 'https://arxiv.org/abs/2412.19437' },
    {
      label: 'code 9b4e978',
      url: 'https://github.com/deepseek-ai/DeepSeek-V3/blob/9b4e9788e4a3a731f7567338ed15d3ec549ce03b/inference/model.py',
    },
  ],
  geometry: { headDim: 192, rotaryDim: 64, ropeTheta: 10_000, trainedLength: 163_840 },
  frequencies: {
    name: 'YaRN, in the softmax',
    params: withDefaults(
      (yarn.frequencies?.params ?? []).filter(spec => spec.key !== 'follow'),
      { factor: 40, mscale: 1, mscaleAllDim: 1, scaleSoftmax: true },
    ),
    refuse: yarnRefusal,
    run: (geometry, params) => ({ ...yarnFrequencies(geometry, params), rotatesLast: true }),
  },
})
