import { layOutBlocks, piecesOf } from '../blocks'
import { IN_AND_OUT } from '../prompts'
import { defineVariant, FOLLOW } from '../variant'
import { chunkedThw } from './mrope'

/**
 * OmniRoPE: time says which image or frame a patch belongs to, rows and columns where in it, each from 0.
 *   (t, h, w) = (s + σ k, row, col),  next = s + max(σ (T - 1) + 1, H, W);  pairs chunked as in M-RoPE
 * OmniGen2, arXiv 2506.18871, as implemented in JJJYmmm/Multimodal-RoPEs @ cd413b9, pos_design/omnirope.py. That program
 * gives text the same id on all axes; the paper leaves the rows and columns of text at 0, which `follow` offers.
 */
export const omniRope = defineVariant({
  id: 'omniRope',
  name: 'OmniRoPE',
  family: 'video',
  year: 2025,
  summary:
    'Numbers pictures by time and starts rows and columns at 0 in each, so that an edited picture and its source agree in place and differ in time alone.',
  formula: String.raw`(t,h,w) = (s + \sigma k,\; r,\; c), \qquad s_{\text{next}} = s + \max(\sigma(T-1)+1,\, H,\, W)`,
  sources: [
    { label: 'arXiv 2506.18871', url: 'https://arxiv.org/abs/2506.18871' },
    {
      label: 'code cd413b9',
      url: 'https://github.com/JJJYmmm/Multimodal-RoPEs/blob/cd413b9e239e916e03234e9b4b64c3420aeb5419/multimodal_ropes/pos_design/omnirope.py',
    },
  ],
  disagreement:
    'The implementation gives a text token the same position on all three axes; the paper counts text on the time axis and leaves its row and column at 0.',
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 32_768 },
  prompt: IN_AND_OUT,
  allocation: chunkedThw,
  layout: {
    name: 'One time per picture',
    text: 'own',
    params: [
      {
        key: 'temporalStride',
        label: 'Temporal stride',
        symbol: 'σ',
        kind: 'number',
        default: 1,
        min: 0.1,
        max: 40,
        scale: 'log',
        snaps: [0.5, 1, 2, 4],
        unit: '/ frame',
        help: 'Positions from one token frame to the next.',
      },
      FOLLOW,
    ],
    run: (segments, { temporalStride, follow }) => {
      const stride = temporalStride as number
      const { largest, ...layout } = layOutBlocks(piecesOf(segments), ({ frames, rows, cols }, start) => ({
        t: frame => start + frame * stride,
        h: (_, row) => row,
        w: (_, col) => col,
        next: start + Math.max((frames - 1) * stride + 1, rows, cols),
      }))
      const { tokens, positionIds, next } = layout
      if (follow === 'paper')
        for (const axis of ['h', 'w'] as const)
          for (let token = 0; token < tokens.count; token++) if (tokens.frame[token] === -1) positionIds[axis][token] = 0
      return { ...layout, ropeDelta: next - tokens.count }
    },
  },
})
