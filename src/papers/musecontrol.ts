import { museRotate, spanPositions } from '../core/methods/museControl'
import { geometricLadder } from '../core/variants/rope'
import type { Paper } from './paper'
import { needsWeights } from './paper'

const LADDER = geometricLadder(10_000, 64)

/** A fixed vector of 64 channels without symmetry between them. */
const VECTOR = Array.from({ length: 64 }, (_, channel) => Math.cos(1 + 1.7 * channel) + 0.3)

const length = (vector: ArrayLike<number>) => Math.hypot(...Array.from(vector))

/** Length of the vector after the rotation at a position, over its length before. */
const lengthAt = (form: 'intended' | 'released') => (position: number) =>
  length(museRotate(VECTOR, position, LADDER, form)) / length(VECTOR)

/** Score of the latent in the middle of 1024 with a step of 256, over the length of the vector squared. */
const scoreWith = (form: 'intended' | 'released') => {
  const query = museRotate(VECTOR, spanPositions(1024, 256).query[512] as number, LADDER, form)
  const whole = length(VECTOR) ** 2
  return (step: number) => museRotate(VECTOR, step, LADDER, form).reduce((sum, x, c) => sum + x * (query[c] as number), 0) / whole
}

/** MuseControlLite, arXiv 2506.18729 (ICML 2025); fundwotsai2001/MuseControlLite @ 308bec3, MuseControlLite_setup.py. */
export const musecontrol: Paper = {
  id: 'musecontrol',
  name: 'MuseControlLite',
  title: 'MuseControlLite: Multifunctional Music Generation with Lightweight Conditioners',
  authors: 'Tsai and others',
  year: 2025,
  venue: 'ICML 2025',
  sources: [
    { label: 'arXiv 2506.18729', url: 'https://arxiv.org/abs/2506.18729' },
    {
      label: 'code 308bec3',
      url: 'https://github.com/fundwotsai2001/MuseControlLite/tree/308bec36813d2a640f0b190e9c24a1de439c3272',
    },
  ],
  topics: ['methods'],
  summary:
    'Cross-attention over one span of time: queries and keys read clocks of different rates; the released rotation is none.',
  picture: 'variant=rope&d=64&seq=text256&view=wheels&at=32&pair=6&pin=1',
  steps: [
    {
      title: 'Two clocks, one span',
      link: 'variant=rope&d=64&seq=text256&view=wheels&at=32&pair=6&pin=1',
      question: {
        ask: 'Audio has 1024 latents and the condition 256 steps over the same ten seconds. Which position should latent 512 take so that it meets the step of its moment?',
        options: ['512', '128', '256'],
        right: 1,
        answer: 'Half of the time is step 128 of 256: queries stand at t · 256/1024.',
      },
      figure: {
        title:
          'Score of latent 512 of 1024 with each of the 256 steps, the same vector at all of them: rotated as intended, dashed, and as released, solid.',
        panels: [
          {
            name: 'score',
            from: 0,
            to: 255,
            unit: 'step',
            low: -0.4,
            high: 1,
            mark: 128,
            whole: true,
            curves: [
              { label: 'released', at: scoreWith('released') },
              { label: 'intended', dashed: true, at: scoreWith('intended') },
            ],
          },
        ],
      },
      text: [
        'Controls that vary in time, such as melody or loudness, come in through cross-attention. Queries are latents of audio, keys are steps of the control, and there are more of the one than of the other.',
        'Keys count up by one; queries stand at fractions, so that both end together:',
        '$$p_q = t\\,\\frac{T_k}{T_q}, \\qquad p_k = 0, 1, 2, \\dots$$',
        'On the wheels a query that stands at 32.25 has turned its clocks by a quarter of a step more than the key at 32. The values are rotated as well.',
      ],
    },
    {
      title: 'Intended and released',
      link: 'variant=rope&d=64&seq=text256&view=wheels&at=32&pair=6&pin=1',
      figure: {
        title:
          'Length of a vector of 64 channels after the rotation, over its length before: as intended, dashed, and as released, solid.',
        panels: [
          {
            name: 'length',
            from: 0,
            to: 256,
            unit: 'position',
            low: 0.8,
            high: 1.2,
            whole: true,
            curves: [
              { label: 'released', at: lengthAt('released') },
              { label: 'intended', dashed: true, at: lengthAt('intended') },
            ],
          },
        ],
      },
      text: [
        'A rotation keeps lengths. The released code does not: its half turn takes neighbouring channels but writes halves, while cos and sin stand in the order of halves.',
        '$$\\begin{aligned} y_j &= x_j \\cos_j - x_{2j+1} \\sin_j\\\\ y_{j+n} &= x_{j+n} \\cos_j + x_{2j} \\sin_j\\end{aligned}$$',
        'So lengths change from position to position, and a score is no function of the difference of two positions. The wheels show the rotation that was intended. The models were trained with the released one.',
      ],
    },
  ],
  claims: [
    {
      what: 'Position of latent 512 of 1024 over 256 steps',
      published: '128',
      where: 'positions over one span, in the code',
      check: { published: 128, tolerance: 0, ours: () => spanPositions(1024, 256).query[512] as number },
      recorded: { verdict: 'agrees', ours: 128 },
    },
    {
      what: 'Largest change of a vector’s length over 256 positions, as intended',
      published: '0',
      where: 'a rotation, as the paper describes it',
      check: { published: 0, tolerance: 1e-12, ours: () => largestChange('intended') },
      recorded: { verdict: 'agrees', ours: 0 },
    },
    {
      what: 'The same as released',
      published: '0',
      where: 'a rotation, as the paper describes it',
      check: { published: 0, tolerance: 1e-6, ours: () => largestChange('released') },
      recorded: { verdict: 'differs', ours: 0.11383478775214673 },
      because: 'rotate_half of the code pairs other channels than its cos and sin do.',
    },
    needsWeights('Melody accuracy without and with rotations, %', '56.6, 61.1', 'abstract'),
  ],
}

function largestChange(form: 'intended' | 'released'): number {
  const change = lengthAt(form)
  return Math.max(...Array.from({ length: 256 }, (_, position) => Math.abs(change(position) - 1)))
}
