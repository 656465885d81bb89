import { tokensParam } from '../relations/relationMap'
import type { Rule } from '../variant'

/**
 * Sliding window: a query sees itself and the w - 1 tokens before it.
 *   M(q, k) = 1 for q - w < k <= q;  both ways: |q - k| <= ⌊w/2⌋
 * arXiv 2310.06825; transformers 5.18.0, masking_utils.py, sliding_window_overlay. Both ways as ModernBERT's local layers
 * (arXiv 2412.13663), half of the window on each side.
 */
export const window: Rule<'mask'> = {
  id: 'window',
  hint: 'only the nearest tokens',
  year: 2023,
  summary:
    'A query sees only the nearest tokens. Stacked layers pass information on from window to window, so that depth reaches farther.',
  formula: String.raw`M_{qk} = [\,q - w < k \le q\,], \qquad \text{both ways: } [\,|q-k| \le \lfloor w/2\rfloor\,]`,
  sources: [
    { label: 'arXiv 2310.06825', url: 'https://arxiv.org/abs/2310.06825' },
    {
      label: 'transformers 5.18.0',
      url: 'https://github.com/huggingface/transformers/blob/v5.18.0/src/transformers/masking_utils.py',
    },
  ],
  slot: {
    name: 'Sliding window',
    params: [
      tokensParam(
        'slidingWindow',
        'Window',
        'w',
        1024,
        'Tokens that a query sees, itself counted; both ways, half of it on each side.',
      ),
      { key: 'bothWays', label: 'Both ways', kind: 'boolean', default: false, help: 'Also what comes after, as in encoders.' },
    ],
    run: (_, { slidingWindow, bothWays }) => {
      const size = slidingWindow as number
      const ahead = Math.floor(size / 2)
      return { mask: bothWays ? { kind: 'window', size: ahead + 1, ahead } : { kind: 'window', size } }
    },
  },
}
