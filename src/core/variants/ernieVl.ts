import { oneHot, shareOut } from '../allocation'
import { defineVariant } from '../variant'
import { cornerStack } from './mrope'

/**
 * ERNIE-4.5-VL: low frequencies for time in a shipped model, height and width in turn on the others.
 *   sections are ordered h, w, t; the first m_h + m_w pairs read h and w in turn, the last m_t read t, on the global ladder
 * transformers 5.18.0, models/ernie4_5_vl_moe/modeling_ernie4_5_vl_moe.py, recomposition_frequencies. Positions are those of
 * that release: M-RoPE, with the text after a video at s + max(H, W); a token frame there is two sampled frames. Baidu's own
 * server goes on after the largest position (PaddlePaddle/FastDeploy @ e8d2d12, ernie4_5_vl_processor/process.py); `release`
 * offers that.
 */
export const ernieVl = defineVariant({
  id: 'ernieVl',
  name: 'ERNIE-4.5-VL',
  family: 'video',
  year: 2025,
  summary:
    'The slowest pairs read time; height and width alternate on all before them. The idea of VideoRoPE’s allocation, on M-RoPE’s positions.',
  formula: String.raw`\text{axis}(i) = \begin{cases} h & i < m_h + m_w,\ i \text{ even}\\ w & i < m_h + m_w,\ i \text{ odd}\\ t & \text{otherwise}\end{cases}`,
  sources: [
    {
      label: 'transformers 5.18.0',
      url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/models/ernie4_5_vl_moe/modeling_ernie4_5_vl_moe.py',
    },
    {
      label: 'FastDeploy e8d2d12',
      url: 'https://github.com/PaddlePaddle/FastDeploy/blob/e8d2d121c3f68b815b835572c31ed841bfa53f40/fastdeploy/input/ernie4_5_vl_processor/process.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 500_000, trainedLength: 131_072 },
  allocation: {
    name: 'h, w in turn, then t',
    params: [
      {
        key: 'sectionHwt',
        label: 'Pairs per axis',
        kind: 'section',
        axes: ['h', 'w', 't'],
        default: pairs => shareOut(pairs, [22, 22, 20]),
        help: 'Height and width alternate while both have pairs left; time takes the slowest pairs.',
      },
    ],
    run: ({ rotaryDim }, { sectionHwt }) => {
      const [height = 0, width = 0] = sectionHwt as readonly number[]
      const longer = height > width ? 'h' : 'w'
      return oneHot(['t', 'h', 'w'], rotaryDim / 2, i => {
        if (i >= height + width) return 't'
        return i >= 2 * Math.min(height, width) ? longer : i % 2 === 0 ? 'h' : 'w'
      })
    },
  },
  layout: {
    name: 'Corner stack, text early',
    params: [
      {
        key: 'release',
        label: 'Release',
        kind: 'choice',
        default: 'transformers5',
        options: [
          { value: 'transformers5', label: 'transformers 5' },
          { value: 'fastdeploy', label: 'FastDeploy' },
        ],
        help: 'Where text goes on after a video: at s + max(H, W), or after its largest position.',
      },
    ],
    run: (segments, { release }) => cornerStack(segments, release === 'transformers5'),
  },
})
