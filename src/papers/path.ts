import { pathLogits } from '../core/methods/path'
import { pathCase } from '../core/methods/pathExamples'
import { carriedKey, pathByMatrices, pathByTransform } from '../core/methods/pathForms'
import type { Paper } from './paper'
import { needsWeights } from './paper'

const SCENE = 'variant=rope&trained=4096&seq=text256&view=path&pin=1'
const RANDOM = { example: 'random', tokens: 32, axes: 8, beta: 1.3, forget: 1, cup: 0, seed: 4 } as const

/** PaTH, arXiv 2505.16381 (NeurIPS 2025); fla-org/flash-linear-attention @ bc3b101, fla/ops/path_attn/naive.py. */
export const path: Paper = {
  id: 'path',
  name: 'PaTH',
  title: 'PaTH Attention: Position Encoding via Accumulating Householder Transformations',
  authors: 'Yang and others',
  year: 2025,
  venue: 'NeurIPS 2025',
  sources: [
    { label: 'arXiv 2505.16381', url: 'https://arxiv.org/abs/2505.16381' },
    {
      label: 'code bc3b101',
      url: 'https://github.com/fla-org/flash-linear-attention/tree/bc3b101dcb713ddc5bd8924b66754eb68b5ccf89/fla/ops/path_attn',
    },
  ],
  topics: ['text', 'methods'],
  summary:
    'Between a key and a query stands a product of reflections that the tokens between them choose, in place of a fixed rotation.',
  picture: `${SCENE}&query=23&key=0&at=23`,
  steps: [
    {
      title: 'Tokens that swap axes',
      link: `${SCENE}&query=23&key=0&at=23`,
      question: {
        ask: 'A ball lies under cup 1, and each token swaps two cups. Can a score that knows the distance alone tell where the ball is now?',
        options: ['Yes, with enough frequencies', 'No'],
        right: 1,
        answer: 'Texts of the same length end under different cups. What was swapped must enter the score, not how long ago.',
      },
      text: [
        'Each token has a direction w and a strength β, and puts a reflection-like matrix between the keys before it and the queries from it on:',
        '$$H_t = I - \\beta_t\\, w_t w_t^\\top, \\qquad A_{ij} = q_i^\\top H_i H_{i-1} \\cdots H_{j+1}\\, k_j$$',
        'Here every w is the difference of two axes and β = 2: each token swaps two axes. The chosen key wanders over the lanes; the query asks for axis [1](pathCup=1), [2](pathCup=2), [3](pathCup=3) or [4](pathCup=4) and meets the keys that lie there.',
        'RoPE, the thin line, gives every key of a distance the same.',
      ],
    },
    {
      title: 'Mirror, projection, nothing',
      link: `${SCENE}&query=23&key=0&at=23&pathBeta=1`,
      question: {
        ask: 'At β = 2 a token mirrors, at β = 0 it does nothing. What does β = 1 do to the direction w?',
        options: ['Halves it', 'Takes it away', 'Turns it by 90°'],
        right: 1,
        answer: 'I − wwᵀ is a projection: what lay along w is gone, and the two axes are left with their mean.',
      },
      text: [
        'β lies between 0 and 2. Only the ends keep lengths: [2](pathBeta=2) mirrors, [0](pathBeta=0) leaves all as it is. At [1](pathBeta=1) a token projects: both axes are left with their mean, and after a few tokens the key is spread over all of them.',
        'In between a swap is [partial](pathBeta=1.7). Models learn β for each token; here all tokens have the same.',
      ],
    },
    {
      title: 'Two mirrors are a rotation',
      link: `${SCENE}&pair=20&query=24&key=0&at=24&pathExample=reflections&pathTokens=25`,
      text: [
        'Two reflections whose directions stand at an angle φ turn the plane by 2φ. Tokens that take turns between two directions at the angle of the chosen pair’s frequency do what RoPE does: over an even number of tokens the logit is cos(ωΔ), and the bars stand on the line.',
        'Over an odd number one mirror is left over. RoPE itself is the same product with a rotation in place of H, the same for every token.',
        'Other pairs: [10](pair=10), [20](pair=20), [30](pair=30).',
      ],
    },
    {
      title: 'Forget gates',
      link: `${SCENE}&query=31&key=0&at=31&pathExample=random&pathTokens=32&pathAxes=8&pathBeta=1.3&pathSeed=4&pathForget=0.9&scores=softmax`,
      text: [
        'PaTH-FoX adds a gate to each token, which multiplies the attention on everything before it: $f_{j+1} \\cdots f_i$ between key and query.',
        'In the released code the logarithms of the gates are added before the scale 1/√d, so that a gate of 0.9 [enters](pathGate=code) as 0.9 to that power; the formula of the paper has [no such power](pathGate=paper).',
      ],
    },
    {
      title: 'What it costs',
      link: `${SCENE}&at=4096&pathExample=random&pathTokens=32&pathAxes=8&pathBeta=1.3&pathSeed=4`,
      text: [
        'Taken at its word the definition multiplies d × d matrices for every key. Carried back token by token a query needs three products per key where RoPE needs one. Products of whole matrices run well on a GPU, but an inverse of triangles is cubic in the length:',
        '$$\\begin{aligned} A &= \\mathrm{tril}(QK^\\top) - \\mathrm{tril}(QW^\\top)\\,T^{-1}\\,\\mathrm{stril}(WK^\\top)\\\\ T^{-1} &= \\bigl(I + \\mathrm{stril}(DWW^\\top)\\bigr)^{-1} D\\end{aligned}$$',
        'The paper cuts the text into blocks, so that the cubic part stays within a block. All three are computed here; the caption says how far they differ. While decoding, each new token instead updates all keys in the cache.',
      ],
    },
  ],
  claims: [
    {
      what: 'Largest difference of token by token from products of d × d matrices',
      published: '0',
      where: 'definition of the logits',
      check: { published: 0, tolerance: 1e-10, ours: () => largestGap('matrices') },
      recorded: { verdict: 'agrees', ours: 0 },
    },
    {
      what: 'The same from products of whole matrices',
      published: '0',
      where: 'UT transform',
      check: { published: 0, tolerance: 1e-10, ours: () => largestGap('whole') },
      recorded: { verdict: 'agrees', ours: 0 },
    },
    {
      what: 'Change of a key’s length by 31 reflections with β = 2',
      published: '0',
      where: 'β = 2 is a Householder matrix',
      check: { published: 0, tolerance: 1e-10, ours: () => lengthChange(2) },
      recorded: { verdict: 'agrees', ours: 0 },
    },
    {
      what: 'The same with β = 1.3',
      published: 'shorter',
      where: 'Householder-like matrices',
      check: {
        published: 1,
        tolerance: 0,
        ours: () => Number(lengthChange(1.3) > 0.01),
        say: ours => (ours ? 'shorter' : 'as long'),
      },
      recorded: { verdict: 'agrees', ours: 1 },
    },
    {
      what: 'Largest difference of alternating reflections from cos ωΔ over even distances',
      published: '0',
      where: 'RoPE as a constant H; two reflections make a rotation',
      check: { published: 0, tolerance: 1e-10, ours: rotationGap },
      recorded: { verdict: 'agrees', ours: 0 },
    },
    needsWeights('Perplexity, state tracking, RULER', 'tables', 'experiments'),
    needsWeights(
      'One layer solves an NC¹-complete problem',
      'theorem 2.1',
      'section 2',
      'A statement on circuits, not a number; the shuffle is the kind of problem that it is about.',
    ),
  ],
}

