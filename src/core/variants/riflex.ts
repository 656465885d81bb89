import { mainAxis } from '../allocation'
import { restartedLadder } from '../restart'
import { ATTENTION_FACTOR } from '../scaling'
import type { AllocationResult } from '../variant'
import { defineVariant, FOLLOW } from '../variant'
import { geometricLadder } from './rope'

/**
 * RIFLEx: keep a long clip from repeating by slowing the one pair of time that comes round in it.
 *   ω_k = 0.9 · 2π / L in the code, 2π / L in the paper, where L, the new clip, is longer than the period N_k of pair k
 * arXiv 2502.15894, section 4, eq. 8; thu-ml/RIFLEx @ 2bff7fe, riflex_utils.py; the condition L > N_k, rounded, is in
 * hunyuanvideo.py. k counts from 1, the fastest pair of time: 4 for HunyuanVideo, 2 for CogVideoX, found there as the pair
 * whose period is nearest to the first repeat seen in generated clips. L is counted in positions, which are latent frames
 * in those models. All other pairs keep their frequency; the ladder under them is one of three.
 */
export const riflex = defineVariant({
  id: 'riflex',
  name: 'RIFLEx',
  family: 'diffusion',
  year: 2025,
  summary:
    'Video models repeat themselves when a clip outlasts the period of one pair of time. That pair alone is slowed until its period covers the clip; all others stay.',
  formula: String.raw`\omega_k' = 0.9\,\frac{2\pi}{L} \quad\text{if } L > N_k = \frac{2\pi}{\omega_k}`,
  sources: [
    { label: 'arXiv 2502.15894', url: 'https://arxiv.org/abs/2502.15894' },
    {
      label: 'code 2bff7fe',
      url: 'https://github.com/thu-ml/RIFLEx/blob/2bff7fe0062ee54b17c3fc85b637c06b35dc76b4/riflex_utils.py',
    },
  ],
  disagreement:
    'The paper lets the pair make one turn in the new clip; the released code stops at nine tenths of a turn, because a few clips repeated in their last frames.',
  frequencies: {
    name: 'One pair of time slowed',
    params: [
      {
        key: 'slowedPair',
        label: 'Slowed pair',
        symbol: 'k',
        kind: 'number',
        default: 4,
        min: 1,
        max: 512,
        integer: true,
        help: 'Counted from 1, the fastest pair of time.',
      },
      {
        key: 'clipLength',
        label: 'Clip',
        symbol: 'L',
        kind: 'number',
        default: 66,
        min: 1,
        max: 16_777_216,
        scale: 'log',
        snaps: [33, 66, 99],
        unit: 'pos',
        help: 'Positions of time that the pair must not come round in: latent frames in video diffusion.',
      },
      {
        key: 'ladder',
        label: 'Under it',
        kind: 'choice',
        default: 'axis',
        options: [
          { value: 'axis', label: 'a ladder per axis' },
          { value: 'head', label: 'one ladder' },
          { value: 'given', label: 'as given' },
        ],
        help: 'The frequencies of all other pairs.',
      },
      {
        key: 'givenFrequencies',
        label: 'Given frequencies',
        kind: 'perPair',
        default: [],
        unit: 'rad',
        among: ({ ladder }) => ladder === 'given',
        help: 'One per pair, for “as given”.',
      },
      ATTENTION_FACTOR,
      FOLLOW,
    ],
    run: ({ ropeTheta, rotaryDim }, params, allocation) => {
      const given = params.givenFrequencies as readonly number[]
      const ladder =
        params.ladder === 'given' && given.length
          ? Float64Array.from(given)
          : params.ladder === 'axis'
            ? restartedLadder(allocation, () => ropeTheta)
            : geometricLadder(ropeTheta, rotaryDim)
      const length = params.clipLength as number
      const pair = timeOrder(ladder, allocation)[(params.slowedPair as number) - 1]
      const covers = pair === undefined || length <= Math.round((2 * Math.PI) / (ladder[pair] as number))
      if (!covers) ladder[pair as number] = ((params.follow === 'paper' ? 1 : 0.9) * 2 * Math.PI) / length
      return { invFreq: ladder, attentionFactor: (params.attentionFactor as number) || 1 }
    },
  },
})

/** The pairs of time, or of the only index where there is no time, fast to slow. */
function timeOrder(ladder: Float64Array, allocation: AllocationResult): number[] {
  const axis = allocation.axes.includes('t') ? 't' : 'p'
  const pairs = Array.from(ladder.keys()).filter(pair => mainAxis(allocation, pair) === axis && ladder[pair] !== 0)
  return pairs.toSorted((a, b) => (ladder[b] as number) - (ladder[a] as number))
}
