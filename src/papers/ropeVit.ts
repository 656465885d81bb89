import type { Paper } from './paper'
import { needsWeights } from './paper'
import { axisLadder, specOf } from './setup'

const PATCHES = [{ kind: 'image', rows: 14, cols: 14, spatialMerge: 1, patchSize: 16 }] as const

/** Rotary Position Embedding for Vision Transformer, arXiv 2403.13298 (ECCV 2024); naver-ai/rope-vit @ ce85c2e. */
export const ropeVit: Paper = {
  id: 'ropeVit',
  name: 'RoPE-ViT',
  title: 'Rotary Position Embedding for Vision Transformer',
  authors: 'Heo and others',
  year: 2024,
  venue: 'ECCV 2024',
  sources: [
    { label: 'arXiv 2403.13298', url: 'https://arxiv.org/abs/2403.13298' },
    { label: 'code ce85c2e', url: 'https://github.com/naver-ai/rope-vit/tree/ce85c2e56c5ff3aadc10e1a849872081f7b86293' },
  ],
  topics: ['image'],
  summary: 'Rotations in two dimensions: along the axes alone, or along a learned direction for every pair.',
  picture: 'variant=ropeVitAxial&seq=image14x14@merge1,px16&view=layout&panel=strips',
  steps: [
    {
      title: 'Along the axes',
      link: 'variant=ropeVitAxial&seq=image14x14@merge1,px16&view=field&query=104',
      question: {
        ask: 'Half of the pairs turn with the column, half with the row. Along which lines does the score of a patch fall most slowly?',
        options: ['Along its own row and column', 'Along the diagonals', 'Alike in every direction'],
        right: 0,
        answer: 'On its own row half of the pairs do not turn at all: the field is a cross.',
      },
      text: [
        'Axial RoPE lets the first half of the pairs turn with the column of a patch and the second half with its row, each with the frequencies',
        '$$\\theta_j = 100^{-4j/d}$$',
        'The field of one patch is a cross: on its own row and column half of the pairs stand still. No frequency points along a diagonal.',
      ],
    },
    {
      title: 'The plane of frequencies',
      link: 'variant=ropeVitMixed&vs=ropeVitAxial&seq=image14x14@merge1,px16&view=allocation&detail=plane&pair=20',
      question: {
        ask: 'Draw every pair as a point: across, how fast it turns with the column; up, with the row. Where do the pairs of the axial form lie?',
        options: ['On the two axes', 'On a diagonal', 'All over the plane'],
        right: 0,
        answer: 'Each of them reads one of the two alone. A picture that needs a slanted wave has no pair for it.',
      },
      text: [
        'A pair that turns by θx with the column and θy with the row is a wave across the picture. In B, axial, all waves run along the axes. In A, Mixed, each head starts from a cross that is turned by an angle of its own, and training may move every point anywhere.',
        'The heads together, drawn small, cover the plane with directions: [head 1](group=1), [head 2](group=2), [another start](seed=3). Learned frequencies of a checkpoint can be pasted under Controls.',
      ],
    },
    {
      title: 'A direction per pair',
      link: 'variant=ropeVitMixed&vs=ropeVitAxial&seq=image14x14@merge1,px16&view=field&query=104',
      text: [
        'RoPE-Mixed gives each pair of each head two frequencies and learns them. At the start each head is turned by an angle of its own:',
        '$$\\theta_i = f^w_i\\, c + f^h_i\\, r$$',
        'Shown is one head at its start, drawn from a seed. [Another seed](seed=3), [the next head](group=1), [and the next](group=2): each has its cross at another angle.',
      ],
    },
    {
      title: 'A larger picture',
      link: 'variant=ropeVitAxial&vs=ropeVitMixed&seq=image24x24@merge1,px16&view=field&query=300',
      text: [
        'Positions are not scaled with the resolution: from 224 to 384 pixels the grid grows from 14 × 14 to 24 × 24, and patches near each other keep their score. New are only larger distances.',
        'The new corners are 12 and more patches from the middle, where a 14 × 14 grid ended at 7. Go on: [32 × 32](seq=image32x32@merge1,px16&query=528), [48 × 48](seq=image48x48@merge1,px16&query=1176), [back to 14 × 14](seq=image14x14@merge1,px16&query=104).',
        '> The models compute the table anew only when the number of patches changes, so that a grid of another shape with as many patches silently keeps the old one. That is not followed here.',
      ],
    },
    {
      title: 'How far it carries',
      link: 'variant=ropeVitAxial&vs=swinAxial&seq=image14x14@merge1,px16&view=decay&lane=w&at=14&pair=4&pin=1',
      text: [
        'With base 100 the 16 pairs of an axis cover wavelengths from 6 to 471 patches: a small base, because pictures are small. Swin counts within its windows and takes base 50.',
        'Beyond [14 patches](at=14&pin=1) lies what a picture of 224 pixels never shows; at [24](at=24&pin=1) ends one of 384.',
      ],
    },
  ],
  claims: [
    {
      what: 'Frequencies per axis, d = 64',
      published: '16',
      where: 'section 3.1, d/4',
      check: { published: 16, tolerance: 0, ours: () => axisLadder(specOf('ropeVitAxial', { segments: PATCHES }), 'w').length },
      recorded: { verdict: 'agrees', ours: 16 },
    },
    {
      what: 'Second frequency, rad per patch, d = 64',
      published: '0.7499',
      where: '100^(−4/64), equation of axial frequencies',
      check: {
        published: 0.7499,
        tolerance: 5e-5,
        ours: () => axisLadder(specOf('ropeVitAxial', { segments: PATCHES }), 'w')[1] ?? 0,
      },
      recorded: { verdict: 'agrees', ours: 0.7498942093324559 },
    },
    needsWeights('DeiT-III-S at 224 / 384: learned table', '80.4 / 79.4', 'README of the repository'),
    needsWeights('DeiT-III-S at 224 / 384: axial', '80.9 / 80.0', 'README of the repository'),
    needsWeights('DeiT-III-S at 224 / 384: mixed', '80.9 / 81.8', 'README of the repository'),
  ],
}
