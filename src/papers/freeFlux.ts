import { directScore, scoreSource } from '../core/scoreSource'
import type { Paper } from './paper'
import { needsWeights } from './paper'
import { axisLadder, specOf } from './setup'

const PICTURE = [
  { kind: 'text', tokens: 512 },
  { kind: 'image', rows: 64, cols: 64, spatialMerge: 2, patchSize: 8 },
] as const

const LINK = 'variant=flux&seq=text512+image64x64@px8'
/** row 32, column 32, after 512 tokens of text */
const MIDDLE = 512 + 32 * 64 + 32

const flux = (keys = 'unmoved') => specOf('flux', { segments: PICTURE, params: { keys } })

/** What the middle patch scores with its own key, moved as the probe moves it. */
function ownKey(keys: string): number {
  const { positionIds, keyIds, ...spec } = flux(keys)
  return directScore(scoreSource({ ...spec, positionIds }, { kind: 'ones' }), positionIds, MIDDLE, MIDDLE, keyIds)
}

/** FreeFlux, arXiv 2503.16153 (ICCV 2025); wtybest/FreeFlux @ 98f17b1. */
export const freeFlux: Paper = {
  id: 'freeFlux',
  name: 'FreeFlux',
  title: 'FreeFlux: Understanding and Exploiting Layer-Specific Roles in RoPE-Based MMDiT for Versatile Image Editing',
  authors: 'Wei and others',
  year: 2025,
  venue: 'ICCV 2025',
  sources: [
    { label: 'arXiv 2503.16153', url: 'https://arxiv.org/abs/2503.16153' },
    { label: 'code 98f17b1', url: 'https://github.com/wtybest/FreeFlux/tree/98f17b128693f207e4dab6d0e9049842bfeb57d3' },
  ],
  topics: ['image'],
  summary: 'Which layers of FLUX look at position? Change the keys’ rotation in one layer and see whether the picture changes.',
  steps: [
    {
      title: 'FLUX’s field',
      link: `${LINK}&view=field&query=${MIDDLE}`,
      text: [
        'FLUX paints 1024 × 1024 pixels as 64 × 64 tokens. 28 pairs turn with the row, 28 with the column, and 8 belong to an axis that is 0 throughout. Text is not rotated.',
        'The field of the middle token shows what position alone says: a cross around it.',
      ],
    },
    {
      title: 'Move the keys',
      link: `${LINK}&b.keys=10,10&view=field&query=${MIDDLE}&key=${MIDDLE}`,
      question: {
        ask: 'Four manipulations move the keys’ ids in one layer: none at all, by (10, 10), by (0, 20), by (64, 0). Which of them leaves no key where a query expects it?',
        options: ['(10, 10)', '(0, 20)', '(64, 0)'],
        right: 2,
        answer: 'The grid has 64 rows: moved by 64 of them, no key has a row that any query has.',
      },
      text: [
        'FreeFlux keeps the queries and moves the keys: B is A with its keys moved. By [(10, 10)](b.keys=10,10&key=2592) the query’s own patch scores 0.70 instead of 1, and what scores 1 is the patch 10 rows and columns before. By [(0, 20)](b.keys=0,20&key=2592) it scores 0.82, and the peak is 20 columns to the left.',
        'By [(64, 0)](b.keys=64,0&key=2592) the whole grid stands beside itself, and no key reaches more than 0.82. [Without rotation](b.keys=unrotated&key=2592) all keys score 0.61 with this query: the field is flat, and only the place of the query counts.',
        'If a layer lives by position its picture breaks; if it lives by content, nothing happens. [Scores](view=scores&b.keys=10,10) shows the same for every query.',
      ],
    },
    {
      title: 'How far it is felt',
      link: `${LINK}&view=decay&lane=h&ruler=log:1:10000&at=10&pair=10&pin=1`,
      text: [
        'How much a move matters is in the curve of an axis: by [10 rows](at=10&pin=1) the mean over its pairs has fallen, by [20](at=20&pin=1) further, and by [64](at=64&pin=1) the whole height of the picture is passed.',
        'The paper measures with the model: it paints the picture again with one layer changed, at all 50 steps, and ranks the 57 layers by how much the picture differs. The sets that its notebooks use: position in layers 1, 2, 4, 26, 30, 54, 55; content in 0, 7, 8, 9, 10, 18, 25, 28, 37, 42, 45, 50, 56.',
      ],
    },
  ],
  claims: [
    {
      what: 'Pairs of row and of column',
      published: '28',
      where: 'axes 16, 56, 56 channels',
      check: { published: 28, tolerance: 0, ours: () => axisLadder(flux(), 'h').length },
      recorded: { verdict: 'agrees', ours: 28 },
    },
    {
      what: 'Rows of a 1024 px picture',
      published: '64',
      where: 'section 3',
      check: { published: 64, tolerance: 0, ours: () => new Set(flux().positionIds[flux().axes.indexOf('h')]?.slice(512)).size },
      recorded: { verdict: 'agrees', ours: 64 },
    },
    {
      what: 'Score of a patch with its own key, moved by (10, 10)',
      published: '0.698',
      where: 'not printed there; a run of probing_attn_utils.py',
      check: { published: 89.35444009677997 / 128, tolerance: 1e-12, ours: () => ownKey('10,10') },
      recorded: { verdict: 'agrees', ours: 0.6980815632560935 },
    },
    needsWeights(
      'PSNR of each layer under the four manipulations',
      'a ranking of 57 layers',
      'the probing study',
      'Takes FLUX itself; the values are not in the repository either.',
    ),
  ],
}
