import { calibratePhase, LARGEST_PHASE_SHIFT, phaseShift } from '../core/methods/phaseShift'
import type { Paper, Wheel } from './paper'
import { needsWeights } from './paper'

const DEGREES = 180 / Math.PI

/** By how much gains turn a pair that stands at an angle; both in degrees. */
const shiftAt = (gainA: number, gainB: number) => (angle: number) =>
  DEGREES * phaseShift(Math.cos(angle / DEGREES), Math.sin(angle / DEGREES), gainA, gainB)

/** A pair whose channels have these gains. */
const wheelOf = (gainA: number, gainB: number): Wheel => ({
  name: `${gainA}, ${gainB}`,
  map: (x, y) => [gainA * x, gainB * y],
})

/** PSC, arXiv 2505.12423 (EMNLP 2024); WNQzhu/PSC @ 086ca0a, PSC_code/lora_llama.py. */
export const psc: Paper = {
  id: 'psc',
  name: 'PSC',
  title: 'PSC: Extending Context Window of Large Language Models via Phase Shift Calibration',
  authors: 'Zhu and others',
  year: 2024,
  venue: 'EMNLP 2024',
  sources: [
    { label: 'arXiv 2505.12423', url: 'https://arxiv.org/abs/2505.12423' },
    { label: 'code 086ca0a', url: 'https://github.com/WNQzhu/PSC/tree/086ca0a07dc3b7dda43ac4b84301907e520fe965' },
  ],
  topics: ['context', 'methods'],
  summary: 'A small module before the rotation learns to correct the phases that a stretched context gets wrong.',
  picture: 'variant=yarn&factor=16&seq=text256&view=wheels&at=4096&pair=30&pin=1',
  steps: [
    {
      title: 'Stretched by rule',
      link: 'variant=yarn&factor=16&vs=linearScaling&b.trained=4096&b.factor=16&seq=text256&view=wheels&at=4096&pair=30&pin=1',
      text: [
        'PI and YaRN rescale the frequencies by a rule that is the same for every head and text. The paper asks what the best rescaling would be and finds it a little off theirs: each pair should stand at a slightly other phase.',
      ],
    },
    {
      title: 'Gains on a wheel',
      link: 'variant=yarn&factor=16&seq=text256&view=wheels&at=4096&pair=30&pin=1',
      figure: {
        title:
          'Twelve hands of a pair, thin, and where the gains of its two channels take them, strong. Gains of 1, as at the start, move none.',
        wheels: [wheelOf(1, 1), wheelOf(1.2, 0.8), wheelOf(1.5, 0.5)],
      },
      text: [
        'PSC multiplies every channel before the rotation by a gain between 0.5 and 1.5. The two channels of a pair are the two directions of its wheel: unequal gains squeeze the circle into an ellipse, and every hand between the axes turns, and changes its length as well.',
        'The rotation of the wheel comes after that. So a gain is a shift of phase that the module can learn for each text, head and pair.',
      ],
    },
    {
      title: 'The largest shift',
      link: 'variant=yarn&factor=16&seq=text256&view=wheels&at=4096&pair=30&pin=1',
      question: {
        ask: 'A gain of 0.5 to 1.5 multiplies each channel before the rotation. How far can the two gains of a pair turn it at most?',
        options: ['10°', '30°', '90°'],
        right: 1,
        answer:
          'arcsin((r − 1)/(r + 1)) for the largest ratio of gains r = 3: 30 degrees, where the pair stands at 60 or 30 degrees.',
      },
      figure: {
        title:
          'By how much two gains turn a pair, degrees, over the angle at which it stands: 1.5 and 0.5, solid; 1.2 and 0.8, dashed.',
        panels: [
          {
            name: 'shift of a pair',
            from: 0,
            to: 360,
            unit: 'angle',
            low: -30,
            high: 30,
            curves: [
              { label: '0.5, 1.5', at: shiftAt(0.5, 1.5) },
              { label: '0.8, 1.2', dashed: true, at: shiftAt(0.8, 1.2) },
            ],
          },
        ],
      },
      text: [
        'The gains are read from the query, or the key, itself:',
        '$$y = x \\odot \\bigl(1 + \\tfrac12\\tanh(\\mathrm{SiLU}(xU)\\,D)\\bigr)$$',
        'The largest shift is 30°, between the two axes; along the axes there is none. With U = 0 at the start every gain is 1, and nothing is changed.',
      ],
    },
  ],
  claims: [
    {
      what: 'Largest change of a vector by the module at its start',
      published: '0',
      where: 'initialisation, U = 0',
      check: { published: 0, tolerance: 0, ours: changeAtStart },
      recorded: { verdict: 'agrees', ours: 0 },
    },
    {
      what: 'Largest turn of a pair by gains of 0.5 to 1.5, degrees',
      published: '30',
      where: 'not printed there; follows from the bounds of the gains',
      check: { published: 30, tolerance: 1e-9, ours: () => DEGREES * LARGEST_PHASE_SHIFT },
      recorded: { verdict: 'agrees', ours: 30.000000000000004 },
    },
    needsWeights('Perplexity and retrieval with LoRA, PI and YaRN', 'tables', 'section 4'),
  ],
}

function changeAtStart(): number {
  const x = [0.3, -1.2, 0.8, 2.1]
  const zero = x.map(() => [0, 0, 0, 0])
  const down = x.map((_, row) => x.map((__, col) => Math.cos(row + 2 * col)))
  return Math.max(...calibratePhase(x, zero, down).map((value, channel) => Math.abs(value - (x[channel] as number))))
}
