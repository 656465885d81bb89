import { eliteCache } from '../core/methods/fastRopElite'
import { uniformPairs } from '../core/methods/ropElite'
import type { Paper } from './paper'
import { needsWeights } from './paper'

/** EliteKV, arXiv 2503.01586; CiaranZhou/EliteKV @ e9a8616, RoPElite/analysis.py. */
export const eliteKv: Paper = {
  id: 'eliteKv',
  name: 'EliteKV',
  title: 'EliteKV: Scalable KV Cache Compression via RoPE Frequency Selection and Joint Low-Rank Projection',
  authors: 'Zhou and others',
  year: 2025,
  venue: 'arXiv 2025',
  sources: [
    { label: 'arXiv 2503.01586', url: 'https://arxiv.org/abs/2503.01586' },
    { label: 'code e9a8616', url: 'https://github.com/CiaranZhou/EliteKV/tree/e9a8616d4a6578287b3d717568a9958fcf4d6250' },
  ],
  topics: ['context', 'methods'],
  summary: 'Keep the rotation of a few pairs of each head; the others, unrotated, can be compressed together with the values.',
  picture: 'variant=rope&theta=10000&trained=4096&seq=text256&view=allocation&pair=20',
  steps: [
    {
      title: 'Rotation blocks compression',
      link: 'variant=rope&trained=4096&seq=text256&view=wheels&at=100&pair=0&pin=1',
      text: [
        'A low-rank projection shrinks keys and values to a small latent. But between the projection and the score stands a rotation that differs from token to token: a rotated key cannot be rebuilt by one matrix.',
        'Yet not every pair of a head needs its rotation. Which ones do differs from head to head.',
      ],
    },
    {
      title: 'Elite pairs, one by one',
      link: 'variant=rope&trained=4096&seq=text256&view=vectors&made=random:2x24,1&elite=8',
      question: {
        ask: 'RoPElite adds pair after pair, each time the one whose rotation brings the scores nearest to those of full RoPE. Must it try all sets of pairs?',
        options: ['Yes', 'No, one pass over the pairs that are left for each round'],
        right: 1,
        answer: 'It is greedy: r rounds over at most n pairs.',
      },
      text: [
        'RoPElite is greedy. It starts with no pair rotated and adds the pair that leaves the smallest mean difference from the scores of full RoPE, again and again.',
        'The choice needs queries and keys. These are drawn from a seed and twice as long in the fast pairs; drag the bars to give them another profile, or load those of a model. Dots mark the pairs that are kept.',
        'The curve is what the other pairs miss. Dashed are pairs spread evenly, dotted those with the largest q·k before any rotation, the two baselines of the paper: the greedy choice misses least. Keep [4](elite=4), [8](elite=8) or [16](elite=16); try [a flat profile](made=random) or [long slow pairs](made=random:1x40,3).',
        '> The released first round fills the ranking with zeros and so tries pair 0 alone; here all pairs are tried.',
      ],
    },
    {
      title: 'What the cache then holds',
      link: 'variant=rope&trained=4096&seq=text256&view=vectors&made=random&elite=16&latent=96',
      text: [
        'For each token and key-value head the cache holds two numbers for each kept pair, and a latent from which the unrotated rest of the key and the value are rebuilt.',
        'With 16 pairs and a latent of 96, 128 numbers are left of 256: half. [8 pairs and 48](elite=8&latent=48) leave a quarter. The line above the charts says what that is for named models, per token: Llama 2 7B goes from 512 to 256 KiB.',
      ],
    },
  ],
  claims: [
    {
      what: 'Share of the cache left with 16 pairs and a latent of 96, head of 128',
      published: '0.5',
      where: 'section 3, 2r + latent of 2d numbers',
      check: { published: 0.5, tolerance: 1e-12, ours: () => eliteCache(128, 16, 96).share },
      recorded: { verdict: 'agrees', ours: 0.5 },
    },
    {
      what: 'Last pair of the even baseline, 8 of 64 pairs',
      published: '63',
      where: 'linspace in the code',
      check: { published: 63, tolerance: 0, ours: () => uniformPairs(64, 8).at(-1) as number },
      recorded: { verdict: 'agrees', ours: 63 },
    },
    needsWeights('Scores of Llama 2 with a quarter of the cache', 'tables', 'experiments'),
  ],
}
