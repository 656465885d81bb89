import { chunked, shareOut } from '../allocation'
import { layOut, piecesOf } from '../blocks'
import { pictureOf1024 } from '../prompts'
import { restart } from '../restart'
import { isGrid } from '../scene'
import { defineVariant } from '../variant'

/**
 * Qwen-Image's MSRoPE: pictures centred on 0, text on the diagonal just beyond them.
 *   patch: (t, h, w) = (n + k, row - (H - ⌊H / 2⌋), col - (W - ⌊W / 2⌋)), n the index of the image;  not centred: (n + k, row, col)
 *   text token j: m + j on all axes, m the largest ⌊H / 2⌋ or ⌊W / 2⌋ of all images (H or W where not centred)
 * arXiv 2508.02324; huggingface/diffusers @ 58eb52c, transformer_qwenimage.py, QwenEmbedRope. Ladders restart on each axis, for
 * text too, so it is not rotated as one-dimensional text is.
 */
export const qwenImage = defineVariant({
  id: 'qwenImage',
  name: 'Qwen-Image',
  family: 'diffusion',
  year: 2025,
  summary:
    'Counts rows and columns from the middle of a picture, so that a larger one grows on all sides, and lets text run along the diagonal beyond its corner.',
  formula: String.raw`(h,w) = \bigl(r - \lceil\tfrac H2\rceil,\; c - \lceil\tfrac W2\rceil\bigr), \qquad \text{text } j:\ \max\bigl(\lfloor\tfrac H2\rfloor, \lfloor\tfrac W2\rfloor\bigr) + j`,
  sources: [
    { label: 'arXiv 2508.02324', url: 'https://arxiv.org/abs/2508.02324' },
    {
      label: 'code 58eb52c',
      url: 'https://github.com/huggingface/diffusers/blob/58eb52c0803ea9af3abec60841c2a093bdf1f951/src/diffusers/models/transformers/transformer_qwenimage.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 4096 },
  prompt: pictureOf1024(64),
  frequencies: restart,
  allocation: chunked(['t', 'h', 'w'], { name: 'Chunked 2 : 7 : 7', help: 'Each axis has a ladder of its own.' }, pairs =>
    shareOut(pairs, [16, 56, 56]),
  ),
  layout: {
    name: 'Centred, text on the diagonal',
    serves: ['text', 'image', 'video'],
    text: 'own',
    attends: 'all',
    params: [{ key: 'centred', label: 'Centre the pictures', kind: 'boolean', default: true }],
    run: (segments, { centred }) => {
      const before = (size: number) => (centred ? size - Math.floor(size / 2) : 0)
      const beyond = (size: number) => (centred ? Math.floor(size / 2) : size)
      const grids = segments.flatMap((part, at) => (isGrid(part) ? [{ ...part, at }] : []))
      const textStart = Math.max(0, ...grids.flatMap(({ rows, cols }) => [beyond(rows), beyond(cols)]))
      const { largest, ...layout } = layOut(['t', 'h', 'w'], piecesOf(segments), ({ segment, rows, cols }, start) => {
        const picture = grids.findIndex(grid => grid.at === segment)
        return {
          at: [frame => picture + frame, (_, row) => row - before(rows), (_, __, col) => col - before(cols)],
          next: start,
        }
      })
      const { tokens, positionIds } = layout
      for (const ids of Object.values(positionIds))
        for (let token = 0; token < tokens.count; token++)
          if (tokens.frame[token] === -1) ids[token] = (ids[token] as number) + textStart
      const next = layout.next + textStart
      return { tokens, positionIds, next, ropeDelta: next - tokens.count }
    },
  },
})
