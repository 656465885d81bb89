import { chunked, shareOut } from '../allocation'
import { layOutBlocks, piecesOf } from '../blocks'
import type { Segment } from '../scene'
import type { AllocationResult, LayoutResult, ParamSpec } from '../variant'
import { defineVariant, FOLLOW } from '../variant'

/** Three runs of pairs, from the fastest on. */
export const chunkedThw = chunked(
  ['t', 'h', 'w'],
  {
    name: 'Chunked t, h, w',
    key: 'mropeSection',
    help: 'How many pairs read time, height and width, from the fastest pair on.',
  },
  pairs => shareOut(pairs, [16, 24, 24]),
)

/**
 * M-RoPE: time, height and width instead of one index, so that a video does not use up T · H · W positions.
 *   token (k, row, col) of a block that starts at s:  (t, h, w) = (s + k, s + row, s + col)
 *   text after it starts at  next = s + max(T, H, W)
 *   pairs 0 .. m_t - 1 read t, the next m_h read h, the last m_w read w; frequencies keep their global index
 * Qwen2-VL, arXiv 2409.12191, section 2.1; QwenLM/Qwen3-VL @ 9658872, rope2d.py, get_rope_index_2, and
 * transformers 4.57.6, apply_multimodal_rotary_pos_emb. transformers 5.18.0 goes on at s + max(H, W) instead,
 * so text after a long video reuses positions of its later frames; `release` offers that. The VideoRoPE and HoPE
 * papers call the middle group horizontal; in the code it is height. `follow` offers their reading too.
 */
export const mrope = defineVariant({
  id: 'mrope',
  name: 'M-RoPE',
  family: 'video',
  year: 2024,
  summary:
    'Gives every token three positions: time, height and width. A video grows from one corner along all three at once, and the fastest pairs read time, the slowest width.',
  formula: String.raw`(t,h,w) = (s+k,\; s+r,\; s+c), \qquad s_{\text{next}} = s + \max(T,H,W)`,
  sources: [
    { label: 'arXiv 2409.12191', url: 'https://arxiv.org/abs/2409.12191' },
    {
      label: 'code 9658872',
      url: 'https://github.com/QwenLM/Qwen3-VL/blob/96588727e44c78b25ba03ea03b8e12f7e64fd0da/qwen-vl-finetune/qwenvl/data/rope2d.py',
    },
  ],
  geometry: { headDim: 128, ropeTheta: 1_000_000, trainedLength: 32_768 },
  disagreement:
    'Papers that compare with it (VideoRoPE, HoPE) say that its middle pairs read the horizontal position and its slowest the vertical one. In the code the middle pairs read height and the slowest width.',
  allocation: {
    ...chunkedThw,
    params: [...chunkedThw.params, FOLLOW],
    run: (geometry, params) => {
      const told = chunkedThw.run(geometry, params) as AllocationResult
      const [time, height, width] = told.weights as [Float64Array, Float64Array, Float64Array]
      return params.follow === 'paper' ? { ...told, weights: [time, width, height] } : told
    },
  },
  layout: {
    name: 'Corner stack',
    params: [
      releaseParam(
        [{ value: 'transformers5', label: 'transformers 5' }],
        'Text after a video goes on after its largest position; in transformers 5 at s + max(H, W), however many frames there are.',
      ),
    ],
    run: (segments, { release }) => cornerStack(segments, release === 'transformers5'),
  },
})

/** M-RoPE's positions; `early` text goes on at s + max(H, W), whatever the number of frames. */
export function cornerStack(segments: readonly Segment[], early: boolean): LayoutResult {
  const { largest, ...layout } = layOutBlocks(piecesOf(segments), ({ frames, rows, cols }, start) => ({
    t: frame => start + frame,
    h: (_, row) => start + row,
    w: (_, col) => start + col,
    next: start + Math.max(early ? 1 : frames, rows, cols),
  }))
  return { ...layout, ropeDelta: largest + 1 - layout.tokens.count }
}

/** Which released program a slot follows where they disagree; `reference` by default. */
export function releaseParam(others: readonly { value: string; label: string }[], help: string): ParamSpec {
  return {
    key: 'release',
    label: 'Release',
    kind: 'choice',
    default: 'reference',
    options: [{ value: 'reference', label: 'reference' }, ...others],
    help,
  }
}
