import { layOut, piecesOf } from '../blocks'
import { defineVariant } from '../variant'

/**
 * TAD-RoPE: one index that counts tokens and frames alike, so that the next frame is farther away than the next patch.
 *   p = γ · token index + time index;  the time index counts text by one and is s + k for every token of frame k
 * TC-LLaVA, arXiv 2409.03206, as implemented in Wiselnn570/VideoRoPE @ 7712ca3, modeling_videorope.py, get_time_rope_index
 * and get_vanilla_rope_index, summed: γ = 1 there, so text tokens are two apart and patches of a frame one. The VideoRoPE
 * paper describes steps of γ for patches and γ + 1 for text. A token generated at index c has p = (γ + 1) c + delta; the rope
 * delta here holds for the first one.
 */
export const tadRope = defineVariant({
  id: 'tadRope',
  name: 'TAD-RoPE',
  family: 'video',
  year: 2024,
  summary:
    'Adds a time index to the token index: one step for each text token and each frame. Everything stays on one axis, and the turn of a frame is felt as an extra step.',
  formula: String.raw`p = \gamma n + \tau(n), \qquad \tau = \begin{cases} s + k & \text{frame } k\\ \text{one more per token} & \text{text}\end{cases}`,
  sources: [
    { label: 'arXiv 2409.03206', url: 'https://arxiv.org/abs/2409.03206' },
    {
      label: 'code 7712ca3',
      url: 'https://github.com/Wiselnn570/VideoRoPE/blob/7712ca3f52b795284e0453badc6cf1642c1368c4/videorope-transformer/modeling_videorope.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 32_768 },
  layout: {
    name: 'Flattened, plus time',
    text: 'own',
    params: [
      {
        key: 'gamma',
        label: 'Step of a patch',
        symbol: 'γ',
        kind: 'number',
        default: 1,
        min: 0.1,
        max: 16,
        scale: 'log',
        snaps: [0.5, 1, 2],
        help: 'Text takes one more.',
      },
    ],
    run: (segments, { gamma }) => {
      const step = gamma as number
      const time = layOut(['t'], piecesOf(segments), ({ frames }, start) => ({
        at: [frame => start + frame],
        next: start + frames,
      }))
      const { tokens } = time
      const index = time.positionIds.t.map((moment, token) => moment + step * token)
      const next = time.next + step * tokens.count
      return { tokens, positionIds: { p: index, t: index, h: index, w: index }, next, ropeDelta: next - tokens.count }
    },
  },
})
