import { firstBelow } from '../core/curve'
import type { Paper } from './paper'
import { needsWeights } from './paper'
import { aroundVideo, pairLadder, specOf } from './setup'

const CLIP = aroundVideo(32, [8, 6, 8], 32)
const FAR = 10_000_000
const failsAt = (variant: string, params = {}) =>
  firstBelow(pairLadder(specOf(variant, { segments: CLIP, params })), 0, FAR) ?? -1

const sayDistance = (ours: number) => (ours < 0 ? 'none' : ours.toLocaleString('en').replaceAll(',', '\u202f'))

/** HoPE, arXiv 2505.20444 (NeurIPS 2025); hrlics/HoPE @ 85b76c0. */
export const hope: Paper = {
  id: 'hope',
  name: 'HoPE',
  title: 'HoPE: Hybrid of Position Embedding for Long Context Vision-Language Models',
  authors: 'Li and others',
  year: 2025,
  venue: 'NeurIPS 2025',
  sources: [
    { label: 'arXiv 2505.20444', url: 'https://arxiv.org/abs/2505.20444' },
    { label: 'code 85b76c0', url: 'https://github.com/hrlics/HoPE/tree/85b76c03abcf9624b6efd27d1af1bc11ce9899c4' },
  ],
  topics: ['video', 'context'],
  summary:
    'Even the slowest pair turns in the end: HoPE does not turn the pairs of time at all, and varies the spacing of frames.',
  picture: 'variant=hope&vs=videorope&seq=text32+video8x6x8+text32&view=decay&lane=all&at=33649&pair=48&pin=1',
  steps: [
    {
      title: 'Slow is not still',
      link: 'variant=videorope&seq=text32+video8x6x8+text32&view=decay&lane=t&at=486910&pair=48&pin=1',
      question: {
        ask: 'VideoRoPE gives time the slowest pairs. In a text that never ends, does their mean stay above 0?',
        options: ['Yes, they are slow enough', 'No, it only takes longer'],
        right: 1,
        answer: 'At Δ = 486 910 it is below 0. Any clock that turns comes to the opposite side some time.',
      },
      text: [
        'Slow pairs put the problem off and do not remove it: the mean over VideoRoPE’s temporal pairs is below 0 at [Δ = 486 910](at=486910&pin=1). There a similar frame scores less than an unrelated one, by its position alone.',
      ],
    },
    {
      title: 'Time turns nothing',
      link: 'variant=hope&vs=videorope&seq=text32+video8x6x8+text32&view=allocation',
      text: [
        'HoPE leaves the 16 slowest pairs unrotated: for them every two tokens stand at distance 0, and content is matched as it is. Height and width alternate on the 48 others.',
        'Time is not lost: frames stand on the diagonal, so the ids of height and width contain it.',
        '> Text loses the 16 pairs as well. The released code applies the same table to every token.',
      ],
    },
    {
      title: 'The condition',
      link: 'variant=hope&vs=videorope&seq=text32+video8x6x8+text32&view=decay&lane=all&at=33649&pair=48&pin=1',
      question: {
        ask: 'Semantic preference asks that the cosines of all pairs sum to 0 or more. 16 of 64 pairs now count 1 at any distance. Does the sum stay at 0 or above, however far two tokens are apart along all axes?',
        options: ['Yes, at every distance', 'No, but for longer than before'],
        right: 1,
        answer:
          'It first fails at 33 649, against 27 115 with all pairs turning. Half of the pairs would have to be still to be sure.',
      },
      text: [
        'The paper asks that a similar key be preferred to an unrelated one at every distance:',
        '$$\\sum_i 2\\sigma^2 \\cos(\\Delta\\,\\theta_i) \\ge 0$$',
        'Still pairs add 1 each. Where two tokens are apart along all axes, as in text, the sum is first below 0 at [Δ = 33 649](at=33649&pin=1); with VideoRoPE at [Δ = 27 115](at=27115&pin=1). All 64 pairs turn in [M-RoPE](vs=mrope) and in [plain RoPE](vs=rope&b.theta=1000000&b.trained=32768) as well, and fail at the same place; back to [VideoRoPE](vs=videorope). Along [time alone](lane=t) HoPE’s sum never moves; [all axes](lane=all).',
        'With half of the pairs still no distance can fail, because a cosine is never below −1. The paper tries this too and calls it [HoPE-X](mropeSection=32,16,16); [back to HoPE](mropeSection=16,24,24).',
      ],
    },
    {
      title: 'Spacing γ',
      link: 'variant=hope&vs=hope&gamma=0.75&b.gamma=1.5&seq=text32+video8x6x8+text32&view=layout&panel=strips',
      text: [
        'Videos differ in pace. In training HoPE draws the spacing γ of each video from 0.5, 0.75, 1, 1.25 and 1.5, and so learns not to rely on one of them.',
        'At inference it is set by hand: the paper takes [0.75](gamma=0.75) to find a needle and [1.5](gamma=1.5) to understand a whole video.',
      ],
    },
  ],
  claims: [
    {
      what: 'Pairs that are not rotated, section 16, 24, 24',
      published: '16',
      where: 'section 4',
      check: {
        published: 16,
        tolerance: 0,
        ours: () => pairLadder(specOf('hope', { segments: CLIP })).filter(omega => omega === 0).length,
      },
      recorded: { verdict: 'agrees', ours: 16 },
    },
    {
      what: 'First Δ along all axes at which the condition fails',
      published: 'none',
      where: 'lemma 4.1, as a condition on every distance',
      check: { published: -1, tolerance: 0, ours: () => failsAt('hope'), say: sayDistance },
      recorded: { verdict: 'differs', ours: 33_649 },
      because:
        'The 48 turning pairs outweigh the 16 still ones there. Along time alone, with rows and columns equal, it does hold.',
    },
    {
      what: 'The same for HoPE-X, section 32, 16, 16',
      published: 'none',
      where: 'lemma 4.1',
      check: { published: -1, tolerance: 0, ours: () => failsAt('hope', { mropeSection: [32, 16, 16] }), say: sayDistance },
      recorded: { verdict: 'agrees', ours: -1 },
    },
    {
      what: 'Gain on V-NIAH over VideoRoPE, %',
      published: '22.23',
      where: 'abstract, from 52 and 63.56 of table 4',
      check: { published: 22.23, tolerance: 0.005, ours: () => 100 * (63.56 / 52 - 1) },
      recorded: { verdict: 'agrees', ours: 22.230769230769223 },
      because: 'A relative gain; in points it is 11.56.',
    },
    needsWeights('V-NIAH: Vanilla, M-RoPE, VideoRoPE, HoPE', '21, 47.11, 52, 63.56', 'table 4'),
    needsWeights('V-NIAH at γ = 0.5, 0.75, 1, 1.25, 1.5', '60.89, 63.56, 62.67, 62.67, 61.78', 'table 3'),
  ],
}
