import { oneHot } from '../allocation'
import { layOutStill } from '../blocks'
import { latentClip } from '../prompts'
import type { AxisId, Geometry } from '../scene'
import { defineVariant } from '../variant'

/**
 * LTX-Video: positions as fractions of the largest clip, and frequencies that rise over the whole width of the model.
 *   t = 2 k g / 20 - 1, g seconds per token frame;  h = 2 · 32 row / 2048 - 1;  w = 2 · 32 col / 2048 - 1
 *   f_j = (π / 2) b^(j / (n - 1)), j = 0 .. n - 1, n = ⌊D / 6⌋, D = heads · d; the channels start with (D mod 6) / 2 pairs
 *   that are not rotated, then come t, h, w for each j; the table is cut into heads, so each has a band of its own
 * arXiv 2501.00103; huggingface/diffusers @ 58eb52c, transformer_ltx.py, LTXVideoRotaryPosEmbed. Text reaches the model by
 * cross-attention. The slowest pair is the first. 161 frames of 512 × 704 px make 21 × 16 × 22 tokens.
 */
export const ltxVideo = defineVariant({
  id: 'ltxVideo',
  name: 'LTX-Video',
  family: 'diffusion',
  year: 2024,
  summary:
    'Measures time in seconds and place in pixels, as fractions of the largest clip, and turns the first heads slowly and the last ones fast.',
  formula: String.raw`\theta_{a,j} = \tfrac{\pi}{2}\, b^{\,j/(n-1)}\,(2 c_a - 1), \qquad c = \bigl(\tfrac{k\,g}{20\,\mathrm s},\; \tfrac{32\, r}{2048},\; \tfrac{32\, c}{2048}\bigr)`,
  sources: [
    { label: 'arXiv 2501.00103', url: 'https://arxiv.org/abs/2501.00103' },
    {
      label: 'code 58eb52c',
      url: 'https://github.com/huggingface/diffusers/blob/58eb52c0803ea9af3abec60841c2a093bdf1f951/src/diffusers/models/transformers/transformer_ltx.py',
    },
  ],
  geometry: { headDim: 64, ropeTheta: 10_000, trainedLength: 2 },
  prompt: [latentClip([21, 16, 22], { fps: 25, temporalPatch: 8, patchSize: 32, spatialMerge: 1 })],
  frequencies: {
    name: 'Rising table',
    params: [],
    run: (geometry, _, { magnitude }) => ({
      invFreq:
        magnitude ??
        Float64Array.from({ length: geometry.rotaryDim / 2 }, (_, pair) => omegaOf(placeOf(pair, geometry, 1), geometry)),
      attentionFactor: 1,
    }),
  },
  allocation: {
    name: 't, h, w over all heads',
    params: [{ key: 'heads', label: 'Heads', kind: 'number', default: 32, min: 1, max: 64, integer: true }],
    run: (geometry, params) =>
      Array.from({ length: params.heads as number }, (_, head) => {
        const pairs = geometry.rotaryDim / 2
        const places = Array.from({ length: pairs }, (_, i) => placeOf(head * pairs + i, geometry, params.heads as number))
        return {
          ...oneHot(AXES, pairs, i => places[i]?.axis ?? null),
          magnitude: Float64Array.from(places, place => omegaOf(place, geometry)),
          serves: `head ${head}`,
        }
      }),
  },
  layout: {
    name: 'Fractions of a clip',
    serves: ['image', 'video'],
    text: 'still',
    attends: 'all',
    causal: true,
    params: [
      sizeParam('baseSeconds', 'Longest clip', 20, 's'),
      sizeParam('baseHeight', 'Largest height', 2048, 'px'),
      sizeParam('baseWidth', 'Largest width', 2048, 'px'),
      sizeParam('pixelsPerToken', 'Token side', 32, 'px'),
    ],
    run: (segments, { baseSeconds, baseHeight, baseWidth, pixelsPerToken }) =>
      layOutStill(['t', 'h', 'w'], segments, ({ segment }) => {
        const clip = segments[segment]
        const seconds = clip?.kind === 'video' ? clip.temporalPatch / clip.fps : 0
        const place = (index: number, base: number) => (2 * index * (pixelsPerToken as number)) / base - 1
        return [
          frame => (2 * frame * seconds) / (baseSeconds as number) - 1,
          (_, row) => place(row, baseHeight as number),
          (_, __, col) => place(col, baseWidth as number),
        ]
      }),
  },
})

const AXES: readonly AxisId[] = ['t', 'h', 'w']

interface Place {
  /** null for a pair that is not rotated */
  axis: AxisId | null
  step: number
  steps: number
}

/** Axis and step of the table for a pair of the model's whole width. */
function placeOf(pair: number, { rotaryDim }: Geometry, heads: number): Place {
  const pairs = (heads * rotaryDim) / 2
  const steps = Math.floor(pairs / 3)
  const index = pair - (pairs - 3 * steps)
  return index < 0 ? { axis: null, step: 0, steps } : { axis: AXES[index % 3] as AxisId, step: Math.floor(index / 3), steps }
}

/** rad per unit of 2 c - 1; 0 for a pair that is not rotated. */
function omegaOf({ axis, step, steps }: Place, { ropeTheta }: Geometry): number {
  return axis ? (Math.PI / 2) * ropeTheta ** (steps === 1 ? 0 : step / (steps - 1)) : 0
}

export function sizeParam(key: string, label: string, value: number, unit: string) {
  return { key, label, kind: 'number', default: value, min: 1, max: 65_536, unit } as const
}
