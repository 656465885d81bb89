import { geometricLadder } from '../core/variants/rope'
import type { Paper } from './paper'
import { pairLadder, specOf } from './setup'

const AGENTS = [{ kind: 'agents', agents: [{ x: 0, y: 0, heading: 0 }] }] as const
const TURN = 2 * Math.PI

/** Mean over pairs of the cosine of an angle between two headings, with frequencies as given. */
const meanCosine = (frequencies: ArrayLike<number>, angle: number) =>
  Array.from(frequencies, omega => Math.cos(angle * omega)).reduce((a, b) => a + b, 0) / frequencies.length

/** The same for a heading that has gone once round. */
const afterTurn = (frequencies: ArrayLike<number>) => meanCosine(frequencies, TURN)

const ORDINARY = geometricLadder(10_000, 128)

const HEADING_HEADS = 1

/** DRoPE, arXiv 2503.15029. No program of the authors was found. */
export const drope: Paper = {
  id: 'drope',
  name: 'DRoPE',
  title: 'DRoPE: Directional Rotary Position Embedding for Efficient Agent Interaction Modeling',
  authors: 'Zhao and others',
  year: 2025,
  venue: 'arXiv 2025',
  sources: [{ label: 'arXiv 2503.15029', url: 'https://arxiv.org/abs/2503.15029' }],
  topics: ['agents'],
  summary: 'Headings are angles already: turn every pair by the heading itself, and a full turn changes nothing.',
  steps: [
    {
      title: 'Where they are',
      link: 'variant=drope&seq=agents-24:-2:0,-11:-2:2,18:2:180,33:2:178,2:-19:90,2:14:85&view=field&query=0&group=0',
      text: [
        'Agents at a crossing: six road users with a place in metres and a heading. These heads read the place, with ordinary rotations along x and y.',
        'Drag an agent: scores follow the difference of places, wherever the crossing lies in the world.',
      ],
    },
    {
      title: 'Where they head',
      link: 'variant=drope&seq=agents-24:-2:0,-11:-2:2,18:2:180,33:2:178,2:-19:90,2:14:85&view=field&query=0&group=1',
      question: {
        ask: 'Ordinary RoPE turns pair i by ω_i times the position. What goes wrong if the position is a heading?',
        options: ['Nothing', 'A heading of 359° and one of 1° seem far apart'],
        right: 1,
        answer: 'A full turn times ω_i is no full turn unless ω_i is whole. Only frequency 1 keeps 0° and 360° the same.',
      },
      figure: {
        title:
          'Mean score of equal content over the angle between two headings, degrees: frequency 1 on all pairs, solid, and the frequencies of ordinary RoPE, dashed.',
        panels: [
          {
            name: 'two turns',
            from: 0,
            to: 720,
            unit: 'angle',
            low: -1,
            high: 1,
            mark: 360,
            curves: [
              { label: 'DRoPE', at: angle => Math.cos((angle * Math.PI) / 180) },
              { label: 'RoPE', dashed: true, at: angle => meanCosine(ORDINARY, (angle * Math.PI) / 180) },
            ],
          },
        ],
      },
      text: [
        'These heads read the heading, with frequency 1 on all pairs: the angle of a pair is the heading itself.',
        "$$\\langle q', k'\\rangle = \\operatorname{Re}\\sum_i q_i \\bar k_i\\, e^{\\mathrm i(\\alpha_m - \\alpha_n)}$$",
        'Ordinary frequencies give two headings of the same way after a full turn only 0.74, less than the 0.81 at half a turn, oncoming: they read an angle as a length.',
        'With q and k all ones the score is the cosine of the angle between two headings: 1 for the same way, −1 for oncoming, and a turn by 360° changes nothing.',
      ],
    },
    {
      title: 'Both in one head',
      link: 'variant=drope&arrangement=pairs&seq=agents-24:-2:0,-11:-2:2,18:2:180,33:2:178,2:-19:90,2:14:85&view=field&query=0',
      text: [
        'The paper tries two arrangements: some heads read the place and others the heading, or the pairs of every head are shared out between both, as here.',
        'Back to [head by head](arrangement=heads).',
        '> Which arrangement the paper prefers could not be confirmed from its text, and no code was released.',
      ],
    },
  ],
  claims: [
    {
      what: 'Score of equal content after a full turn of one heading',
      published: '1',
      where: 'periodicity, section 3',
      check: {
        published: 1,
        tolerance: 1e-12,
        ours: () => afterTurn(pairLadder(specOf('drope', { segments: AGENTS }), HEADING_HEADS)),
      },
      recorded: { verdict: 'agrees', ours: 1 },
    },
    {
      what: 'The same with the frequencies of ordinary RoPE, d = 128',
      published: 'not 1',
      where: 'section 3, why RoPE fails for angles',
      check: {
        published: 0,
        tolerance: 0,
        ours: () => Number(Math.abs(1 - afterTurn(pairLadder(specOf('rope')))) < 1e-6),
        say: ours => (ours ? '1' : 'not 1'),
      },
      recorded: { verdict: 'agrees', ours: 0 },
      because: 'It is 0.735.',
    },
    {
      what: 'minADE on the Waymo motion benchmark',
      published: 'a table',
      where: 'section 4',
      recorded: { verdict: 'needs weights' },
      because: 'Takes the trained model and its data; the numbers of the table could not be read.',
    },
  ],
}
