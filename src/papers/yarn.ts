import { yarnMagnitude } from '../core/scaling'
import type { Params } from '../core/scene'
import { yarnFrequencies, yarnRamp } from '../core/variants/yarn'
import type { Paper } from './paper'
import { needsWeights } from './paper'
import { pairLadder, specOf } from './setup'

const LLAMA = { headDim: 128, rotaryDim: 128, ropeTheta: 10_000, trainedLength: 4096 }
const CUTS = { originalMaxPositionEmbeddings: 4096, betaFast: 32, betaSlow: 1, truncate: true, factor: 32 }

/** YaRN, arXiv 2309.00071 (ICLR 2024); jquesnelle/yarn @ 995db5b; with PI (2306.15595) and the NTK forms. */
export const yarn: Paper = {
  id: 'yarn',
  name: 'YaRN',
  title: 'YaRN: Efficient Context Window Extension of Large Language Models',
  authors: 'Peng and others',
  year: 2023,
  venue: 'ICLR 2024',
  sources: [
    { label: 'arXiv 2309.00071', url: 'https://arxiv.org/abs/2309.00071' },
    { label: 'code 995db5b', url: 'https://github.com/jquesnelle/yarn/tree/995db5b575e75230b3384d658f8b944c9662f775' },
    { label: 'PI, arXiv 2306.15595', url: 'https://arxiv.org/abs/2306.15595' },
  ],
  topics: ['context', 'text'],
  summary: 'Stretch only the pairs that have not made a full turn in training, keep the fast ones, blend between.',
  picture: 'variant=yarn&theta=10000&factor=32&vs=rope&seq=text256&view=decay&lane=all&at=4096&pair=30&pin=1',
  steps: [
    {
      title: 'Interpolate all',
      link: 'variant=linearScaling&trained=4096&factor=32&vs=rope&seq=text256&view=decay&lane=all&at=2&pair=0&pin=1',
      question: {
        ask: 'Position Interpolation divides every position by 32, so that 131 072 tokens fit in 4096 positions. What does that do to two neighbouring tokens?',
        options: ['Nothing', 'They look almost alike to every pair'],
        right: 1,
        answer: 'Neighbours are now 1/32 of a position apart. The fast pairs, which told them apart, hardly turn.',
      },
      text: [
        'A model trained to 4096 positions has never seen a larger angle on its slow pairs. Position Interpolation squeezes all positions: dividing each frequency by s shows it only angles that it knows.',
        "$$\\theta_i' = \\theta_i / s$$",
        'The price is at the near end: at [Δ = 2](at=2&pin=1) A stands where B stood at 1/16 of a position.',
      ],
    },
    {
      title: 'NTK: slow pairs only',
      link: 'variant=ntk&trained=4096&factor=32&vs=linearScaling&b.trained=4096&b.factor=32&seq=text256&view=allocation&detail=bands',
      text: [
        'Changing the base instead leaves the fastest pair alone and divides the slowest by exactly s; between them the change grows along the ladder.',
        "$$b' = b\\, s^{d/(d-2)}$$",
        'Nothing near is lost. But the pairs in the middle are squeezed less than s and pass, far out, through angles that were never trained.',
      ],
    },
    {
      title: 'YaRN: by turns',
      link: 'variant=yarn&factor=32&vs=ntk&b.trained=4096&b.factor=32&seq=text256&view=allocation&detail=bands',
      text: [
        'YaRN asks how many turns a pair makes within the trained length. More than 32: its whole circle is known, leave it. Less than one: interpolate it. Between, blend.',
        "$$\\omega_i' = (1-\\gamma_i)\\,\\omega_i + \\gamma_i\\,\\omega_i/s, \\qquad \\sqrt{1/t} = 0.1 \\ln s + 1$$",
        'For Llama 2, 128 channels and base 10 000, pairs up to 20 are left alone and pairs from 46 on are divided by 32. The logits are multiplied by 1.3466², against the flattening that a longer context brings.',
      ],
    },
    {
      title: 'Paper against code',
      link: 'variant=yarn&factor=32&vs=yarn&b.factor=32&b.follow=paper&seq=text256&view=allocation&detail=bands',
      question: {
        ask: 'Between the cuts the paper blends linearly in the number of turns; every released code blends linearly in the pair’s index. Do they agree?',
        options: ['Yes, it is the same ramp', 'No, in the middle they are far apart'],
        right: 1,
        answer: 'At pair 30 the code interpolates by 38 % and the paper by 75 %.',
      },
      figure: {
        title:
          'How far each pair is interpolated, 0 to 1. Solid: the ramps of the codes, with whole cuts and, a little off, without; dashed: the paper’s.',
        panels: [
          {
            name: 'Llama 2, s = 32',
            from: 0,
            to: 63,
            unit: 'pair',
            low: 0,
            high: 1,
            mark: 30,
            whole: true,
            curves: [
              { label: 'code', at: rampAt({}) },
              { label: 'uncut', at: rampAt({ truncate: false }) },
              { label: 'paper', dashed: true, at: rampAt({ follow: 'paper' }) },
            ],
          },
        ],
      },
      text: [
        'A follows the code, B the paper. The number of turns falls exponentially with the index, so the paper’s ramp climbs early and the code’s is straight: at [pair 30](pair=30) the shares are 38 % and 75 %.',
        'Codes agree but for one thing: the repository of the paper, transformers, vLLM, llama.cpp and DeepSeek round the cuts to whole pairs, gpt-oss does [not round them](truncate=0).',
        'Models were trained with the code. Whoever implements the paper’s formula gets other frequencies than any checkpoint has.',
      ],
    },
    {
      title: 'Dynamic',
      link: 'variant=dynamicNtk&vs=ntk&b.trained=4096&b.factor=32&seq=text256&view=decay&lane=all&at=4096&pair=40&pin=1',
      text: [
        'The dynamic form does not stretch before it must: the base grows with the length of the text that is there, and a text within 4096 tokens is not touched.',
        "$$b' = b\\,\\Bigl(\\tfrac{s\\,\\ell}{L} - (s-1)\\Bigr)^{d/(d-2)}$$",
        'Set the length by hand: [4096](seqLen=4096), [16 384](seqLen=16384), [131 072](seqLen=131072) tokens. Keys that are cached were rotated with an older base, unless they are kept unrotated.',
      ],
    },
  ],
  claims: [
    {
      what: 'Attention factor for s = 32, 0.1 ln s + 1',
      published: '1.3466',
      where: 'section 3.4, for Yarn-Llama-2-7b-128k',
      check: { published: 1.3466, tolerance: 5e-5, ours: () => yarnFrequencies(LLAMA, CUTS).attentionFactor },
      recorded: { verdict: 'agrees', ours: 1.3465735902799727 },
    },
    {
      what: 'Attention factor for s = 16',
      published: '1.2773',
      where: 'section 3.4, for Yarn-Llama-2-7b-64k',
      check: { published: 1.2773, tolerance: 5e-5, ours: () => yarnMagnitude(16) },
      recorded: { verdict: 'agrees', ours: 1.2772588722239782 },
    },
    {
      what: 'Softmax scale of DeepSeek-V3, 192^−½ m²',
      published: '0.135234',
      where: 'deepseek-ai/DeepSeek-V3 @ 9b4e978, model.py',
      check: { published: 0.135_234, tolerance: 5e-7, ours: () => 192 ** -0.5 * yarnMagnitude(40) ** 2 },
      recorded: { verdict: 'agrees', ours: 0.1352337788608801 },
    },
    {
      what: 'First and last cut for Llama 2, as pairs',
      published: '20 to 46',
      where: 'the released code',
      check: {
        published: 20_046,
        tolerance: 0,
        ours: () => {
          const { low, high } = yarnRamp(LLAMA, CUTS)
          return 1000 * low + high
        },
        say: ours => `${Math.floor(ours / 1000)} to ${ours % 1000}`,
      },
      recorded: { verdict: 'agrees', ours: 20_046 },
    },
    {
      what: 'Largest gap between the ramp of the paper and that of the code',
      published: '0',
      where: 'section 3.2, one ramp',
      check: { published: 0, tolerance: 0.005, ours: rampGap },
      recorded: { verdict: 'differs', ours: 0.3672166098216176 },
      because: 'The paper’s ramp is linear in turns, every released code’s in the pair index.',
    },
    {
      what: 'NTK: by how much the slowest pair is slowed at s = 32',
      published: '32',
      where: 'equation of the NTK-aware base',
      check: { published: 32, tolerance: 1e-9, ours: slowestStretch },
      recorded: { verdict: 'agrees', ours: 32 },
    },
    needsWeights('Perplexity over long documents', 'tables', 'section 4'),
  ],
}

function rampAt(params: Params) {
  const { ramp } = yarnRamp(LLAMA, { ...CUTS, ...params })
  return (pair: number) => ramp[pair] as number
}

function rampGap(): number {
  const [code, paper] = [yarnRamp(LLAMA, CUTS), yarnRamp(LLAMA, { ...CUTS, follow: 'paper' })]
  return Math.max(...code.ramp.map((share, pair) => Math.abs(share - (paper.ramp[pair] as number))))
}

function slowestStretch(): number {
  const slowest = (variant: string) => pairLadder(specOf(variant, { params: { factor: 32 } })).at(-1) as number
  return slowest('rope') / slowest('ntk')
}
