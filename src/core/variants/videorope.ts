import { oneHot, shareOut } from '../allocation'
import { layOutBlocks, piecesOf } from '../blocks'
import type { AxisId, Segment } from '../scene'
import type { LayoutResult, ParamSpec } from '../variant'
import { defineVariant, FOLLOW } from '../variant'

/**
 * VideoRoPE: M-RoPE's fast temporal pairs repeat within a clip; time moves to the slow pairs, frames to the diagonal.
 *   t = s + delta · k,  h = t + row - ⌊(H - 1) / 2⌋,  w = t + col - ⌊(W - 1) / 2⌋,  next = s + delta (T - 1) + 1
 *   the first m_h + m_w pairs read h and w in turn (even pairs h), the last m_t read t
 * arXiv 2502.05173, equations 6 and 7; Wiselnn570/VideoRoPE @ 7712ca3, get_t_scale_rope_index and
 * apply_m_modify_multimodal_rotary_pos_emb. The paper centres with H / 2 and W / 2, goes on at s + delta · T and
 * gives even pairs to the width; `follow` chooses, the code by default. An image is one frame, which delta does not touch.
 * JJJYmmm/Multimodal-RoPEs @ cd413b9 moves every spatial pair on by one, so pair 0 reads time; `follow` offers that too.
 */
export const videorope = defineVariant({
  id: 'videorope',
  name: 'VideoRoPE',
  family: 'video',
  year: 2025,
  summary:
    'Lets the slowest pairs read time, so that no two moments of a long clip look alike, and centres every frame on the diagonal that the text runs along. Frames stand δ positions apart.',
  formula: String.raw`t = s + \delta k,\quad h = t + r - \lfloor\tfrac{H-1}{2}\rfloor,\quad w = t + c - \lfloor\tfrac{W-1}{2}\rfloor, \qquad s_{\text{next}} = s + \delta(T-1) + 1`,
  sources: [
    { label: 'arXiv 2502.05173', url: 'https://arxiv.org/abs/2502.05173' },
    {
      label: 'code 7712ca3',
      url: 'https://github.com/Wiselnn570/VideoRoPE/blob/7712ca3f52b795284e0453badc6cf1642c1368c4/videorope-transformer/modeling_videorope.py',
    },
  ],
  disagreement:
    'The paper centres a frame at half its size, starts the text after a video at s + δT and lets even pairs read the width. The released code centres on a whole token, starts the text at s + δ(T − 1) + 1 and lets even pairs read the height.',
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 32_768 },
  allocation: {
    name: 'Time on slow pairs',
    params: [
      {
        key: 'mropeSection',
        label: 'Pairs per axis',
        kind: 'section',
        axes: ['t', 'h', 'w'],
        default: pairs => shareOut(pairs, [16, 24, 24]),
        help: 'Time takes the slowest pairs; height and width alternate on all before them.',
      },
      {
        key: 'follow',
        label: 'Follow',
        kind: 'choice',
        default: 'code',
        options: [
          { value: 'code', label: 'released code' },
          { value: 'paper', label: 'paper' },
          { value: 'multimodalRopes', label: 'Multimodal-RoPEs' },
        ],
      },
    ],
    run: ({ rotaryDim }, { mropeSection, follow }) => {
      const [time = 0, height = 0, width = 0] = mropeSection as readonly number[]
      if (follow === 'multimodalRopes') return oneHot(['t', 'h', 'w'], rotaryDim / 2, i => portAxis(i, height, width))
      const spatial = rotaryDim / 2 - time
      const heightFirst = follow === 'paper' ? 1 : 0
      return oneHot(['t', 'h', 'w'], rotaryDim / 2, i => (i >= spatial ? 't' : i % 2 === heightFirst ? 'h' : 'w'))
    },
  },
  layout: {
    name: 'Diagonal, spaced',
    params: [
      {
        key: 'delta',
        label: 'Temporal spacing',
        symbol: 'δ',
        kind: 'number',
        default: 2,
        min: 0.1,
        max: 40,
        scale: 'log',
        snaps: [0.5, 1, 2, 3],
        unit: '/ frame',
        help: 'Positions from one token frame to the next.',
      },
      FOLLOW,
    ],
    run: (segments, { delta, follow }) => diagonalStack(segments, delta as number, follow === 'paper'),
  },
})

/** The axis of a pair in JJJYmmm/Multimodal-RoPEs, where time keeps pair 0 too. */
export function portAxis(pair: number, height: number, width: number): AxisId {
  if (pair % 2 === 1 && pair < 2 * height) return 'h'
  return pair % 2 === 0 && pair > 0 && pair < 2 * width ? 'w' : 't'
}

/** The released code, or the reading of JJJYmmm/Multimodal-RoPEs. */
export const FOLLOW_PORT: ParamSpec = {
  key: 'follow',
  label: 'Follow',
  kind: 'choice',
  default: 'code',
  options: [
    { value: 'code', label: 'released code' },
    { value: 'multimodalRopes', label: 'Multimodal-RoPEs' },
  ],
}

/** Frames centred on the text's diagonal, `spacing` positions apart; as the paper writes it or as the code runs. */
export function diagonalStack(segments: readonly Segment[], spacing: number, paper: boolean): LayoutResult {
  const half = (size: number) => (paper ? size / 2 : Math.floor((size - 1) / 2))
  const { largest, ...layout } = layOutBlocks(piecesOf(segments), ({ segment, frames, rows, cols }, start) => {
    const delta = segments[segment]?.kind === 'video' ? spacing : 1
    const time = (frame: number) => start + delta * frame
    return {
      t: time,
      h: (frame, row) => time(frame) + row - half(rows),
      w: (frame, col) => time(frame) + col - half(cols),
      next: paper ? time(frames) : time(frames - 1) + 1,
    }
  })
  return { ...layout, ropeDelta: layout.next - layout.tokens.count }
}
