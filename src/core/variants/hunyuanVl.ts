import { oneHot, sectionOf, shareOut } from '../allocation'
import { BESIDE_AN_IMAGE } from '../prompts'
import type { AxisId } from '../scene'
import { isGrid, segmentTokens } from '../scene'
import { emptyTokens, gridOf } from '../tokens'
import { defineVariant } from '../variant'

/**
 * XD-RoPE: four axes, dealt out over the channels in a way that rotates text alone.
 *   channel c of d reads the axis whose section, doubled, holds c; its frequency is that of pair c mod d/2; so the
 *   channels i and i + d/2 of a pair read different axes, and x ↦ (x_i cos a - x_j sin a, x_j cos b + x_i sin b), a ≠ b,
 *   is no rotation where the axes differ; text has one position on all axes and is rotated as usual
 *   (p, w, h, i) of an image token = (token index, col, row, image index); each row ends with a newline token, col = W
 * HunYuan-VL; transformers 5.18.0, models/hunyuan_vl/modeling_hunyuan_vl.py, HunYuanVLRotaryEmbedding; positions as in
 * Blaizzy/mlx-vlm, models/hunyuan_vl, get_xdrope_input_positions. Defined for images alone.
 */
export const hunyuanVl = defineVariant({
  id: 'hunyuanVl',
  name: 'XD-RoPE',
  family: 'video',
  year: 2025,
  summary:
    'Gives image tokens a sequence, column, row and picture index. The two channels of a pair read different ones, so image tokens are sheared and stretched instead of turned; text is turned as usual.',
  formula: String.raw`\begin{pmatrix}x_i'\\ x_j'\end{pmatrix} = \begin{pmatrix}\cos a & -\sin a\\ \sin b & \cos b\end{pmatrix}\begin{pmatrix}x_i\\ x_j\end{pmatrix}, \qquad j = i + \tfrac d2,\ a = p_{\text{axis}(i)}\,\omega_i,\ b = p_{\text{axis}(j)}\,\omega_i`,
  sources: [
    {
      label: 'transformers 5.18.0',
      url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/models/hunyuan_vl/modeling_hunyuan_vl.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 32_768 },
  prompt: BESIDE_AN_IMAGE,
  allocation: {
    name: 'Axes over channels',
    params: [
      {
        key: 'xdropeSection',
        label: 'Pairs per axis',
        kind: 'section',
        axes: ['p', 'w', 'h', 'i'],
        default: pairs => shareOut(pairs, [1, 1, 1, 1]),
        help: 'Each axis takes twice as many channels, in the order of the channels.',
      },
    ],
    run: ({ rotaryDim }, { xdropeSection }) => {
      const doubled = (xdropeSection as readonly number[]).map(pairs => 2 * pairs)
      const pairs = rotaryDim / 2
      const read = (firstChannel: number) => oneHot(AXES, pairs, i => sectionOf(AXES, doubled, firstChannel + i))
      return { ...read(0), secondWeights: read(pairs).weights }
    },
  },
  layout: {
    name: 'Index, column, row, image',
    serves: ['text', 'image', 'audio'],
    text: 'own',
    params: [],
    run: segments => {
      const sizes = segments.map(part => segmentTokens(part) + (isGrid(part) ? gridOf(part).frames * part.rows : 0))
      const tokens = emptyTokens(sizes.reduce((a, b) => a + b, 0))
      const index = Float64Array.from({ length: tokens.count }, (_, k) => k)
      const [w, h, i] = [index.slice(), index.slice(), index.slice()]
      let at = 0
      let picture = 0
      segments.forEach((part, segment) => {
        const end = at + (sizes[segment] as number)
        tokens.segment.fill(segment, at, end)
        if (!isGrid(part)) at = end
        else {
          for (let line = 0; at < end; line++)
            for (let col = 0; col <= part.cols; col++, at++) {
              w[at] = col
              h[at] = line % part.rows
              i[at] = picture
              if (col === part.cols) continue
              tokens.frame[at] = Math.floor(line / part.rows)
              tokens.row[at] = line % part.rows
              tokens.col[at] = col
            }
          picture++
        }
      })
      return { tokens, positionIds: { p: index, w, h, i }, next: tokens.count, ropeDelta: 0 }
    },
  },
})

const AXES: readonly AxisId[] = ['p', 'w', 'h', 'i']
