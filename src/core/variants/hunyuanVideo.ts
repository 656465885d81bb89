import { chunked, shareOut } from '../allocation'
import { layOutStill } from '../blocks'
import { latentClip } from '../prompts'
import { restart } from '../restart'
import { defineVariant } from '../variant'

/**
 * HunyuanVideo: few channels and a small base, so that all wavelengths fit a clip.
 *   (t, h, w) = (k, row, col);  16, 56 and 56 of 128 channels, base 256;  ω_j = b^(-2j / channels) on each axis
 * arXiv 2412.03603; huggingface/diffusers @ 58eb52c, transformer_hunyuan_video.py. 129 frames of 720 × 1280 px make
 * 33 × 45 × 80 tokens. Version 1.5 has the same rotation. Text
 * stands behind the latents in the joint sequence and is not rotated.
 */
export const hunyuanVideo = defineVariant({
  id: 'hunyuanVideo',
  name: 'HunyuanVideo',
  family: 'diffusion',
  year: 2024,
  summary: 'Frame, row and column of the latent video with a ladder per axis. Eight pairs carry time; text is not rotated.',
  formula: String.raw`(t,h,w) = (k,\; r,\; c), \qquad \omega_{a,j} = 256^{-2j/d_a},\quad (d_t, d_h, d_w) = (16, 56, 56)`,
  sources: [
    { label: 'arXiv 2412.03603', url: 'https://arxiv.org/abs/2412.03603' },
    {
      label: 'code 58eb52c',
      url: 'https://github.com/huggingface/diffusers/blob/58eb52c0803ea9af3abec60841c2a093bdf1f951/src/diffusers/models/transformers/transformer_hunyuan_video.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 256, trainedLength: 33 },
  prompt: [latentClip([33, 45, 80], { fps: 24, temporalPatch: 4 }), { kind: 'text', tokens: 256 }],
  repeats: [
    {
      says: 'videos loop at 201 frames',
      pixelFrames: 201,
      source: { label: 'HunyuanVideo issue 222', url: 'https://github.com/Tencent-Hunyuan/HunyuanVideo/issues/222' },
    },
    {
      says: 'RIFLEx slows k = 4',
      pair: 4,
      source: {
        label: 'RIFLEx code 0048f72',
        url: 'https://github.com/thu-ml/RIFLEx/blob/0048f72683a54b455a3b17eb8b5355bbe4991c4e/hunyuanvideo.py',
      },
    },
    {
      says: 'clips far beyond training loop short segments, from harmonic frequencies',
      source: { label: 'UltraViCo, arXiv 2511.20123', url: 'https://arxiv.org/abs/2511.20123' },
    },
  ],
  frequencies: restart,
  allocation: chunked(['t', 'h', 'w'], { name: 'Chunked 2 : 7 : 7', help: 'Each axis has a ladder of its own.' }, pairs =>
    shareOut(pairs, [16, 56, 56]),
  ),
  layout: {
    name: 'From 0, text still',
    serves: ['text', 'image', 'video'],
    text: 'still',
    attends: 'all',
    causal: true,
    params: [],
    run: segments => layOutStill(['t', 'h', 'w'], segments, () => [frame => frame, (_, row) => row, (_, __, col) => col]),
  },
})
