import { oneHot } from '../allocation'
import { layOutBlocks, piecesOf } from '../blocks'
import type { AxisId } from '../scene'
import { defineVariant } from '../variant'

/**
 * MM-RoPE: every eight pairs hold all three axes in the ratio 2 : 3 : 3, and latents take the room that their pixels would.
 *   pairs repeat t t h w h w h w over the global ladder
 *   (t, h, w) = (s + σ_t k, s + σ_h row, s + σ_w col),  next = largest + 1;  σ is the compression of the VAE, such as 4, 8, 8
 * Lumos-1, arXiv 2507.08801, as implemented in JJJYmmm/Multimodal-RoPEs @ cd413b9, pos_design/mmrope.py and
 * freq_allocation/mmrope.py. That program splits a video into frames for vision language models; here it stays whole.
 */
export const mmRope = defineVariant({
  id: 'mmRope',
  name: 'MM-RoPE',
  family: 'video',
  year: 2025,
  summary:
    'Spreads time, height and width over small groups of pairs, so that each axis meets every wavelength, and scales visual positions to the size that the video has in pixels.',
  formula: String.raw`(t,h,w) = (s + \sigma_t k,\; s + \sigma_h r,\; s + \sigma_w c), \qquad \text{axis}(i) = (t,t,h,w,h,w,h,w)_{i \bmod 8}`,
  sources: [
    { label: 'arXiv 2507.08801', url: 'https://arxiv.org/abs/2507.08801' },
    {
      label: 'code cd413b9',
      url: 'https://github.com/JJJYmmm/Multimodal-RoPEs/blob/cd413b9e239e916e03234e9b4b64c3420aeb5419/multimodal_ropes/pos_design/mmrope.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 10_000, trainedLength: 32_768 },
  allocation: {
    name: 'Groups of eight',
    params: [],
    run: ({ rotaryDim }) => oneHot(['t', 'h', 'w'], rotaryDim / 2, i => PATTERN[i % 8] as AxisId),
  },
  layout: {
    name: 'Corner stack, in pixels',
    params: [
      scaleParam('timeScale', 'Scale of time', 4),
      scaleParam('heightScale', 'Scale of height', 8),
      scaleParam('widthScale', 'Scale of width', 8),
    ],
    run: (segments, params) => {
      const [time, height, width] = [params.timeScale as number, params.heightScale as number, params.widthScale as number]
      const { largest, ...layout } = layOutBlocks(piecesOf(segments), ({ frames, rows, cols }, start) => ({
        t: frame => start + frame * time,
        h: (_, row) => start + row * height,
        w: (_, col) => start + col * width,
        next: start + Math.max((frames - 1) * time, (rows - 1) * height, (cols - 1) * width) + 1,
      }))
      return { ...layout, ropeDelta: largest + 1 - layout.tokens.count }
    },
  },
})

const PATTERN: readonly AxisId[] = ['t', 't', 'h', 'w', 'h', 'w', 'h', 'w']

function scaleParam(key: string, label: string, value: number) {
  return { key, label, kind: 'number', default: value, min: 0.1, max: 64, scale: 'log', snaps: [1, 2, 4, 8, 16] } as const
}
