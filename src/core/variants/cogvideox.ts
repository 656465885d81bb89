import { chunked, shareOut } from '../allocation'
import type { Grid } from '../blocks'
import { layOutStill } from '../blocks'
import { latentClip } from '../prompts'
import { restart } from '../restart'
import { roundHalfEven } from '../roundHalfEven'
import { defineVariant } from '../variant'

/**
 * CogVideoX: a quarter of the head for time, three eighths each for height and width, a ladder for each.
 *   1.0: (H, W) is fitted into the base grid with its aspect, the crop starts at (top, left) with size (r_h, r_w), and
 *   h = linspace(top, (top + r_h)(H - 1) / H, H), w alike: small grids are spread over the base grid;  t = k
 *   1.5: (t, h, w) = (k, row, col)
 * arXiv 2408.06072; huggingface/diffusers @ 58eb52c, embeddings.py, get_3d_rotary_pos_embed, and pipeline_cogvideox.py,
 * get_resize_crop_region_for_grid. Only the end of the range is scaled, so the step is not r_h / H where top > 0. Sizes are
 * rounded half to even. Text, 226 tokens, stands first and is not rotated. 49 frames of 480 × 720 px make 13 × 30 × 45 tokens.
 */
export const cogvideox = defineVariant({
  id: 'cogvideox',
  name: 'CogVideoX',
  family: 'diffusion',
  year: 2024,
  summary:
    'Frame, row and column with a ladder per axis. Version 1.0 spreads every grid over the one of training, so positions become fractions; version 1.5 counts.',
  formula: String.raw`h = \operatorname{linspace}\bigl(h_0,\; (h_0 + \hat H)\tfrac{H-1}{H},\; H\bigr), \qquad (d_t, d_h, d_w) = \bigl(\tfrac d4, \tfrac{3d}8, \tfrac{3d}8\bigr)`,
  sources: [
    { label: 'arXiv 2408.06072', url: 'https://arxiv.org/abs/2408.06072' },
    {
      label: 'code 58eb52c',
      url: 'https://github.com/huggingface/diffusers/blob/58eb52c0803ea9af3abec60841c2a093bdf1f951/src/diffusers/models/embeddings.py',
    },
  ],
  geometry: { headDim: 64, ropeTheta: 10_000, trainedLength: 13 },
  prompt: [{ kind: 'text', tokens: 226 }, latentClip([13, 30, 45], { fps: 8, temporalPatch: 4 })],
  repeats: [
    {
      says: 'RIFLEx slows k = 2, with a period of 20 latent frames',
      pair: 2,
      source: {
        label: 'RIFLEx code 2e362db',
        url: 'https://github.com/thu-ml/RIFLEx/blob/2e362db82b6c120ab2a6b4a4ca373a2974dafab1/cogvideox.py',
      },
    },
    {
      says: 'clips far beyond training loop short segments, from harmonic frequencies',
      source: { label: 'UltraViCo, arXiv 2511.20123', url: 'https://arxiv.org/abs/2511.20123' },
    },
  ],
  frequencies: restart,
  allocation: chunked(['t', 'h', 'w'], { name: 'Chunked 2 : 3 : 3', help: 'Each axis has a ladder of its own.' }, pairs =>
    shareOut(pairs, [2, 3, 3]),
  ),
  layout: {
    name: 'Spread over a base grid',
    serves: ['text', 'image', 'video'],
    text: 'still',
    attends: 'all',
    causal: true,
    params: [
      {
        key: 'version',
        label: 'Version',
        kind: 'choice',
        default: '1.0',
        options: [
          { value: '1.0', label: '1.0' },
          { value: '1.5', label: '1.5' },
        ],
        help: '1.0 spreads every grid over the base grid; 1.5 counts from 0.',
      },
      sideParam('baseRows', 'Base rows', 30),
      sideParam('baseCols', 'Base columns', 45),
    ],
    run: (segments, { version, baseRows, baseCols }) =>
      layOutStill(['t', 'h', 'w'], segments, grid => {
        if (version === '1.5') return [frame => frame, (_, row) => row, (_, __, col) => col]
        const { top, left, height, width } = cropOf(grid, baseRows as number, baseCols as number)
        const [h, w] = [spread(top, height, grid.rows), spread(left, width, grid.cols)]
        return [frame => frame, (_, row) => h(row), (_, __, col) => w(col)]
      }),
  },
})

/** Where a grid lies in the base grid when it is fitted into it and centred. */
export function cropOf({ rows, cols }: Pick<Grid, 'rows' | 'cols'>, baseRows: number, baseCols: number) {
  const tall = rows / cols > baseRows / baseCols
  const height = tall ? baseRows : roundHalfEven((baseCols / cols) * rows)
  const width = tall ? roundHalfEven((baseRows / rows) * cols) : baseCols
  const [top, left] = [roundHalfEven((baseRows - height) / 2), roundHalfEven((baseCols - width) / 2)]
  return { top, left, height, width }
}

function spread(start: number, size: number, count: number) {
  const stop = ((start + size) * (count - 1)) / count
  return (index: number) => start + (count === 1 ? 0 : (index * (stop - start)) / (count - 1))
}

function sideParam(key: string, label: string, value: number) {
  return { key, label, kind: 'number', default: value, min: 1, max: 512, integer: true, unit: 'tokens' } as const
}
