import { layOutStill } from '../blocks'
import { patches } from '../prompts'
import { restart } from '../restart'
import { defineVariant } from '../variant'
import { columnsThenRows } from './ropeVitAxial'

/**
 * RoPE-ViT on Swin, axial: positions count within the attention window.
 *   (w, h) = (col mod M, row mod M), M the side of a window;  ω_j = 50^(-4j / d) on each axis
 * Heo et al., arXiv 2403.13298; naver-ai/rope-vit @ ce85c2e, swin_transformer_rope.py. The code is that of RoPE-Mixed with an
 * angle of 0, so in float32 the other axis keeps a frequency of about -4e-8 ω_j; here it is 0. zero_center has no effect there.
 */
export const swinAxial = defineVariant({
  id: 'swinAxial',
  name: 'RoPE-Swin axial',
  family: 'vision',
  year: 2024,
  summary:
    'RoPE-ViT’s axial rotation inside the windows of a Swin transformer: patches of one window know their place in it. Attention stays within a window; the scores between windows that Field and Scores draw too are never used.',
  formula: String.raw`(w,h) = (c \bmod M,\; r \bmod M), \qquad \omega_j = 50^{-4j/d}`,
  sources: [
    { label: 'arXiv 2403.13298', url: 'https://arxiv.org/abs/2403.13298' },
    { label: 'code ce85c2e', url: 'https://github.com/naver-ai/rope-vit/tree/ce85c2e56c5ff3aadc10e1a849872081f7b86293' },
  ],
  geometry: { headDim: 32, ropeTheta: 50, trainedLength: 7 },
  prompt: patches(56, 56, 4),
  frequencies: restart,
  allocation: columnsThenRows,
  layout: {
    name: 'Place in the window',
    serves: ['image', 'video'],
    text: 'still',
    attends: 'all',
    params: [
      {
        key: 'window',
        label: 'Window',
        symbol: 'M',
        kind: 'number',
        default: 7,
        min: 1,
        max: 512,
        integer: true,
        unit: 'patches',
        help: 'Side of a window. Attention stays within it: scores between windows are drawn, and never used.',
      },
    ],
    run: (segments, { window }) =>
      layOutStill(['w', 'h'], segments, () => [(_, __, col) => col % (window as number), (_, row) => row % (window as number)]),
  },
})
