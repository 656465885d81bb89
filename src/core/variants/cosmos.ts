import { layOutStill } from '../blocks'
import { latentClip } from '../prompts'
import { restartedLadder } from '../restart'
import type { AxisId, Params } from '../scene'
import { defineVariant } from '../variant'
import { thirds } from './wan'

/**
 * Cosmos: NTK scaling for each axis by itself, and time in frames at 24 per second.
 *   base of an axis with D channels and scale s: b · s^(D / (D - 2));  ω_j = base^(-2j / D);  scales (t, h, w) = (2, 1, 1)
 *   t = k / fps · 24 for a video, 0 for an image;  (h, w) = (row, col)
 * arXiv 2501.03575; huggingface/diffusers @ 58eb52c, transformer_cosmos.py, CosmosRotaryPosEmbed. Text reaches the model by
 * cross-attention. Channels i and i + d/2 form a pair. 121 frames of 704 × 1280 px make 16 × 44 × 80 tokens.
 */
export const cosmos = defineVariant({
  id: 'cosmos',
  name: 'Cosmos',
  family: 'diffusion',
  year: 2025,
  summary:
    'Frame, row and column, each with a ladder of its own that can be stretched by itself. Time counts frames as if the clip ran at 24 per second.',
  formula: String.raw`\omega_{a,j} = \bigl(b\, s_a^{d_a/(d_a-2)}\bigr)^{-2j/d_a}, \qquad t = \tfrac{24}{\mathrm{fps}}\,k`,
  sources: [
    { label: 'arXiv 2501.03575', url: 'https://arxiv.org/abs/2501.03575' },
    {
      label: 'code 58eb52c',
      url: 'https://github.com/huggingface/diffusers/blob/58eb52c0803ea9af3abec60841c2a093bdf1f951/src/diffusers/models/transformers/transformer_cosmos.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 16 },
  prompt: [latentClip([16, 44, 80], { fps: 24, temporalPatch: 8 })],
  frequencies: {
    name: 'NTK per axis',
    params: [
      scaleParam('timeScale', 'Stretch of time', 2),
      scaleParam('heightScale', 'Stretch of height', 1),
      scaleParam('widthScale', 'Stretch of width', 1),
    ],
    run: ({ ropeTheta }, params, allocation) => ({
      invFreq: restartedLadder(
        allocation,
        (axis, dim) => ropeTheta * stretchOf(axis, params) ** (dim === 2 ? 0 : dim / (dim - 2)),
      ),
      attentionFactor: 1,
    }),
  },
  allocation: thirds,
  layout: {
    name: 'From 0, time at 24 per s',
    serves: ['image', 'video'],
    text: 'still',
    attends: 'all',
    causal: true,
    params: [
      { key: 'baseFps', label: 'Frames per second of training', kind: 'number', default: 24, min: 1, max: 240, unit: '/ s' },
    ],
    run: (segments, { baseFps }) =>
      layOutStill(['t', 'h', 'w'], segments, ({ segment }) => {
        const clip = segments[segment]
        const fps = clip?.kind === 'video' ? clip.fps : (baseFps as number)
        return [frame => (frame / fps) * (baseFps as number), (_, row) => row, (_, __, col) => col]
      }),
  },
})

function stretchOf(axis: AxisId, { timeScale, heightScale, widthScale }: Params): number {
  return (axis === 'h' ? heightScale : axis === 'w' ? widthScale : timeScale) as number
}

function scaleParam(key: string, label: string, value: number) {
  return { key, label, kind: 'number', default: value, min: 0.1, max: 64, scale: 'log', snaps: [1, 2, 4], unit: '×' } as const
}