function largestGap(form: 'matrices' | 'whole'): number {
  const tokens = pathCase(RANDOM, 0)
  const whole = pathByTransform(tokens)
  const gaps = tokens.q.map((_, i) => {
    const other = form === 'matrices' ? pathByMatrices(tokens, i) : (whole[i] as Float64Array)
    return Math.max(
      ...pathLogits({ ...tokens, logForget: undefined }, i).map((logit, j) => Math.abs(logit - (other[j] as number))),
    )
  })
  return rounded(Math.max(...gaps))
}

/** By how much the first key is shorter after all tokens, of its length. */
function lengthChange(beta: number): number {
  const trail = carriedKey(pathCase({ ...RANDOM, beta }, 0), 0)
  const [first, last] = [trail[0], trail.at(-1)].map(state => Math.hypot(...(state as Float64Array))) as [number, number]
  return rounded(1 - last / first)
}

function rotationGap(): number {
  const omega = 0.37
  const tokens = pathCase({ ...RANDOM, example: 'reflections', beta: 2 }, omega)
  const gaps = tokens.q.flatMap((_, i) =>
    Array.from(pathLogits({ ...tokens, logForget: undefined }, i), (logit, j) =>
      (i - j) % 2 ? 0 : Math.abs(logit - Math.cos(omega * (i - j))),
    ),
  )
  return rounded(Math.max(...gaps))
}

/** What lies under rounding is 0, whatever the machine. */
function rounded(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : Number(value.toPrecision(6))
}
