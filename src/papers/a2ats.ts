import { decayAt } from '../core/curve'
import { effectiveDistance } from '../core/relation'
import { windowedRope } from '../core/relations/windowedRope'
import { geometricLadder } from '../core/variants/rope'
import type { Paper } from './paper'
import { needsWeights } from './paper'

const WINDOW = { window: 64, farPosition: 2048 }

/** A²ATS, arXiv 2502.12665 (ACL 2025 Findings); junhuihe-hjh/A2ATS @ 71f10b0. */
export const a2ats: Paper = {
  id: 'a2ats',
  name: 'A²ATS',
  title: 'A²ATS: Retrieval-Based KV Cache Reduction via Windowed Rotary Position Embedding and Query-Aware Vector Quantization',
  authors: 'He and others',
  year: 2025,
  venue: 'ACL 2025 Findings',
  sources: [
    { label: 'arXiv 2502.12665', url: 'https://arxiv.org/abs/2502.12665' },
    { label: 'code 71f10b0', url: 'https://github.com/junhuihe-hjh/A2ATS/tree/71f10b0c0ddacecb46c6de91f2137fc5de7c5969' },
  ],
  topics: ['context', 'methods'],
  summary: 'To choose which far keys to read, score them all as if they stood at one distance: unrotated keys can be quantised.',
  steps: [
    {
      title: 'Rotated keys do not cluster',
      link: 'variant=rope&seq=text512&trained=8192&view=wheels&at=300&pair=0&pin=1',
      text: [
        'Keys can be stored as entries of a small codebook, and a query scored against the codebook instead of all keys. But a key is stored rotated by its position: the same content at other places is another vector on the fast pairs, and no codebook fits.',
      ],
    },
    {
      title: 'One far distance',
      link: 'variant=windowedRope&seq=text512&vs=rope&view=decay&lane=all&at=64&pair=20&pin=1',
      question: {
        ask: 'Beyond a window of 64 tokens, all keys are scored at distance 2048. At which distance is the approximate score of equal content exact?',
        options: ['At 65', 'At 2048', 'Nowhere'],
        right: 1,
        answer: 'There the assumed distance is the true one.',
      },
      text: [
        'So leave far keys unrotated and turn only the query, by one fixed angle: as if every key beyond the window stood at b = 2048.',
        "$$\\Delta' = \\begin{cases}\\Delta & \\Delta < w\\\\ b & \\text{otherwise}\\end{cases}$$",
        'A is flat beyond [64](at=64&pin=1); it meets B where the true distance is [2048](at=2048&pin=1).',
      ],
    },
    {
      title: 'Only to choose',
      link: 'variant=windowedRope&seq=text512&view=scores&vs=rope',
      text: [
        'The flat score only ranks the keys. Those that win are then read with their true distances, together with the window and the first 8 tokens: attention itself is exact on what it reads.',
        'Another far distance: [256](farPosition=256), [2048](farPosition=2048); another window: [16](window=16), [128](window=128).',
      ],
    },
    {
      title: 'How many are found',
      link: 'variant=rope&theta=500000&trained=131072&seq=text384&view=recall',
      question: {
        ask: '384 keys are replaced by the nearest of 64 codewords, and all are scored at one distance. How many of the 23 keys that truly score most are found?',
        options: ['A tenth', 'About half', 'More than eight of ten'],
        right: 2,
        answer:
          '81 %. Where the slow pairs carry most of the length, distance hardly matters to them, and keys of one cluster share a code.',
      },
      text: [
        'Seeded keys in clusters, three times as long in the slow pairs as in the others. Each square is one codebook and one window: of the keys outside window and sink that truly score most, the share that the ranking finds. A larger codebook finds more, up to what the far score finds without any, the dashed line.',
        'How well this goes depends on the pairs in use: with [all pairs equally long](recallSlow=1) the one far distance spoils the fast ones, and no codebook helps. And it depends on the distance that is assumed: [2048](recallFar=2048), as released for texts of tens of thousands of tokens, is too far for this short one; [256](recallFar=256) lies within it.',
        'Look for [2 %](recallShare=2) or [10 %](recallShare=10); take [other keys](recallSeed=2).',
        '> The codebooks here are plain Euclidean ones of the same keys. The paper fits them to queries of the model as well; its accuracies take the model.',
      ],
    },
  ],
  claims: [
    {
      what: 'Distance seen at 63, at 64 and at 500 tokens, summed',
      published: '4159',
      where: 'not printed there; 63 + 2048 + 2048 by the defaults of the code',
      check: {
        published: 4159,
        tolerance: 0,
        ours: () => [63, 64, 500].reduce((sum, distance) => sum + seenAt(distance), 0),
      },
      recorded: { verdict: 'agrees', ours: 4159 },
    },
    {
      what: 'Error of the far score of equal content at Δ = b',
      published: '0',
      where: 'follows from the definition',
      check: {
        published: 0,
        tolerance: 1e-12,
        ours: () => {
          const ladder = geometricLadder(10_000, 128)
          return decayAt(ladder, seenAt(2048)) - decayAt(ladder, 2048)
        },
      },
      recorded: { verdict: 'agrees', ours: 0 },
    },
    needsWeights('Accuracy against the share of keys that are read', 'tables', 'section 4'),
  ],
}

function seenAt(distance: number): number {
  return effectiveDistance(windowedRope.run({ count: distance + 1 }, WINDOW), distance, 0)
}
