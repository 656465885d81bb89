import { oneHot } from '../allocation'
import { layOut, piecesOf } from '../blocks'
import { BESIDE_AN_IMAGE } from '../prompts'
import type { Slot } from '../variant'
import { defineVariant } from '../variant'

/** Even pairs read the row, odd pairs the column, on the global ladder, so that text is that of one-dimensional RoPE. */
export const rowsAndColumns: Slot<'allocation'> = {
  name: 'Height, width in turn',
  params: [],
  run: ({ rotaryDim }) => oneHot(['h', 'w'], rotaryDim / 2, i => (i % 2 === 0 ? 'h' : 'w')),
}

/**
 * RoPE-Tie: an image between two texts, as far from the one before as from the one after, on both axes.
 *   L = position of the token before the image; the patch of row r, column c, counted from 1, is at
 *   (h, w) = (L + r (W + 1), L + c (H + 1));  text goes on at  L + (W + 1)(H + 1)
 * Jianlin Su, kexue.fm/archives/10040 (2024). No program was published; the allocation is left open there, and the one
 * here is the one that he prefers in archives/10352. Defined for images alone.
 */
export const ropeTie = defineVariant({
  id: 'ropeTie',
  name: 'RoPE-Tie',
  family: 'video',
  year: 2024,
  summary:
    'Spaces the rows and columns of an image so widely that its first patch is as far from the text before as its last is from the text after.',
  formula: String.raw`(h,w) = \bigl(L + r\,(W{+}1),\; L + c\,(H{+}1)\bigr),\; r, c \ge 1, \qquad s_{\text{next}} = L + (W{+}1)(H{+}1)`,
  sources: [{ label: 'kexue.fm 10040', url: 'https://kexue.fm/archives/10040' }],
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 4096 },
  prompt: BESIDE_AN_IMAGE,
  allocation: rowsAndColumns,
  layout: {
    name: 'Tied to both texts',
    serves: ['text', 'image'],
    params: [
      {
        key: 'fractional',
        label: 'Fractional steps',
        kind: 'boolean',
        default: false,
        help: 'Steps (WH + 1) / (H + 1) and (WH + 1) / (W + 1), so that an image takes as many positions as it has patches.',
      },
    ],
    run: (segments, { fractional }) => {
      const { largest, ...layout } = layOut(['h', 'w'], piecesOf(segments), ({ frames, rows, cols }, start) => {
        const last = start - 1
        const span = fractional ? rows * cols + 1 : (rows + 1) * (cols + 1)
        const frameAt = (frame: number) => last + frame * span
        return {
          at: [
            (frame, row) => frameAt(frame) + ((row + 1) * span) / (rows + 1),
            (frame, _, col) => frameAt(frame) + ((col + 1) * span) / (cols + 1),
          ],
          next: frameAt(frames),
        }
      })
      return { ...layout, ropeDelta: layout.next - layout.tokens.count }
    },
  },
})
