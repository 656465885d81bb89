import { layOutStill } from '../blocks'
import { learnedAllocation } from '../learned'
import { latentClip } from '../prompts'
import type { AxisId } from '../scene'
import { defineVariant } from '../variant'

/**
 * Mochi: every pair of every head has learned frequencies on all three axes.
 *   angle = t P_t + h P_h + w P_w, P learned, of shape (3, heads, pairs)
 *   t = k;  h = (row + 1/2 - H / 2) σ, w = (col + 1/2 - W / 2) σ, σ = √(192² / (H W)), so the area is always the same
 * genmo, Mochi 1 (2024); huggingface/diffusers @ 58eb52c, transformer_mochi.py, MochiRoPE. There P is all zeros until weights
 * are loaded, and nothing turns; numbers from a checkpoint can be pasted. Text is not rotated. 163 frames of 480 × 848 px make
 * 28 × 30 × 53 tokens.
 */
export const mochi = defineVariant({
  id: 'mochi',
  name: 'Mochi',
  family: 'diffusion',
  year: 2024,
  summary:
    'Learns in which direction of time, height and width each pair turns, and how fast. Frames are scaled to one area, whatever their size.',
  formula: String.raw`\theta_i = t\,P_{t,i} + h\,P_{h,i} + w\,P_{w,i}, \qquad h = \bigl(r + \tfrac12 - \tfrac H2\bigr)\sqrt{\tfrac{192^2}{HW}}`,
  sources: [
    {
      label: 'code 58eb52c',
      url: 'https://github.com/huggingface/diffusers/blob/58eb52c0803ea9af3abec60841c2a093bdf1f951/src/diffusers/models/transformers/transformer_mochi.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 28 },
  prompt: [latentClip([28, 30, 53], { fps: 30, temporalPatch: 6 }), { kind: 'text', tokens: 256 }],
  frequencies: {
    name: 'As learned',
    params: [],
    run: ({ rotaryDim }, _, { magnitude }) => ({ invFreq: magnitude ?? new Float64Array(rotaryDim / 2), attentionFactor: 1 }),
  },
  allocation: {
    name: 'Learned directions',
    params: [
      {
        key: 'posFrequencies',
        label: 'Learned frequencies',
        kind: 'learned',
        axes: ['t', 'h', 'w'],
        default: [],
        unit: 'rad',
        help: 'By axis, then head, then pair; nothing turns without them.',
      },
    ],
    run: ({ rotaryDim }, { posFrequencies }) => {
      const given = posFrequencies as readonly number[]
      const still = Array<number>((AXES.length * rotaryDim) / 2).fill(0)
      return learnedAllocation(AXES, rotaryDim / 2, given.length ? given : still)
    },
  },
  layout: {
    name: 'Centred, of one area',
    serves: ['text', 'image', 'video'],
    text: 'still',
    attends: 'all',
    causal: true,
    params: [],
    run: segments =>
      layOutStill(AXES, segments, ({ rows, cols }) => {
        const scale = Math.sqrt((192 * 192) / (rows * cols))
        return [frame => frame, (_, row) => (row + 0.5 - rows / 2) * scale, (_, __, col) => (col + 0.5 - cols / 2) * scale]
      }),
  },
})

const AXES: readonly AxisId[] = ['t', 'h', 'w']
