import type { Rule } from '../variant'

/** A query sees itself and what comes before: M(q, k) = 1 for k <= q. Vaswani et al., arXiv 1706.03762, section 3.1. */
export const causal: Rule<'mask'> = {
  id: 'causal',
  hint: 'a query sees itself and what comes before',
  year: 2017,
  summary: 'A query sees itself and what comes before.',
  formula: String.raw`M_{qk} = [\,k \le q\,]`,
  sources: [{ label: 'arXiv 1706.03762', url: 'https://arxiv.org/abs/1706.03762' }],
  slot: { name: 'Causal', params: [], run: () => ({ mask: { kind: 'causal' } }) },
}
