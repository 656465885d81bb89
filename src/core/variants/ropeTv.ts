import { oneHot } from '../allocation'
import { layOutBlocks, piecesOf } from '../blocks'
import { BESIDE_AN_IMAGE } from '../prompts'
import type { AxisId } from '../scene'
import { defineVariant } from '../variant'

/**
 * RoPE-TV, also RoPE-Tie v2: neighbouring patches stay one apart, and the image floats midway between its texts.
 *   L = position of the token before; rows, columns and frames counted from 1;  N = T H W
 *   (t, h, w) = (L + (N - T) / 2 + k, L + (N - H) / 2 + r, L + (N - W) / 2 + c);  text goes on at  L + N + 1
 * Jianlin Su, kexue.fm/archives/10352 (2024). No program was published. Half positions occur. For an image even pairs
 * read the row and odd pairs the column; with three axes the order is left open, and `time` deals h, w, t in turn.
 */
export const ropeTv = defineVariant({
  id: 'ropeTv',
  name: 'RoPE-TV',
  family: 'video',
  year: 2024,
  summary:
    'Puts an image or video in the middle of as many positions as it has tokens, one position per row, column and frame, at the same distance from the text on both sides.',
  formula: String.raw`h = L + \tfrac{N-H}{2} + r,\quad w = L + \tfrac{N-W}{2} + c,\quad t = L + \tfrac{N-T}{2} + k,\quad r, c, k \ge 1, \qquad s_{\text{next}} = L + N + 1,\ N = THW`,
  sources: [{ label: 'kexue.fm 10352', url: 'https://kexue.fm/archives/10352' }],
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 4096 },
  prompt: BESIDE_AN_IMAGE,
  allocation: {
    name: 'Height, width (, time) in turn',
    params: [
      {
        key: 'time',
        label: 'Pairs for time',
        kind: 'boolean',
        default: false,
        help: 'Every third pair reads time; needed for video.',
      },
    ],
    run: ({ rotaryDim }, { time }) => {
      const axes: readonly AxisId[] = time ? ['h', 'w', 't'] : ['h', 'w']
      return oneHot(axes, rotaryDim / 2, i => axes[i % axes.length] as AxisId)
    },
  },
  layout: {
    name: 'Midway between texts',
    params: [],
    run: segments => {
      const { largest, ...layout } = layOutBlocks(piecesOf(segments), ({ frames, rows, cols }, start) => {
        const count = frames * rows * cols
        const from = (size: number) => start + (count - size) / 2
        return {
          t: frame => from(frames) + frame,
          h: (_, row) => from(rows) + row,
          w: (_, col) => from(cols) + col,
          next: start + count,
        }
      })
      return { ...layout, ropeDelta: layout.next - layout.tokens.count }
    },
  },
})
