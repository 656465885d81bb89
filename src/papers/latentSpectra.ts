import { lawOf, singleEdge } from '../core/spectra/law'
import { type Construction, cachedNumbers, LATENT_MODELS, type LatentModel } from '../core/spectra/models'
import { draws, triangle } from '../core/spectra/sample'
import { bareHead, spikedHead } from '../core/spectra/simulate'
import { squaredSingularValues } from '../core/spectra/singular'
import type { Paper } from './paper'
import { needsWeights } from './paper'

const SCENE = 'variant=rope&trained=4096&seq=text256&view=spectra&at=131072&pin=1'
const SMALL = `${SCENE}&spectraModel=small`

/** arXiv 2507.09394, of which the abstract could be read; shapes of deepseek-ai/DeepSeek-V3 @ 9b4e978, inference/model.py. */
export const latentSpectra: Paper = {
  id: 'latentSpectra',
  name: 'MLA spectra',
  title: 'A Random Matrix Theory Perspective on the Learning Dynamics of Multi-head Latent Attention',
  authors: 'Jha and Reagen',
  year: 2025,
  venue: '2025',
  sources: [
    { label: 'arXiv 2507.09394', url: 'https://arxiv.org/abs/2507.09394' },
    {
      label: 'DeepSeek V3 9b4e978',
      url: 'https://github.com/deepseek-ai/DeepSeek-V3/blob/9b4e9788e4a3a731f7567338ed15d3ec549ce03b/inference/model.py',
    },
  ],
  topics: ['text', 'context'],
  summary:
    'Where rotation meets the latent decides whether spikes grow out of the spectrum of W_Q W_Kᵀ. Shown here: the spectrum at the start, its edge, and a spike that leaves it.',
  picture: SMALL,
  steps: [
    {
      title: 'Three ways to a key',
      link: `${SCENE}&spectraSpike=0`,
      question: {
        ask: 'Latent attention caches one latent of 512 numbers for all heads. Why does DeepSeek keep 64 rotated numbers beside it?',
        options: [
          'To save memory',
          'A rotation between the latent and the key would keep its projection from being absorbed into the query',
          'The latent is too small',
        ],
        right: 1,
        answer:
          'W_UK can move into the query only where nothing stands between. So the rotated part goes beside the latent, one for all heads.',
      },
      text: [
        'MHA scores with $W_Q W_K^\\top$, a product of two matrices. Latent attention makes keys in two steps, $W_K = W_{DKV} W_{UK}$. MLA-PreRoPE rotates before the latent; MLA-Decoupled leaves the latent unrotated and adds one rotated part that all heads share.',
        'The paper follows the spectrum of $W_Q W_K^\\top$ through training. It finds spikes and a collapse of rank in some layers of MHA and MLA-PreRoPE, and none in MLA-Decoupled.',
        '> That takes trained weights. Of the paper the abstract could be read, not its diagnostics or thresholds; what stands here is the start of training: every matrix random, rotation at distance 0.',
      ],
    },
    {
      title: 'The bulk of a product',
      link: `${SCENE}&spectraSpike=0&spectraDraws=24`,
      question: {
        ask: 'The Marchenko–Pastur law says where the values of one random matrix end. Does it hold for the product of two?',
        options: ['Yes', 'No, the product reaches farther', 'No, the product ends earlier'],
        right: 1,
        answer: 'Laws of products multiply (in the sense of free probability). Each further factor stretches the tail.',
      },
      text: [
        'Ticks are the squared singular values of one head; shaded is what heads of the same sizes have that were drawn anew. The edge is what 95\u00a0% of them stay under: the null is simulated, not taken from a law.',
        'The dotted line is the end of Marchenko and Pastur’s law for one factor. Read against it, the product shows outliers by the dozen where nothing was learned. Each factor more, the latent’s among them, carries the edge farther out.',
        'For large sizes the edge has a law of its own, that of the free product; it stands on the right and falls on the simulated edge within a few percent: sizes of [DeepSeek V3](spectraModel=deepseek-v3), [MiniCPM3](spectraModel=minicpm3-4b), and [small ones](spectraModel=small).',
      ],
    },
    {
      title: 'A spike detaches',
      link: `${SCENE}&spectraSpike=1.4`,
      text: [
        'Plant one direction: add θ u vᵀ. A weak one is [swallowed](spectraSpike=0.9) by the bulk and leaves no trace in the largest value; from a threshold on it [stands alone](spectraSpike=2.5).',
        'The threshold is lower where the bulk is narrow: at [θ = 1.4](spectraSpike=1.4) the spike is out in MHA and still inside with a latent. So the same learned direction is seen earlier in one construction than in another, and counts of outliers must be read against each one’s own null.',
      ],
    },
    {
      title: 'What a token costs',
      link: `${SCENE}&spectraSpike=2.5`,
      text: [
        'A cache holds the latent and the rotated part, 512 + 64 = 576 numbers for each token and layer, for all heads together. Keys and values of MHA with the heads of [DeepSeek V2 Lite](spectraModel=deepseek-v2-lite) would be 4\u202f096, with those of [DeepSeek V3](spectraModel=deepseek-v3) 32\u202f768.',
        'Below, over the length of the text, what all layers take in bfloat16.',
      ],
    },
  ],
  claims: [
    {
      what: 'Numbers of cache per token and layer, DeepSeek V3',
      published: '576',
      where: 'kv_lora_rank 512 + qk_rope_head_dim 64, in the code',
      check: { published: 576, tolerance: 0, ours: () => cachedNumbers('decoupled', modelOf('deepseek-v3')) },
      recorded: { verdict: 'agrees', ours: 576 },
    },
    {
      what: 'Groups of grouped-query attention with the same cache, DeepSeek V2 and V3',
      published: '2.25',
      where: 'DeepSeek-V2, arXiv 2405.04434, section 2.1',
      check: {
        published: 2.25,
        tolerance: 0,
        ours: () =>
          cachedNumbers('decoupled', modelOf('deepseek-v3')) / cachedNumbers('mha', { ...modelOf('deepseek-v3'), heads: 1 }),
      },
      recorded: { verdict: 'agrees', ours: 2.25 },
    },
    {
      what: 'Upper edge of one factor of 256 × 64, by simulation',
      published: '2.25',
      where: 'Marchenko–Pastur, (1 + √γ)², from below at finite size',
      check: { published: singleEdge(64, 256), tolerance: 0.15, ours: () => meanTop(k => triangle(256, 64, draws(100 + k)), 8) },
      recorded: { verdict: 'agrees', ours: 2.14346 },
    },
    {
      what: 'Upper edge of MHA at small sizes, by simulation',
      published: '1.83',
      where: 'not printed there; the law of one factor, taken for the product',
      check: { published: singleEdge(32, 256), tolerance: 0.1, ours: () => simulated('mha') },
      recorded: { verdict: 'differs', ours: 2.17191 },
      because:
        'A product of random factors follows the free product of their laws. How the paper fits its law could not be read.',
    },
    {
      what: 'The same against the free product law',
      published: '2.33',
      where: 'not printed there; from the S-transform',
      check: { published: lawOf('mha', modelOf('small')).edge, tolerance: 0.2, ours: () => simulated('mha') },
      recorded: { verdict: 'agrees', ours: 2.17191 },
    },
    {
      what: 'σ² of a spike of θ = 4 in MLA-Decoupled at small sizes, by simulation',
      published: '16.4',
      where: 'not printed there; from the law of the product',
      check: {
        published: lawOf('decoupled', modelOf('small')).spike(4),
        tolerance: 1,
        ours: () => meanTop(k => spikedHead('decoupled', modelOf('small'), 4, k), 6),
      },
      recorded: { verdict: 'agrees', ours: 16.3509 },
    },
    needsWeights(
      'Spikes and rank collapse in MHA and MLA-PreRoPE, none in MLA-Decoupled',
      'found',
      'abstract',
      'Spectra of trained weights.',
    ),
  ],
}

function modelOf(id: string): LatentModel {
  return LATENT_MODELS.find(model => model.id === id) as LatentModel
}

/** Mean largest value of heads without a spike. */
function simulated(construction: Construction): number {
  return meanTop(k => bareHead(construction, modelOf('small'), 1, k), 8)
}

function meanTop(matrix: (k: number) => ReturnType<typeof triangle>, count: number): number {
  const tops = Array.from({ length: count }, (_, k) => squaredSingularValues(matrix(k))[0] as number)
  return Number((tops.reduce((sum, top) => sum + top, 0) / count).toPrecision(6))
}
