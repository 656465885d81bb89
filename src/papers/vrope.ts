import type { Paper } from './paper'
import { needsWeights } from './paper'
import { aroundVideo, specOf } from './setup'

const TEXT = 32
const [FRAMES, ROWS, COLS] = [8, 6, 8] as const
const CLIP = aroundVideo(TEXT, [FRAMES, ROWS, COLS], 32)
const RESUMES = TEXT + FRAMES * ROWS * COLS

const ids = (property = 'both') => specOf('vrope', { segments: CLIP, params: { property } }).positionIds

/** VRoPE, arXiv 2502.11664 (EMNLP 2025); johncaged/VRoPE @ 6a7adbc. */
export const vrope: Paper = {
  id: 'vrope',
  name: 'VRoPE',
  title: 'VRoPE: Rotary Position Embedding for Video Large Language Models',
  authors: 'Liu and others',
  year: 2025,
  venue: 'EMNLP 2025',
  sources: [
    { label: 'arXiv 2502.11664', url: 'https://arxiv.org/abs/2502.11664' },
    { label: 'code 6a7adbc', url: 'https://github.com/johncaged/VRoPE/tree/6a7adbc819c4520895b897ca3c3187bee56155b7' },
  ],
  topics: ['video'],
  summary:
    'Text should meet a video without a jump, and no corner of a frame should be nearer to it: four ids along the diagonals.',
  picture: 'variant=vrope&vs=mrope&seq=text32+video8x6x8+text32&view=layout&panel=strips',
  steps: [
    {
      title: 'Flattened',
      link: 'variant=rope&seq=text32+video8x6x8+text32&theta=1000000&view=field&query=416',
      text: [
        'The simplest way: number all patches one after the other. Asked by the first word after the video, patches lose score row by row, and the first frames are hundreds of positions away.',
        'Neighbours in a column are 8 positions apart, neighbours in a row one: the picture is read as a ribbon.',
      ],
    },
    {
      title: 'Three axes in a corner',
      link: 'variant=mrope&seq=text32+video8x6x8+text32&view=field&query=416',
      question: {
        ask: 'RoPE-3D numbers time, rows and columns each on its own. Which patches are nearest to the word after the video?',
        options: ['Those in the middle', 'Those at the bottom right', 'All alike'],
        right: 1,
        answer: 'Ids count from the top left, and text goes on after the largest of them.',
      },
      text: [
        'With three axes neighbours are neighbours. But rows and columns count from the top left corner and the text goes on after the largest id, so that the bottom right corner is always nearer: a bias in every frame.',
      ],
    },
    {
      title: 'Four diagonals',
      link: 'variant=vrope&seq=text32+video8x6x8+text32&view=field&query=416',
      text: [
        'VRoPE numbers the patches four times, along the two diagonals and back. Pairs take the four ids in turn.',
        '$$\\begin{aligned} d_0 &= o + r + c\\\\ d_1 &= o + r + (W{-}1{-}c)\\\\ d_2 &= o + (H{-}1{-}r) + c\\\\ d_3 &= o + (H{-}1{-}r) + (W{-}1{-}c)\\end{aligned}$$',
        'What one id puts near, its opposite puts far: the four ids of any patch have the middle of the frame as their mean, and no corner wins.',
        '> The paper orders the four directions otherwise than the released code, so pairs 1, 2 and 3 of every four differ. [Follow the paper](follow=paper), [follow the code](follow=code).',
      ],
    },
    {
      title: 'No jump at the borders',
      link: 'variant=vrope&vs=mrope&seq=text32+video8x6x8+text32&view=layout&panel=strips',
      text: [
        'Each frame takes H + W − 1 positions and begins one after the last frame ended; text goes on one after the last id, on all four axes. Nothing is skipped and nothing is used twice.',
        'In B, M-RoPE’s frames stand beside each other on the axes of height and width, and the text jumps.',
      ],
    },
    {
      title: 'One property at a time',
      link: 'variant=vrope&property=symmetry&vs=vrope&b.property=continuity&seq=text32+video8x6x8+text32&view=field&query=416',
      question: {
        ask: 'Keep only the arrangement of the frames along the text, with one direction of each mirrored pair. Which patches are then nearer to the word that follows?',
        options: ['Those on the right', 'Those in the middle', 'All alike'],
        right: 0,
        answer: 'Columns count up in both directions that are left, so that the right edge has the largest ids.',
      },
      text: [
        'Table 5 takes VRoPE apart. A keeps the four symmetric directions alone: no corner wins, but frames are one position apart and overlap, and from the middle of the last one the text jumps by half a frame’s rows and columns. B keeps the arrangement of equations 7 and 8 with one direction of each mirrored pair: nothing is skipped, and the right edge of every frame is nearer to the text.',
        'See their ids [as strips](view=layout&panel=strips), or [both properties](property=both&b.property=both).',
        '> The paper names the two parts and does not print the formulas of each alone: this is how we read it.',
      ],
    },
    {
      title: 'Two plainer designs',
      link: 'variant=ropeCompact&vs=ropeShare&seq=text32+video8x6x8+text32&view=layout&panel=strips',
      text: [
        'The appendix compares with two plainer designs. A, RoPE-Compact, lets every axis go on counting from its own last id. B, RoPE-Share, gives all patches of a frame the id of the frame.',
        'Both meet the text without a jump. In A the corner stays nearer; in B the patches of a frame cannot be told apart.',
      ],
    },
  ],
  claims: [
    {
      what: 'Largest difference of d0 + d3 and d1 + d2 of a patch',
      published: '0',
      where: 'equations 6 to 9, symmetry',
      check: { published: 0, tolerance: 0, ours: () => asymmetry() },
      recorded: { verdict: 'agrees', ours: 0 },
    },
    {
      what: 'Step from the largest id of the video to the text, positions',
      published: '1',
      where: 'equations 6 to 9, continuity',
      check: {
        published: 1,
        tolerance: 0,
        ours: () => Math.max(...ids().map(axis => (axis[RESUMES] as number) - Math.max(...axis.slice(TEXT, RESUMES)))),
      },
      recorded: { verdict: 'agrees', ours: 1 },
    },
    {
      what: 'Step from the largest id of a frame to the smallest of the next',
      published: '1',
      where: 'equations 6 to 9, continuity',
      check: { published: 1, tolerance: 0, ours: frameStep },
      recorded: { verdict: 'agrees', ours: 1 },
    },
    {
      what: 'Direction that pair 1 reads, as the number d0 to d3 of the code',
      published: '2',
      where: 'equations 6 to 9',
      check: { published: 2, tolerance: 0, ours: () => directionOf(1) },
      recorded: { verdict: 'differs', ours: 1 },
      because: 'The released code orders the directions d0, d1, d2, d3; in the paper it is d0, d2, d3, d1.',
    },
    needsWeights('Mean attention of text to video: RoPE, RoPE-3D, VRoPE', '2.08e-4, 5.12e-5, 3.70e-4', 'table 1'),
    needsWeights('V-NIAH, 1024 to 1216 frames: RoPE, RoPE-3D, VRoPE', '54.84, 72.81, 87.03', 'table 4'),
    {
      what: 'Symmetry alone: difference of d0 + d3 and d1 + d2 of a patch',
      published: '0',
      where: 'equation 6',
      check: { published: 0, tolerance: 0, ours: () => asymmetry('symmetry') },
      recorded: { verdict: 'agrees', ours: 0 },
    },
    {
      what: 'Continuity alone: step from the largest id of the video to the text',
      published: '1',
      where: 'equations 7 and 8',
      check: {
        published: 1,
        tolerance: 0,
        ours: () =>
          Math.max(...ids('continuity').map(axis => (axis[RESUMES] as number) - Math.max(...axis.slice(TEXT, RESUMES)))),
      },
      recorded: { verdict: 'agrees', ours: 1 },
    },
    needsWeights('Video-MME: neither, continuity alone, symmetry alone, both', '39.0, 42.3, 41.3, 42.4', 'table 5'),
  ],
}

function asymmetry(property = 'both'): number {
  const [d0, d1, d2, d3] = ids(property) as [Float64Array, Float64Array, Float64Array, Float64Array]
  return Math.max(...d0.map((id, k) => Math.abs(id + (d3[k] as number) - (d1[k] as number) - (d2[k] as number))))
}

function frameStep(): number {
  const frame = (k: number) => ids().flatMap(axis => [...axis.slice(TEXT + k * ROWS * COLS, TEXT + (k + 1) * ROWS * COLS)])
  return Math.min(...frame(1)) - Math.max(...frame(0))
}

function directionOf(pair: number): number {
  return specOf('vrope', { segments: CLIP }).groups[0].invFreq.findIndex(axis => axis[pair] !== 0)
}
