import { decayAt, firstBelow, partialSumBound } from '../core/curve'
import { geometricLadder } from '../core/variants/rope'
import type { Paper } from './paper'

const ladder = (headDim: number) => geometricLadder(10_000, headDim)

/** RoFormer, arXiv 2104.09864 (2021). The head size of its figure 2 is not printed, so the level of the curve is not compared. */
export const roformer: Paper = {
  id: 'roformer',
  name: 'RoFormer',
  title: 'RoFormer: Enhanced Transformer with Rotary Position Embedding',
  authors: 'Su and others',
  year: 2021,
  venue: 'Neurocomputing 2024',
  sources: [{ label: 'arXiv 2104.09864', url: 'https://arxiv.org/abs/2104.09864' }],
  topics: ['text'],
  summary:
    'Positions as rotations: a score depends on the distance of two tokens alone, and a bound on it falls with that distance.',
  steps: [
    {
      title: 'A clock per pair',
      link: 'variant=rope&seq=text256&view=wheels&at=12&pair=8&pin=1',
      text: [
        'RoPE takes the channels of a head two by two and turns each pair by an angle that grows with the position of the token. Pair 0 turns by one radian per position, each further pair more slowly:',
        '$$\\theta_i = 10000^{-2i/d}, \\qquad \\langle R_m q, R_n k\\rangle = \\operatorname{Re}\\sum_i q_i \\bar k_i\\, e^{\\mathrm i (m-n)\\theta_i}$$',
        'Only the difference of the two positions is left in the score. Move the cursor: at [Δ = 12](at=12&pin=1) the five fastest clocks have made a full turn, at [Δ = 1000](at=1000&pin=1) more than half of them have.',
      ],
    },
    {
      title: 'The mean falls and rings',
      link: 'variant=rope&seq=text256&view=decay&lane=all&at=1707&pair=40&pin=1',
      question: {
        ask: 'With q and k all ones, the score at distance Δ is the mean of all the cosines. Does it stay positive?',
        options: ['Yes, it falls towards 0', 'No, it falls below 0', 'It never falls'],
        right: 1,
        answer: 'It rings on its way down. For 128 channels and base 10 000 it is first below 0 at Δ = 1707.',
      },
      text: [
        'With q and k all ones the score is the mean of the cosines of all pairs. It falls with distance: this is the long-term decay that the paper is known for.',
        'But it rings on its way down, and a token that is farther away may score higher than a nearer one: first [at 12](at=12&pin=1), which scores more than [at 11](at=11&pin=1). At [Δ = 1707](at=1707&pin=1) it first falls below 0, where equal vectors score less than unrelated ones do on average.',
        '$$C(\\Delta) = \\frac{2}{d}\\sum_i \\cos(\\Delta\\,\\theta_i)$$',
      ],
    },
    {
      title: 'Bound and mean',
      link: 'variant=rope&seq=text256&view=decay&lane=all&ruler=linear:0:256&at=50&pair=40&pin=1',
      figure: {
        title: 'The bound over its value at 0, solid, and the mean of the cosines, dashed, for 128 channels.',
        panels: [
          {
            name: 'd = 128',
            from: 0,
            to: 256,
            unit: 'Δ',
            low: 0,
            high: 1,
            whole: true,
            curves: [
              { label: 'bound ÷ 32.5', at: m => partialSumBound(ladder(128), m) / 32.5 },
              { label: 'mean', dashed: true, at: m => decayAt(ladder(128), m) },
            ],
          },
        ],
      },
      text: [
        'What the paper proves is a bound. With h for the products of the pairs of q and k, summing by parts shows that the score is at most the largest step of h from one pair to the next, times the lengths of the partial sums together:',
        '$$\\Bigl|\\sum_i h_i e^{\\mathrm i \\Delta\\theta_i}\\Bigr| \\le \\max_i |h_{i+1}-h_i| \\sum_{j=1}^{d/2} |S_j(\\Delta)|$$',
        '$$S_j(\\Delta) = \\sum_{i<j} e^{\\mathrm i\\Delta\\theta_i}$$',
        'At Δ = 0 the mean of the $|S_j|$ is (d/2 + 1)/2, that is 32.5 for 128 channels. At 50 it is 12.6 and at 250 it is 6.5: over the range of the paper’s figure it comes down with small ripples, and so does the mean curve beside.',
        '> A bound is not a law: it says how large a score can be, not that the score of given vectors falls. “Round and Round We Go” shows heads that do the opposite.',
      ],
    },
  ],
  claims: [
    {
      what: 'Relative upper bound at Δ = 0, d = 128',
      published: '32.5',
      where: 'section 3.4.3, (d/2 + 1)/2',
      check: { published: 32.5, tolerance: 1e-9, ours: () => partialSumBound(ladder(128), 0) },
      recorded: { verdict: 'agrees', ours: 32.5 },
    },
    {
      what: 'First Δ at which the mean of the cosines is below 0, d = 128',
      published: '1707',
      where: 'not printed there; a computation of 30 digits',
      check: { published: 1707, tolerance: 0, ours: () => firstBelow(ladder(128), 0, 4096) ?? -1 },
      recorded: { verdict: 'agrees', ours: 1707 },
    },
    {
      what: 'Level of the curve of figure 2',
      published: 'about 20 to 5 over 0 to 250',
      where: 'figure 2',
      recorded: { verdict: 'needs weights' },
      because: 'The head size behind the figure is not printed; it fixes the level of the curve.',
    },
  ],
}
