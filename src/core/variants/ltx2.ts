import { layOutStill } from '../blocks'
import { latentClip } from '../prompts'
import { defineVariant } from '../variant'
import { ltxVideo, sizeParam } from './ltxVideo'

/**
 * LTX-2, its video stream: LTX-Video's rotation at the middle of each patch, with the first frame as short as it is.
 *   a token frame covers the pixel frames max(0, 8 k - 7) .. 8 k + 1, a row or column 32 px;  c = middle / largest
 *   t = 2 middle / fps / 20 - 1, h = 2 (32 row + 16) / 2048 - 1, w alike;  frequencies and their order as in LTX-Video
 * arXiv 2601.03233; huggingface/diffusers @ 58eb52c, transformer_ltx2.py, LTX2AudioVideoRotaryPosEmbed. 32 heads of 128
 * channels. Whether channels 2i and 2i + 1 or i and i + d/2 form pairs is an option there and changes no angle. 121 frames of
 * 512 × 768 px make 16 × 16 × 24 tokens. The sound stream reads time alone and is not drawn.
 */
export const ltx2 = defineVariant({
  id: 'ltx2',
  name: 'LTX-2',
  family: 'diffusion',
  year: 2026,
  summary:
    'LTX-Video’s fractions of a clip, taken at the middle of what a token covers in time and space instead of at its corner.',
  formula: String.raw`\theta_{a,j} = \tfrac{\pi}{2}\, b^{\,j/(n-1)}\,(2 c_a - 1), \qquad c = \bigl(\tfrac{\max(0,\,8k-7) + 8k + 1}{2 \cdot 20\,\mathrm{fps}},\; \tfrac{32\,r + 16}{2048},\; \tfrac{32\,c + 16}{2048}\bigr)`,
  sources: [
    { label: 'arXiv 2601.03233', url: 'https://arxiv.org/abs/2601.03233' },
    {
      label: 'code 58eb52c',
      url: 'https://github.com/huggingface/diffusers/blob/58eb52c0803ea9af3abec60841c2a093bdf1f951/src/diffusers/models/transformers/transformer_ltx2.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 2 },
  prompt: [latentClip([16, 16, 24], { fps: 24, temporalPatch: 8, patchSize: 32, spatialMerge: 1 })],
  frequencies: ltxVideo.frequencies,
  allocation: ltxVideo.allocation,
  layout: {
    name: 'Middles of a clip’s patches',
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
        const { fps, temporalPatch } = clip?.kind === 'video' ? clip : { fps: 24, temporalPatch: 1 }
        const firstOf = (frame: number) => Math.max(0, frame * temporalPatch + 1 - temporalPatch)
        const seconds = (frame: number) => (firstOf(frame) + firstOf(frame + 1)) / 2 / fps
        const place = (index: number, base: number) => (2 * (index + 0.5) * (pixelsPerToken as number)) / base - 1
        return [
          frame => (2 * seconds(frame)) / (baseSeconds as number) - 1,
          (_, row) => place(row, baseHeight as number),
          (_, __, col) => place(col, baseWidth as number),
        ]
      }),
  },
})
