import { chunked } from '../allocation'
import { layOutStill } from '../blocks'
import { latentClip } from '../prompts'
import { restart } from '../restart'
import type { Slot } from '../variant'
import { defineVariant } from '../variant'

/** Two equal thirds for height and width, rounded down, and the rest for time. */
export const thirds: Slot<'allocation'> = chunked(
  ['t', 'h', 'w'],
  { name: 'Thirds, time first', help: 'Time takes what the division by three leaves over.' },
  pairs => [pairs - 2 * Math.floor(pairs / 3), Math.floor(pairs / 3), Math.floor(pairs / 3)],
)

/**
 * Wan 2.x: three plain indices over the latent video, each with a ladder of its own.
 *   (t, h, w) = (k, row, col);  time has d - 2c channels, height and width c = 2 ⌊d / 6⌋ each;  ω_j = b^(-2j / channels)
 * arXiv 2503.20314; huggingface/diffusers @ 58eb52c, transformer_wan.py, WanRotaryPosEmbed. A token is a latent patch of
 * 1 × 2 × 2: 81 frames of 480 × 832 px make 21 × 30 × 52 tokens, the first frame alone, then four by four. Text reaches the model by cross-attention and has no position.
 */
export const wan = defineVariant({
  id: 'wan',
  name: 'Wan',
  family: 'diffusion',
  year: 2025,
  summary: 'Frame, row and column of the latent video, each counted from 0 and each with its own range of frequencies.',
  formula: String.raw`(t,h,w) = (k,\; r,\; c), \qquad \omega_{a,j} = b^{-2j/d_a},\quad d_h = d_w = 2\lfloor d/6 \rfloor,\ d_t = d - 2d_h`,
  sources: [
    { label: 'arXiv 2503.20314', url: 'https://arxiv.org/abs/2503.20314' },
    {
      label: 'code 58eb52c',
      url: 'https://github.com/huggingface/diffusers/blob/58eb52c0803ea9af3abec60841c2a093bdf1f951/src/diffusers/models/transformers/transformer_wan.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 21 },
  prompt: [latentClip([21, 30, 52], { fps: 16, temporalPatch: 4 })],
  repeats: [
    {
      says: 'motion repeats in clips of 201 frames, not of 101',
      pixelFrames: 201,
      source: { label: 'Wan2.1 issue 298', url: 'https://github.com/Wan-Video/Wan2.1/issues/298' },
    },
    {
      says: 'a clip of 201 frames did not close into a loop',
      source: { label: 'WanVideoWrapper issue 158', url: 'https://github.com/kijai/ComfyUI-WanVideoWrapper/issues/158' },
    },
    {
      says: 'RIFLEx is to slow k = 6',
      pair: 6,
      source: { label: 'WanVideoWrapper issue 351', url: 'https://github.com/kijai/ComfyUI-WanVideoWrapper/issues/351' },
    },
  ],
  frequencies: restart,
  allocation: thirds,
  layout: {
    name: 'From 0 on each axis',
    serves: ['image', 'video'],
    text: 'still',
    attends: 'all',
    causal: true,
    params: [],
    run: segments => layOutStill(['t', 'h', 'w'], segments, () => [frame => frame, (_, row) => row, (_, __, col) => col]),
  },
})
