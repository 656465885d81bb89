import { oneHot, shareOut } from '../allocation'
import { defineVariant } from '../variant'
import { diagonalStack, FOLLOW_PORT, portAxis } from './videorope'

/**
 * HoPE: even the slowest temporal pairs can tell alike content apart over a long video, so time turns no pair at all.
 *   positions as in VideoRoPE with gamma for delta; the first m_h + m_w pairs read h and w in turn (even pairs h)
 *   the last m_t pairs are not rotated, for text neither; the time index acts through h and w, which contain it
 * arXiv 2505.20444, section 4; hrlics/HoPE @ 85b76c0, modeling_hope.py, get_dynamic_rope_index and
 * apply_hybrid_multimodal_rotary_pos_emb. Training draws gamma for each video from 0.5, 0.75, 1, 1.25, 1.5; at inference
 * it is chosen by hand (the paper: 0.75 for retrieval, 1.5 for understanding). The released inference branch drops the
 * rope delta, so its decode steps restart at 0; that is not followed here. Table 5 calls sections 32, 16, 16 HoPE-X.
 * JJJYmmm/Multimodal-RoPEs @ cd413b9 inherits its own reading of VideoRoPE's pairs, so pair 0 is still; `follow` offers that.
 */
export const hope = defineVariant({
  id: 'hope',
  name: 'HoPE',
  family: 'video',
  year: 2025,
  summary:
    'Keeps the slowest pairs still, so that content can be matched at any distance in time, and lets the other pairs read height and width on VideoRoPE’s diagonal. The spacing of frames is varied in training.',
  formula: String.raw`\omega_i = \begin{cases} b^{-2i/d} & i < m_h + m_w\\ 0 & \text{otherwise}\end{cases} \qquad t = s + \gamma k,\; h = t + r - \lfloor\tfrac{H-1}{2}\rfloor,\; w = t + c - \lfloor\tfrac{W-1}{2}\rfloor`,
  sources: [
    { label: 'arXiv 2505.20444', url: 'https://arxiv.org/abs/2505.20444' },
    {
      label: 'code 85b76c0',
      url: 'https://github.com/hrlics/HoPE/blob/85b76c03abcf9624b6efd27d1af1bc11ce9899c4/modeling_hope.py',
    },
  ],
  disagreement:
    'In the released code the first pair reads height. The implementation in Multimodal-RoPEs keeps it still and lets height and width begin one pair later.',
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 32_768 },
  allocation: {
    name: 'No pair for time',
    params: [
      {
        key: 'mropeSection',
        label: 'Pairs per axis',
        kind: 'section',
        axes: ['t', 'h', 'w'],
        default: pairs => shareOut(pairs, [16, 24, 24]),
        help: 'The slowest pairs, counted for time, are not rotated; height and width alternate on all before them.',
        named: [
          { label: 'HoPE', counts: [16, 24, 24] },
          { label: 'HoPE-X', counts: [32, 16, 16] },
        ],
      },
      FOLLOW_PORT,
    ],
    run: ({ rotaryDim }, { mropeSection, follow }) => {
      const [still = 0, height = 0, width = 0] = mropeSection as readonly number[]
      if (follow === 'multimodalRopes')
        return oneHot(['t', 'h', 'w'], rotaryDim / 2, i => {
          const axis = portAxis(i, height, width)
          return axis === 't' ? null : axis
        })
      return oneHot(['t', 'h', 'w'], rotaryDim / 2, i => (i >= rotaryDim / 2 - still ? null : i % 2 === 0 ? 'h' : 'w'))
    },
  },
  layout: {
    name: 'Diagonal, γ apart',
    params: [
      {
        key: 'gamma',
        label: 'Temporal scale',
        symbol: 'γ',
        kind: 'number',
        default: 1,
        min: 0.1,
        max: 40,
        scale: 'log',
        slider: [0.4, 2],
        snaps: [0.5, 0.75, 1, 1.25, 1.5],
        unit: '/ frame',
        help: 'Positions from one token frame to the next; training draws one of the marked values for each video.',
      },
    ],
    run: (segments, { gamma }) => diagonalStack(segments, gamma as number, false),
  },
})
