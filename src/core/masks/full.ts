import type { Rule } from '../variant'

/** Every query sees every key, as in encoders and in diffusion models. Vaswani et al., arXiv 1706.03762. */
export const full: Rule<'mask'> = {
  id: 'full',
  hint: 'every query sees every key',
  year: 2017,
  summary: 'Every query sees every key, as in encoders and in diffusion models.',
  formula: String.raw`M_{qk} = 1`,
  sources: [{ label: 'arXiv 1706.03762', url: 'https://arxiv.org/abs/1706.03762' }],
  slot: { name: 'Full', params: [], run: () => ({ mask: { kind: 'full' } }) },
}
