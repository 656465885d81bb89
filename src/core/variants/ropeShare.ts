import { layOut, piecesOf } from '../blocks'
import { defineVariant } from '../variant'

/**
 * RoPE-Share: one position for a whole frame, so that no patch of it is nearer to the text than another.
 *   p = s + k for every token of frame k;  text goes on at s + T
 * arXiv 2502.11664, appendix D, where it is compared with VRoPE. It tells frames apart, but not places in a frame. No program of
 * it was published.
 */
export const ropeShare = defineVariant({
  id: 'ropeShare',
  name: 'RoPE-Share',
  family: 'video',
  year: 2025,
  summary:
    'All patches of a frame share one position. Frames and words are counted alike; where a patch is in its frame is lost.',
  formula: String.raw`p = s + k, \qquad s_{\text{next}} = s + T`,
  sources: [{ label: 'arXiv 2502.11664, appendix D', url: 'https://arxiv.org/abs/2502.11664' }],
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 32_768 },
  layout: {
    name: 'One position per frame',
    params: [],
    run: segments => {
      const { largest, ...layout } = layOut(['p'], piecesOf(segments), ({ frames }, start) => ({
        at: [frame => start + frame],
        next: start + frames,
      }))
      const { p } = layout.positionIds
      return { ...layout, positionIds: { p, t: p, h: p, w: p }, ropeDelta: layout.next - layout.tokens.count }
    },
  },
})
