import { oneHot, sectionOf, shareOut } from '../allocation'
import { layOutStill } from '../blocks'
import { CROSSING } from '../prompts'
import { restartedLadder } from '../restart'
import type { AxisId } from '../scene'
import { defineVariant } from '../variant'

/**
 * DRoPE: the heading of an agent turns every pair by the same angle, so that a full turn changes nothing.
 *   heading pairs: q' = R(α) q, frequency 1 on all of them;  place pairs: x then y in metres, each with ω_j = b^(-2j / channels)
 *   head by head: some heads read the heading with all pairs, the others the place;  within a head: pairs are shared out
 * arXiv 2503.15029. No program of the authors was found; equations beyond the abstract follow an independent
 * implementation. Which of the two arrangements the paper prefers is not confirmed.
 */
export const drope = defineVariant({
  id: 'drope',
  name: 'DRoPE',
  family: 'agents',
  year: 2025,
  summary:
    'Lets agents on a plane know each other’s relative heading exactly: equal angles for all pairs keep the score unchanged by a full turn. Places are read as an ordinary rotation over metres.',
  formula: String.raw`\langle q'_m, k'_n\rangle = \operatorname{Re}\sum_i q_i \bar k_i\, e^{\mathrm{i}(\alpha_m - \alpha_n)}, \qquad \text{place: } \theta_j = x\,\omega_j,\ y\,\omega_j`,
  sources: [{ label: 'arXiv 2503.15029', url: 'https://arxiv.org/abs/2503.15029' }],
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 1024 },
  prompt: CROSSING,
  frequencies: {
    name: 'Heading unscaled',
    params: [],
    run: ({ ropeTheta }, _, allocation) => ({
      invFreq: restartedLadder(allocation, axis => (axis === 'a' ? 1 : ropeTheta)),
      attentionFactor: 1,
    }),
  },
  allocation: {
    name: 'Place and heading',
    params: [
      {
        key: 'arrangement',
        label: 'Arrangement',
        kind: 'choice',
        default: 'heads',
        options: [
          { value: 'heads', label: 'head by head' },
          { value: 'pairs', label: 'within a head' },
        ],
      },
      {
        key: 'pairsPerAxis',
        label: 'Pairs per axis',
        kind: 'section',
        axes: ['x', 'y', 'a'],
        default: pairs => shareOut(pairs, [1, 1, 2]),
        help: 'Where heads are shared by place and heading.',
        among: ({ arrangement }) => arrangement === 'pairs',
      },
    ],
    run: ({ rotaryDim }, { arrangement, pairsPerAxis }) => {
      const pairs = rotaryDim / 2
      if (arrangement === 'pairs') return oneHot(AXES, pairs, i => sectionOf(AXES, pairsPerAxis as readonly number[], i))
      const halves = shareOut(pairs, [1, 1])
      return [
        { ...oneHot(AXES, pairs, i => sectionOf(['x', 'y'], halves, i)), serves: 'heads of place' },
        { ...oneHot(AXES, pairs, () => 'a'), serves: 'heads of heading' },
      ]
    },
  },
  layout: {
    name: 'Agents on a plane',
    serves: ['agents'],
    text: 'still',
    attends: 'all',
    params: [],
    run: segments => {
      const layout = layOutStill(['x', 'y', 'a'], segments, () => [() => 0, () => 0, () => 0])
      const { x, y, a } = layout.positionIds
      segments.forEach((part, segment) => {
        const first = layout.tokens.segment.indexOf(segment)
        if (part.kind !== 'agents') return
        part.agents.forEach((agent, k) => {
          x[first + k] = agent.x
          y[first + k] = agent.y
          a[first + k] = (agent.heading * Math.PI) / 180
        })
      })
      return layout
    },
  },
})

const AXES: readonly AxisId[] = ['x', 'y', 'a']
