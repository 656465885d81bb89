import { roadParameters } from '../core/methods/road'
import { mergeGap, seededLayer } from '../core/methods/roadMerge'
import { pairMap } from '../core/methods/roadPair'
import { ADAPTED, adaptedOutputs, MODEL_LAYERS } from '../core/modelLayers'
import type { Paper } from './paper'
import { needsWeights } from './paper'

const SCENE = 'variant=rope&trained=4096&seq=text256&view=road&at=400&pair=40&pin=1'

/** RoAd, arXiv 2409.00119 (NeurIPS 2024); huggingface/peft @ 5d602fd, tuners/road. */
export const road: Paper = {
  id: 'road',
  name: 'RoAd',
  title: '3-in-1: 2D Rotary Adaptation for Efficient Finetuning, Efficient Batching and Composability',
  authors: 'Liao and Monz',
  year: 2024,
  venue: 'NeurIPS 2024',
  sources: [
    { label: 'arXiv 2409.00119', url: 'https://arxiv.org/abs/2409.00119' },
    {
      label: 'code 5d602fd',
      url: 'https://github.com/huggingface/peft/tree/5d602fdbff04c33c1c4de55cda9d4ae1d7cb7e40/src/peft/tuners/road',
    },
  ],
  topics: ['methods'],
  summary:
    'Adapters that turn pairs of features by a learned angle: a rotation that knows no position, and that merges into the weights.',
  picture: `${SCENE}&road=road_2:40,-10:1.3,0.7`,
  steps: [
    {
      title: 'Features, not positions',
      link: SCENE,
      question: {
        ask: 'Both RoPE and RoAd turn pairs of channels. What tells the turn of RoAd?',
        options: ['The token’s position', 'A learned angle, the same at every token', 'The distance of two tokens'],
        right: 1,
        answer: 'An adapter is finetuned once and then turns every token alike; RoPE turns each token by its position.',
      },
      text: [
        'RoAd follows a linear layer and turns its outputs, two channels at a time, by an angle θ and stretches them by α. Nothing in it counts tokens.',
        '$$\\begin{pmatrix} z_1\\\\ z_2\\end{pmatrix} = \\begin{pmatrix} \\alpha\\cos\\theta & -\\alpha\\sin\\theta\\\\ \\alpha\\sin\\theta & \\alpha\\cos\\theta\\end{pmatrix}\\begin{pmatrix} h_1\\\\ h_2\\end{pmatrix}$$',
        'Below the circle: the turn of RoPE grows with the distance, that of RoAd is one level line. They cross where RoPE has turned the chosen pair as far.',
      ],
    },
    {
      title: 'From circle to ellipse',
      link: `${SCENE}&road=road_2:40,-10:1.3,0.7`,
      question: {
        ask: 'road_2 gives each row of the 2 × 2 map an angle and a scale of its own, road_4 each entry. Which maps can road_4 reach that road_2 cannot?',
        options: ['Shears', 'Mirrorings', 'None'],
        right: 2,
        answer:
          'A row of two numbers is an angle and a length: road_2 already reaches every map of a pair. road_4 stores twice the numbers for the same maps and learns them along other ways.',
      },
      text: [
        'With one angle and scale for the pair ([road_1](road=road_1:40:1.3)) the circle stays a circle. With an angle and a scale for each row ([road_2](road=road_2:40,-10:1.3,0.7)), or for the cosine and the sine of each row ([road_4](road=road_4:40,-10,20,60:1.3,0.7,1,1.2)), it becomes an ellipse: some directions grow, others shrink.',
        'Rows may also turn past each other until the pair is [mirrored](road=road_2:120,-60:1,1), or all but [flat](road=road_2:60,-30:1,1): then no merge can be undone.',
        '> The paper pairs neighbours; peft pairs channel e of a group with e + 32. Only the order of the channels differs.',
      ],
    },
    {
      title: 'Two adapters',
      link: `${SCENE}&road=road_1:40:1.2&roadThen=-15:0.8`,
      text: [
        'One road_1 after another is again a road_1: angles add, scales multiply, and [the order does not matter](road=road_1:40:1.2&roadThen=-15:0.8).',
        'Two [road_2](road=road_2:40,-10:1.3,0.7&roadThen=-15,35:0.8,1.1) make some map of the pair, but another one in the other order.',
        'The paper composes otherwise: pairs are shared out between tasks, each of which trains its own, so that both can be on at once. Maps of different pairs never meet, and commute whatever their form.',
      ],
    },
    {
      title: 'Merged into the weights',
      link: `${SCENE}&road=road_2:40,-10:1.3,0.7&roadSeed=3`,
      text: [
        'R(Wx + b) is (RW)x + Rb: the adapter goes into weights and bias, and then costs nothing. On the right a seeded layer, merged and apart: equal but for the rounding of what is kept, about 10⁻¹⁶ in float64 and 10⁻⁷ in float32.',
        'In bfloat16 the merged weights are rounded once more: outputs part by a few thousandths, and R⁻¹ does not bring the old weights back.',
      ],
    },
    {
      title: 'What is trained',
      link: `${SCENE}&road=road_1:40:1.2&roadModel=llama-13b`,
      text: [
        'road_1 trains as many numbers as the layer has outputs: half of them angles, half scales. road_2 trains twice, road_4 four times as many.',
        'Over all linear layers of [LLaMA 13B](roadModel=llama-13b) that is 0.016 % of the model, with road_4 0.065 %. Other models: [LLaMA 7B](roadModel=llama-7b), [Llama 3.1 8B](roadModel=llama-3.1-8b), [Qwen2.5 7B](roadModel=qwen2.5-7b).',
      ],
    },
  ],
  claims: [
    {
      what: 'Trained numbers of road_1 for a layer of 4096 outputs',
      published: '4096',
      where: 'RoadConfig in peft: as many as outputs',
      check: { published: 4096, tolerance: 0, ours: () => roadParameters('road_1', 4096) },
      recorded: { verdict: 'agrees', ours: 4096 },
    },
    {
      what: 'Those of road_4 over those of road_1',
      published: '4',
      where: 'RoadConfig in peft',
      check: { published: 4, tolerance: 0, ours: () => roadParameters('road_4', 4096) / roadParameters('road_1', 4096) },
      recorded: { verdict: 'agrees', ours: 4 },
    },
    {
      what: 'Under 0.1 % of LLaMA 13B is trained, all linear layers, whichever form',
      published: 'yes',
      where: 'abstract',
      check: { published: 1, tolerance: 0, ours: () => Number(largestShare() < 0.001), say: ours => (ours ? 'yes' : 'no') },
      recorded: { verdict: 'agrees', ours: 1 },
    },
    {
      what: 'Largest difference of merged and apart, float64, relative',
      published: '0',
      where: 'W becomes RW, b becomes Rb',
      check: { published: 0, tolerance: 1e-12, ours: mergedApart },
      recorded: { verdict: 'agrees', ours: 0 },
    },
    {
      what: 'Largest change of a pair by an adapter at its start',
      published: '0',
      where: 'θ = 0, α = 1 in peft',
      check: { published: 0, tolerance: 0, ours: changeAtStart },
      recorded: { verdict: 'agrees', ours: 0 },
    },
    needsWeights('GLUE, commonsense and arithmetic reasoning', 'tables', 'experiments'),
    needsWeights('Composition of adapters trained on two tasks', 'examples', 'experiments'),
  ],
}

function largestShare(): number {
  const model = MODEL_LAYERS.find(({ id }) => id === 'llama-13b')
  if (!model) return Number.NaN
  return roadParameters('road_4', adaptedOutputs(model, ADAPTED.all ?? [])) / model.parameters
}

function mergedApart(): number {
  const { merged } = mergeGap(seededLayer('road_2', { theta: [40, -10], alpha: [1.3, 0.7] }, 3), 'fp64')
  // what lies under rounding is 0, whatever the machine
  return merged < 1e-12 ? 0 : merged
}

function changeAtStart(): number {
  const start = pairMap('road_4', { theta: [0, 0, 0, 0], alpha: [1, 1, 1, 1] })
  return Math.max(...[1, 0, 0, 1].map((entry, at) => Math.abs(entry - (start[at] as number))))
}
