import { chunked, shareOut } from '../allocation'
import { layOutStill } from '../blocks'
import { latentClip } from '../prompts'
import { restart } from '../restart'
import { defineVariant } from '../variant'

/**
 * Kandinsky 5 video: three indices, rows and columns drawn together so that a larger picture spans what the first one did.
 *   (t, h, w) = (k / σ_t, row / σ_h, col / σ_w);  16, 24 and 24 of 64 channels;  ω_j = b^(-2j / channels) on each axis
 *   σ = (1, 2, 2) where both sides have 480 to 854 px, otherwise (1, 3.16, 3.16)
 * arXiv 2511.14993; huggingface/diffusers @ 58eb52c, transformer_kandinsky.py, Kandinsky5RoPE3D, and pipeline_kandinsky.py,
 * _get_scale_factor. Text has a one-dimensional rotation in an encoder of its own and reaches the video by cross-attention.
 * 121 frames of 512 × 768 px make 31 × 32 × 48 tokens. The Lite models have 64 channels, the Pro models 128.
 */
export const kandinsky5 = defineVariant({
  id: 'kandinsky5',
  name: 'Kandinsky 5',
  family: 'diffusion',
  year: 2025,
  summary:
    'Frame, row and column with a ladder per axis. Rows and columns are divided by a factor that depends on the resolution, so neighbouring patches of a large picture are closer than one position.',
  formula: String.raw`(t,h,w) = \bigl(\tfrac{k}{\sigma_t},\; \tfrac{r}{\sigma_h},\; \tfrac{c}{\sigma_w}\bigr), \qquad \omega_{a,j} = b^{-2j/d_a},\quad (d_t, d_h, d_w) = (16, 24, 24)`,
  sources: [
    { label: 'arXiv 2511.14993', url: 'https://arxiv.org/abs/2511.14993' },
    {
      label: 'code 58eb52c',
      url: 'https://github.com/huggingface/diffusers/blob/58eb52c0803ea9af3abec60841c2a093bdf1f951/src/diffusers/models/transformers/transformer_kandinsky.py',
    },
  ],
  geometry: { headDim: 64, ropeTheta: 10_000, trainedLength: 31 },
  prompt: [latentClip([31, 32, 48], { fps: 24, temporalPatch: 4 })],
  frequencies: restart,
  allocation: chunked(['t', 'h', 'w'], { name: 'Chunked 2 : 3 : 3', help: 'Each axis has a ladder of its own.' }, pairs =>
    shareOut(pairs, [16, 24, 24]),
  ),
  layout: {
    name: 'From 0, divided',
    serves: ['image', 'video'],
    text: 'still',
    attends: 'all',
    causal: true,
    params: [
      divisorParam('timeDivisor', 'Divisor of time', 1),
      divisorParam('heightDivisor', 'Divisor of rows', 2),
      divisorParam('widthDivisor', 'Divisor of columns', 2),
    ],
    run: (segments, { timeDivisor, heightDivisor, widthDivisor }) =>
      layOutStill(['t', 'h', 'w'], segments, () => [
        frame => frame / (timeDivisor as number),
        (_, row) => row / (heightDivisor as number),
        (_, __, col) => col / (widthDivisor as number),
      ]),
  },
})

function divisorParam(key: string, label: string, value: number) {
  return { key, label, kind: 'number', default: value, min: 0.1, max: 16, scale: 'log', snaps: [1, 2, 3.16] } as const
}
