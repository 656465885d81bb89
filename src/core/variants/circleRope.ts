import type { Grid } from '../blocks'
import { layOut, piecesOf } from '../blocks'
import { BESIDE_AN_IMAGE } from '../prompts'
import type { Params } from '../scene'
import { defineVariant } from '../variant'
import { chunkedThw, cornerStack } from './mrope'

/**
 * Circle-RoPE: patches on a circle around the text's diagonal, so that every one is equally far from every text token.
 *   x = col - (W - 1) / 2, y = row - (H - 1) / 2;  φ = atan2(y, x) stretched to 0 .. 2π over the grid, ψ = 2π · index / (H W)
 *   a = α φ + (1 - α) ψ;  (w, h, t) = s + R cos a · (-1, 1, 0) / √2 + R sin a · (-1, -1, 2) / √6;  next = largest + 1
 *   R is a radius or a multiple of the largest coordinate; `mix` blends with the grid itself, projected without a circle
 * arXiv 2505.16416; lose4578/CircleRoPE @ 063fb2c, code/circle_rope.py. The released model (AGE, strategy 4) gives these
 * positions to even layers and M-RoPE's to odd ones, which are two groups here; `layers` can give them to all. Defined for images: of a video the
 * code reads the first frame alone. The stretch puts the first and the last direction on one point when α = 1.
 */
export const circleRope = defineVariant({
  id: 'circleRope',
  name: 'Circle-RoPE',
  family: 'video',
  year: 2025,
  summary:
    'Wraps an image around the line on which text runs, in the plane across it, so that no patch is nearer to a word than another in the space of the three ids. Scores still differ, for the axes turn at different speeds.',
  formula: String.raw`(w,h,t) = s + R\cos a\,\tfrac{(-1,1,0)}{\sqrt2} + R\sin a\,\tfrac{(-1,-1,2)}{\sqrt6}, \qquad a = \alpha\varphi + (1-\alpha)\,\psi`,
  sources: [
    { label: 'arXiv 2505.16416', url: 'https://arxiv.org/abs/2505.16416' },
    {
      label: 'code 063fb2c',
      url: 'https://github.com/lose4578/CircleRoPE/blob/063fb2c43c7a4718b9465b74494b58080da1c260/code/circle_rope.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 128_000 },
  prompt: BESIDE_AN_IMAGE,
  allocation: chunkedThw,
  layout: {
    name: 'Circle around the text',
    serves: ['text', 'image', 'audio'],
    params: [
      {
        key: 'alpha',
        label: 'Share of the direction',
        symbol: 'α',
        kind: 'number',
        default: 0.5,
        min: 0,
        max: 1,
        help: '0 follows the order of patches alone, 1 the direction from the middle alone.',
      },
      {
        key: 'radius',
        label: 'Radius',
        symbol: 'R',
        kind: 'number',
        default: 10,
        min: 0.1,
        max: 1000,
        scale: 'log',
        snaps: [5, 10, 20],
      },
      {
        key: 'autoRadius',
        label: 'Radius in half sizes',
        kind: 'boolean',
        default: false,
        help: 'The radius counts in units of the largest coordinate of the grid.',
      },
      { key: 'centred', label: 'Centre the grid', kind: 'boolean', default: true },
      { key: 'mix', label: 'Share of the plain grid', kind: 'number', default: 0, min: 0, max: 1 },
      {
        key: 'positive',
        label: 'Move above the text',
        kind: 'boolean',
        default: false,
        help: 'Adds the size of the smallest coordinate to all.',
      },
      {
        key: 'lift',
        label: 'And further by',
        kind: 'number',
        default: 0,
        min: 0,
        max: 1000,
        among: ({ positive }) => positive === true,
      },
      {
        key: 'layers',
        label: 'Layers',
        kind: 'choice',
        default: 'alternate',
        options: [
          { value: 'alternate', label: 'circle and M-RoPE in turn' },
          { value: 'all', label: 'circle in all' },
        ],
        help: 'The released model alternates, even layers with the circle first.',
      },
    ],
    run: (segments, params) => {
      const { largest, ...layout } = layOut(['w', 'h', 't'], piecesOf(segments), (grid, start) => {
        const points = circlePoints(grid, params)
        const top = points.reduce((max, ids) => ids.reduce((a, b) => Math.max(a, b), max), -Infinity)
        return {
          at: points.map(ids => (_, row, col) => start + (ids[row * grid.cols + col] as number)),
          next: start + top + 1,
        }
      })
      const circle = { ...layout, ropeDelta: layout.next - layout.tokens.count }
      if (params.layers === 'all') return circle
      const { tokens, ...others } = cornerStack(segments, false)
      return { ...circle, serves: 'even layers', others: [{ ...others, serves: 'odd layers' }] }
    },
  },
})

/** Width, height and time of every patch of one frame in raster order, before the text's position is added. */
function circlePoints({ rows, cols }: Grid, params: Params): readonly Float64Array[] {
  const count = rows * cols
  const centre = (size: number) => (params.centred ? (size - 1) / 2 : 0)
  const x = Float64Array.from({ length: count }, (_, k) => (k % cols) - centre(cols))
  const y = Float64Array.from({ length: count }, (_, k) => Math.floor(k / cols) - centre(rows))
  const largest = Math.max(0, x[count - 1] as number, y[count - 1] as number)
  const radius = (params.radius as number) * (params.autoRadius ? largest : 1)
  const direction = stretched(x.map((across, k) => Math.atan2(y[k] as number, across)))
  const [alpha, mix] = [params.alpha as number, params.mix as number]
  const angle = direction.map((phi, k) => alpha * phi + (1 - alpha) * 2 * Math.PI * (k / count))
  const u = angle.map((a, k) => (1 - mix) * radius * Math.cos(a) + mix * (x[k] as number))
  const v = angle.map((a, k) => (1 - mix) * radius * Math.sin(a) + mix * (y[k] as number))
  const plane = [
    [-Math.SQRT1_2, -1 / Math.sqrt(6)],
    [Math.SQRT1_2, -1 / Math.sqrt(6)],
    [0, 2 / Math.sqrt(6)],
  ] as const
  const points = plane.map(([onU, onV]) => u.map((value, k) => value * onU + (v[k] as number) * onV))
  if (!params.positive) return points
  const lowest = points.reduce((min, ids) => ids.reduce((a, b) => Math.min(a, b), min), Infinity)
  return points.map(ids => ids.map(id => id + Math.abs(lowest) + (params.lift as number)))
}

/** Angles moved and stretched to 0 .. 2π; as they are where all are the same. */
function stretched(angles: Float64Array): Float64Array {
  const low = angles.reduce((a, b) => Math.min(a, b), Infinity)
  const range = angles.reduce((a, b) => Math.max(a, b), -Infinity) - low
  return range > 0 ? angles.map(angle => ((angle - low) / range) * 2 * Math.PI) : angles
}
