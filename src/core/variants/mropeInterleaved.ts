import { oneHot, shareOut } from '../allocation'
import { framePieces, layOutBlocks, TIMESTAMP_TOKENS } from '../blocks'
import { defineVariant } from '../variant'

/**
 * Interleaved M-RoPE: every axis gets fast and slow pairs, and a video is told its time in words.
 *   pair i reads h when i mod 3 = 1 and i < 3 m_h, w when i mod 3 = 2 and i < 3 m_w, otherwise t
 *   each frame is a block of its own, (t, h, w) = (s, s + row, s + col), next = s + max(H, W); before every
 *   frame but the first stand `timestampTokens` text tokens (the first frame's belong to the text before it)
 * Qwen3-VL, arXiv 2511.21631; QwenLM/Qwen3-VL @ 9658872, rope2d.py, get_rope_index_3, and transformers 4.57.6, qwen3_vl,
 * apply_interleaved_mrope. Its docstring says THTHWHTHW; the slices that run give t h w t h w … t t t t.
 * Qwen3.5 turns 64 of 256 channels, sections 11, 11, 10, base 1e7 (transformers 5.18.0, models/qwen3_5).
 * Base 5e6 and 262 144 positions are those of the released configuration (sophgo/LLM-TPU @ d581e7b, Qwen3_VL).
 */
export const mropeInterleaved = defineVariant({
  id: 'mropeInterleaved',
  name: 'Interleaved M-RoPE',
  family: 'video',
  year: 2025,
  summary:
    'Deals the pairs out to time, height and width in turn, so that each axis has the whole range of wavelengths. Frames stand one after the other, with their time written as text between them.',
  formula: String.raw`\text{axis}(i) = \begin{cases} h & i \equiv 1\ (3),\ i < 3m_h\\ w & i \equiv 2\ (3),\ i < 3m_w\\ t & \text{otherwise}\end{cases} \qquad s_{\text{next}} = s + \max(H,W)`,
  sources: [
    { label: 'arXiv 2511.21631', url: 'https://arxiv.org/abs/2511.21631' },
    {
      label: 'code 9658872',
      url: 'https://github.com/QwenLM/Qwen3-VL/blob/96588727e44c78b25ba03ea03b8e12f7e64fd0da/qwen-vl-finetune/qwenvl/data/rope2d.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 5_000_000, trainedLength: 262_144 },
  allocation: {
    name: 'Interleaved t, h, w',
    params: [
      {
        key: 'mropeSection',
        label: 'Pairs per axis',
        kind: 'section',
        axes: ['t', 'h', 'w'],
        default: pairs => shareOut(pairs, [24, 20, 20]),
        help: 'Height and width take every third pair until they have their number; time takes the rest.',
        named: [
          { label: 'Qwen3-VL', counts: [24, 20, 20] },
          { label: 'Qwen3.5', counts: [11, 11, 10] },
        ],
      },
    ],
    run: ({ rotaryDim }, { mropeSection }) => {
      const [, height = 0, width = 0] = mropeSection as readonly number[]
      return oneHot(['t', 'h', 'w'], rotaryDim / 2, i =>
        i % 3 === 1 && i < 3 * height ? 'h' : i % 3 === 2 && i < 3 * width ? 'w' : 't',
      )
    },
  },
  layout: {
    name: 'Frames with timestamps',
    params: [TIMESTAMP_TOKENS],
    run: (segments, { timestampTokens }) => {
      const { largest, ...layout } = layOutBlocks(framePieces(segments, timestampTokens as number), ({ rows, cols }, start) => ({
        t: () => start,
        h: (_, row) => start + row,
        w: (_, col) => start + col,
        next: start + Math.max(rows, cols),
      }))
      return { ...layout, ropeDelta: largest + 1 - layout.tokens.count }
    },
  },
})
