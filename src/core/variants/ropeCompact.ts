import { layOut, piecesOf } from '../blocks'
import { defineVariant } from '../variant'
import { chunkedThw } from './mrope'

/**
 * RoPE-Compact: M-RoPE in which each axis goes on by itself, so that no position is skipped on any of them.
 *   token (k, row, col):  (t, h, w) = (s_t + k, s_h + row, s_w + col);  text after it:  s_t + T, s_h + H, s_w + W, one more each
 * arXiv 2502.11664, appendix D, where it is compared with VRoPE. Text after a video has different positions on the three axes,
 * so it is not rotated as text alone is. No program of it was published.
 */
export const ropeCompact = defineVariant({
  id: 'ropeCompact',
  name: 'RoPE-Compact',
  family: 'video',
  year: 2025,
  summary:
    'Lets text after a video go on one step behind it on every axis by itself. Nothing is skipped, but words then stand off the line on which text runs.',
  formula: String.raw`(t,h,w) = (s_t + k,\; s_h + r,\; s_w + c), \qquad s_{\text{next}} = (s_t + T,\; s_h + H,\; s_w + W)`,
  sources: [{ label: 'arXiv 2502.11664, appendix D', url: 'https://arxiv.org/abs/2502.11664' }],
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 32_768 },
  allocation: chunkedThw,
  layout: {
    name: 'Corner stack, axis by axis',
    text: 'own',
    params: [],
    run: segments => {
      const pieces = piecesOf(segments)
      const t = layOut(['t'], pieces, ({ frames }, start) => ({ at: [frame => start + frame], next: start + frames }))
      const h = layOut(['h'], pieces, ({ rows }, start) => ({ at: [(_, row) => start + row], next: start + rows }))
      const w = layOut(['w'], pieces, ({ cols }, start) => ({ at: [(_, __, col) => start + col], next: start + cols }))
      const next = Math.max(t.next, h.next, w.next)
      return {
        tokens: t.tokens,
        positionIds: { ...t.positionIds, ...h.positionIds, ...w.positionIds },
        next,
        ropeDelta: next - t.tokens.count,
      }
    },
  },
})
