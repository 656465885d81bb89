import { layOutBlocks, piecesOf } from '../blocks'
import type { Params } from '../scene'
import { defineVariant } from '../variant'
import { chunkedThw, mrope, releaseParam } from './mrope'

/**
 * M-RoPE with absolute time: frames stand as far apart as they are in seconds, whatever the sampling rate.
 *   t = s + trunc(k · g · tokensPerSecond), g = temporalPatch / fps seconds per token frame; h, w as in M-RoPE
 *   next = s + max(trunc((T - 1) · g · tokensPerSecond) + 1, H, W)
 * Qwen2.5-VL, arXiv 2502.13923, section 2.1; QwenLM/Qwen3-VL @ 9658872, rope2d.py, get_rope_index_25, where
 * tokensPerSecond is the literal 2. `release` offers two programs that differ: transformers 4.57.6 cuts g to a
 * whole number first, so all frames share one time when g < 1; transformers 5.18.0 goes on at s + max(H, W).
 */
export const mropeAbsTime = defineVariant({
  id: 'mropeAbsTime',
  name: 'M-RoPE (absolute time)',
  family: 'video',
  year: 2025,
  summary:
    'M-RoPE whose time index counts seconds instead of frames, so that the same event has the same extent at any sampling rate.',
  formula: String.raw`t = s + \lfloor k\,g\,\rho \rfloor,\quad g = \tfrac{\text{temporal patch}}{\text{fps}}, \qquad s_{\text{next}} = s + \max(\lfloor (T-1)\,g\,\rho\rfloor + 1,\, H,\, W)`,
  sources: [
    { label: 'arXiv 2502.13923', url: 'https://arxiv.org/abs/2502.13923' },
    {
      label: 'code 9658872',
      url: 'https://github.com/QwenLM/Qwen3-VL/blob/96588727e44c78b25ba03ea03b8e12f7e64fd0da/qwen-vl-finetune/qwenvl/data/rope2d.py',
    },
  ],
  geometry: { ...mrope.geometry, trainedLength: 128_000 },
  allocation: chunkedThw,
  layout: {
    name: 'Corner stack, in seconds',
    params: [
      {
        key: 'tokensPerSecond',
        label: 'Positions per second',
        symbol: 'ρ',
        kind: 'number',
        default: 2,
        min: 0.1,
        max: 100,
        scale: 'log',
        snaps: [1, 2, 4, 25],
        unit: '/ s',
      },
      releaseParam(
        [
          { value: 'transformers4', label: 'transformers 4.57' },
          { value: 'transformers5', label: 'transformers 5' },
        ],
        'transformers 4.57 cuts the seconds per frame to a whole number first, so frames less than 1 s apart share one time; transformers 5 lets text go on at s + max(H, W), however many frames there are.',
      ),
    ],
    run: (segments, params) => {
      const { largest, ...layout } = layOutBlocks(piecesOf(segments), ({ segment, frames, rows, cols }, start) => {
        const video = segments[segment]
        const seconds = video?.kind === 'video' ? video.temporalPatch / video.fps : 0
        const offset = (frame: number) => timeOffset(frame, seconds, params)
        return {
          t: frame => start + offset(frame),
          h: (_, row) => start + row,
          w: (_, col) => start + col,
          next: start + Math.max(params.release === 'transformers5' ? 1 : offset(frames - 1) + 1, rows, cols),
        }
      })
      return { ...layout, ropeDelta: largest + 1 - layout.tokens.count }
    },
  },
})

/** Positions from the block's start to a frame. The order of the products decides which side a rounding error falls. */
function timeOffset(frame: number, seconds: number, { release, tokensPerSecond }: Params): number {
  const rate = tokensPerSecond as number
  if (release === 'transformers4') return Math.trunc(frame * Math.trunc(seconds) * rate)
  if (release === 'transformers5') return Math.trunc(frame * (rate * seconds))
  return Math.trunc(frame * seconds * rate)
}
