import type { ParamSpec } from '../variant'
import { defineVariant, FOLLOW } from '../variant'
import { geometricLadder } from './rope'

/**
 * FoPE without its learned weights: pairs that make no full turn in training stand still.
 *   ω_i < 2π / L: 0;  code: besides, only the first min(F, d/4) pairs turn, F the count of those that are left
 * arXiv 2412.17739; TsinghuaC3I/Fourier-Position-Embedding @ bd94b20, olmo/model.py. There each turning pair mixes the sines and
 * cosines of all F frequencies by learned weights that start near the identity, which is drawn here; and still pairs have
 * cos = sin = 1, a fixed turn of 45° with length √2 that gives them twice the weight of others, which is not.
 */
export const fope = defineVariant({
  id: 'fope',
  name: 'FoPE (before training)',
  family: 'text',
  year: 2024,
  summary:
    'Stops the pairs that never complete a turn in training, since their phase was never learned as a whole, and lets each of the others read a mixture of frequencies. The mixture is learned; here it is what it starts from, one frequency per pair.',
  formula: String.raw`\omega_i' = \begin{cases} \omega_i & \omega_i \ge 2\pi/L \text{ and } i < \min(F, d/4)\\ 0 & \text{otherwise}\end{cases}`,
  sources: [
    { label: 'arXiv 2412.17739', url: 'https://arxiv.org/abs/2412.17739' },
    {
      label: 'code bd94b20',
      url: 'https://github.com/TsinghuaC3I/Fourier-Position-Embedding/blob/bd94b20d82bf11240ad3584c515c790d255da919/olmo/model.py',
    },
  ],
  disagreement:
    'The paper keeps every frequency of at least one turn in training; the released code has room for a quarter of the head’s channels in pairs and stops the others. With 64 channels and 512 positions both keep the same 16 pairs.',
  geometry: { headDim: 64, ropeTheta: 10_000, trainedLength: 512 },
  frequencies: {
    name: 'Undertrained pairs stand still',
    params: [FOLLOW satisfies ParamSpec],
    run: ({ ropeTheta, headDim, rotaryDim, trainedLength }, { follow }) => {
      const room = follow === 'paper' ? rotaryDim / 2 : Math.floor(headDim / 4)
      const floor = (2 * Math.PI) / trainedLength
      const invFreq = geometricLadder(ropeTheta, rotaryDim).map((omega, i) => (omega >= floor && i < room ? omega : 0))
      return { invFreq, attentionFactor: 1 }
    },
  },
})
