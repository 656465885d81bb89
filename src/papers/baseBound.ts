import { baseBound as sweep } from '../core/baseBound'
import { PUBLISHED_BOUNDS, verdict } from '../core/baseBound/published'
import { decayAt, firstBelow } from '../core/curve'
import { geometricLadder } from '../core/variants/rope'
import type { Claim, Paper } from './paper'

/** Lengths whose sweep takes half a second and more. */
const SLOW = 32_768

const rows = PUBLISHED_BOUNDS.map(
  (row): Claim => ({
    what: `Smallest base for ${row.length / 1024} k positions, d = 128`,
    published: row.published.toExponential().replace('e+', 'e'),
    where: 'table of lower bounds, as kexue.fm/archives/10122 quotes it',
    check: {
      published: row.published,
      // half a unit of the second printed digit
      tolerance: 0.05 * 10 ** Math.floor(Math.log10(row.published)),
      ours: () => sweep(128, row.length).base,
      slow: row.length >= SLOW,
    },
    recorded: { verdict: verdict(row) === 'agrees' ? 'agrees' : 'differs', ours: row.base },
    ...(verdict(row) === 'larger' && {
      because: 'A smaller base passes as well: passing bases are narrow islands, and a coarse scan steps over them.',
    }),
  }),
)

/** Base of RoPE Bounds Context Length, arXiv 2405.14591 (NeurIPS 2024). */
export const baseBound: Paper = {
  id: 'baseBound',
  name: 'Base bounds context',
  title: 'Base of RoPE Bounds Context Length',
  authors: 'Men and others',
  year: 2024,
  venue: 'NeurIPS 2024',
  sources: [
    { label: 'arXiv 2405.14591', url: 'https://arxiv.org/abs/2405.14591' },
    { label: 'kexue.fm/archives/10122', url: 'https://kexue.fm/archives/10122' },
  ],
  topics: ['context', 'text'],
  summary: 'A similar key should score above a random one at every distance: that needs a base that grows with the context.',
  steps: [
    {
      title: 'Similar above random',
      link: 'variant=rope&seq=text256&content=equal&view=decay&lane=all&at=1707&pair=40&pin=1&trained=4096',
      text: [
        'Take a key that resembles the query and one that has nothing to do with it. On the average over Gaussian entries their scores differ by',
        '$$\\mathbb E[q^\\top R\\,k^*] - \\mathbb E[q^\\top R\\,k] = 2\\sigma^2\\, B(m), \\qquad B(m) = \\sum_i \\cos(m\\,\\theta_i)$$',
        'Where B is below 0 a similar key scores less than a random one. With base 10 000 this first happens at [Δ = 1707](at=1707&pin=1), long before the 4096 positions that Llama 2 was trained for.',
      ],
    },
    {
      title: 'The base must grow',
      link: 'variant=rope&vs=rope&b.theta=500000&seq=text256&content=equal&view=decay&lane=all&at=1707&pair=40&pin=1',
      question: {
        ask: 'Base 10 000 fails at 1707. How far does base 500 000 carry?',
        options: ['About twice as far', 'About ten times as far', 'A thousand times as far'],
        right: 1,
        answer: 'To 18 437: fifty times the base carries eleven times the distance.',
      },
      text: [
        'A larger base slows every clock and moves the first crossing out: B has base 500 000 and stays above 0 up to [Δ = 18 437](at=18437&pin=1).',
        'So a context needs a base. The paper finds a power law by fitting its smallest bases:',
        '$$b \\approx 0.0424\\, L^{1.628}$$',
      ],
    },
    {
      title: 'Which base for which context',
      link: 'variant=rope&seq=text256&view=bounds&context=4096&at=4012&pin=1&theta=26952.4',
      question: {
        ask: 'Could one find the smallest base by halving an interval of bases until it is small enough?',
        options: ['Yes', 'No'],
        right: 1,
        answer:
          'Above the smallest base that passes there are bases that fail again. Halving finds some border, not the first one.',
      },
      text: [
        'The map shows the mean of the cosines over base and distance; the line marks the first distance at which it is below 0. For 4096 positions the smallest base is 26 952.',
        'The passing bases are no interval: just above 26 952 there is a gap again, at 26 973. Halving an interval, or a scan with a coarse step, lands on some island, not on the first one. The sweep here jumps only over bases that it has proven to fail, and keeps the proof.',
        'Compare with the table of the paper below: at seven of eleven lengths its base is larger than necessary.',
        '> The condition is about an average over Gaussian vectors. It says nothing certain about one trained head.',
      ],
    },
  ],
  claims: [
    ...rows,
    {
      what: 'First distance with B < 0, base 500 000, d = 128',
      published: '18438',
      where: 'not printed there; an independent scan',
      check: { published: 18_438, tolerance: 0, ours: () => firstBelow(geometricLadder(500_000, 128), 0, 32_768) ?? -1 },
      recorded: { verdict: 'agrees', ours: 18_438 },
    },
    {
      what: 'The published base for 1024 k, at two digits, meets its own condition',
      published: 'yes',
      where: 'table of lower bounds',
      check: {
        published: 1,
        tolerance: 0,
        ours: () => (decayAt(geometricLadder(5.1e8, 128), 874_868) < 0 ? 0 : 1),
        say: ours => (ours ? 'yes' : 'no'),
      },
      recorded: { verdict: 'differs', ours: 0 },
      because: 'B is below 0 at m = 874 868: islands of passing bases are narrower than two digits.',
    },
  ],
}
