import { framePieces, layOut, piecesOf } from '../blocks'
import { defineVariant } from '../variant'
import { FOLLOW_PORT } from './videorope'

/**
 * V2PE: patches are plentiful and alike, so they advance the position by a fraction of what a text token does.
 *   the j-th patch of a picture, j = 1, 2, …, has p = p₀ + j · stride / tokensPerTile, p₀ the token before the picture;
 *   further tiles, or frames, count on; the text after it starts at ⌈last⌉ + 1
 * arXiv 2412.09616; OpenGVLab/V2PE @ f96f189, where tokensPerTile is 256 and training draws the stride from 1, 2, 4, …, 256.
 * JJJYmmm/Multimodal-RoPEs @ cd413b9, pos_design/v2pe.py, lets every image or frame advance by the stride as a whole, however
 * many patches it has; `follow` offers that.
 */
export const v2pe = defineVariant({
  id: 'v2pe',
  name: 'V2PE',
  family: 'video',
  year: 2024,
  summary:
    'One index in which a patch takes less than one position, so that a long row of pictures still fits into the trained context. Text counts as usual.',
  formula: String.raw`p_j = p_0 + j\,\frac{\sigma}{256}, \qquad s_{\text{next}} = \lceil p_{\text{last}} \rceil + 1`,
  sources: [
    { label: 'arXiv 2412.09616', url: 'https://arxiv.org/abs/2412.09616' },
    {
      label: 'code f96f189',
      url: 'https://github.com/OpenGVLab/V2PE/tree/f96f18990e88f511ca0502b92fc30d8708ba3ada',
    },
  ],
  disagreement:
    'The released code counts tiles of 256 patches, whatever the grid. The implementation in Multimodal-RoPEs spreads the stride over each whole image or frame.',
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 32_768 },
  prompt: [
    { kind: 'text', tokens: 16 },
    { kind: 'image', rows: 16, cols: 16, spatialMerge: 2 },
    { kind: 'text', tokens: 16 },
  ],
  layout: {
    name: 'Flattened, small steps',
    params: [
      {
        key: 'stride',
        label: 'Positions per tile',
        symbol: 'σ',
        kind: 'number',
        default: 64,
        min: 0.25,
        max: 1024,
        scale: 'log',
        snaps: [1, 2, 4, 8, 16, 32, 64, 128, 256],
        help: 'How far a tile of patches advances the position.',
      },
      {
        key: 'tokensPerTile',
        label: 'Patches per tile',
        kind: 'number',
        default: 256,
        min: 1,
        max: 4096,
        integer: true,
        scale: 'log',
        snaps: [64, 256, 1024],
        unit: 'tokens',
      },
      FOLLOW_PORT,
    ],
    run: (segments, { stride, tokensPerTile, follow }) => {
      const whole = follow === 'multimodalRopes'
      const pieces = whole ? framePieces(segments, 0) : piecesOf(segments)
      const { largest, ...layout } = layOut(['p'], pieces, ({ frames, rows, cols }, start) => {
        const step = (stride as number) / (whole ? rows * cols : (tokensPerTile as number))
        const before = Math.max(start - 1, 0)
        const place = (index: number) => before + (index + 1) * step
        return {
          at: [(frame, row, col) => place((frame * rows + row) * cols + col)],
          next: Math.ceil(place(frames * rows * cols - 1)) + 1,
        }
      })
      const { p } = layout.positionIds
      return { ...layout, positionIds: { p, t: p, h: p, w: p }, ropeDelta: layout.next - layout.tokens.count }
    },
  },
})
