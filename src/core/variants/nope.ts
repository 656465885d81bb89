import { defineVariant } from '../variant'

/**
 * NoPE: nothing is rotated; the causal mask alone tells earlier from later.
 *   ω_i = 0
 * Kazemnejad et al., arXiv 2305.19466. DroPE (arXiv 2512.12167; SakanaAI/DroPE @ 260a8bb) trains with RoPE and ends here.
 */
export const nope = defineVariant({
  id: 'nope',
  name: 'NoPE',
  family: 'text',
  year: 2023,
  summary:
    'Rotates nothing, so that a score knows no distance. What is left of order comes from the causal mask. DroPE trains with RoPE and drops it in the end, which leaves this.',
  formula: String.raw`\omega_i = 0, \qquad \langle q_m, k_n\rangle = q \cdot k`,
  sources: [
    { label: 'arXiv 2305.19466', url: 'https://arxiv.org/abs/2305.19466' },
    { label: 'DroPE, arXiv 2512.12167', url: 'https://arxiv.org/abs/2512.12167' },
  ],
  frequencies: {
    name: 'No rotation',
    params: [],
    run: ({ rotaryDim }) => ({ invFreq: new Float64Array(rotaryDim / 2), attentionFactor: 1 }),
  },
})
