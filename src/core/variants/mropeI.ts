import type { Piece } from '../blocks'
import { framePieces, layOutBlocks, piecesOf, TIMESTAMP_TOKENS } from '../blocks'
import type { Params, Segment } from '../scene'
import { defineVariant } from '../variant'
import { mropeInterleaved } from './mropeInterleaved'

/**
 * MRoPE-I: interleaved pairs as in Qwen3-VL, and rows and columns that start at 0 in every image and frame.
 *   (t, h, w) = (s + k, row, col),  next = s + max(T, H, W)
 * arXiv 2510.23095; JJJYmmm/Multimodal-RoPEs @ cd413b9, pos_design/mrope_i.py and freq_allocation/mrope_i.py. The
 * released program makes each frame a block of its own, with timestamps between, so T = 1 there; `wholeVideo` keeps the
 * frames of a video together, as the definition has it. Qwen3-VL itself shipped without the reset.
 */
export const mropeI = defineVariant({
  id: 'mropeI',
  name: 'MRoPE-I',
  family: 'video',
  year: 2025,
  summary:
    'Interleaved M-RoPE whose rows and columns restart in every image or frame, so that a patch at one place of the picture always has the same spatial positions.',
  formula: String.raw`(t,h,w) = (s+k,\; r,\; c), \qquad s_{\text{next}} = s + \max(T,H,W)`,
  sources: [
    { label: 'arXiv 2510.23095', url: 'https://arxiv.org/abs/2510.23095' },
    {
      label: 'code cd413b9',
      url: 'https://github.com/JJJYmmm/Multimodal-RoPEs/blob/cd413b9e239e916e03234e9b4b64c3420aeb5419/multimodal_ropes/pos_design/mrope_i.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 32_768 },
  allocation: mropeInterleaved.allocation,
  layout: {
    name: 'Rows and columns from 0',
    params: [
      TIMESTAMP_TOKENS,
      {
        key: 'wholeVideo',
        label: 'One block per video',
        kind: 'boolean',
        default: false,
        help: 'Frames follow one another in time, without text between them.',
      },
    ],
    run: (segments, params) => {
      const { largest, ...layout } = layOutBlocks(blockPieces(segments, params), ({ frames, rows, cols }, start) => ({
        t: frame => start + frame,
        h: (_, row) => row,
        w: (_, col) => col,
        next: start + Math.max(frames, rows, cols),
      }))
      return { ...layout, ropeDelta: layout.next - layout.tokens.count }
    },
  },
})

function blockPieces(segments: readonly Segment[], { timestampTokens, wholeVideo }: Params): Piece[] {
  return wholeVideo ? piecesOf(segments) : framePieces(segments, timestampTokens as number)
}
