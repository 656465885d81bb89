import { shareOut } from '../allocation'
import { pixelsOf } from '../media'
import type { ImageSegment, Params, Segment, VideoSegment } from '../scene'
import { isGrid, segmentTokens } from '../scene'
import type { Shape } from '../slices'
import { cuts, slicesOfPixels, spreadOver, thumbnailOf } from '../slices'
import { gridOf, TokenList } from '../tokens'
import type { LayoutResult, Slot } from '../variant'
import { defineVariant } from '../variant'
import { mropeInterleaved } from './mropeInterleaved'

/**
 * Canvas M-RoPE: a large picture is read as a small copy and as slices, and both share the coordinates of one canvas.
 *   canvas of H × W tokens, H = R h and W = C w for R × C slices of h × w;  t = s throughout the picture
 *   slice (m, n), row r, column c:  (s, s + m h + r, s + n w + c)
 *   thumbnail of h' × w', row r, column c:  (s, s + round(r (H - 1) / (h' - 1)), s + round(c (W - 1) / (w' - 1)))
 *   next = s + max(H, W) + 1;  an uncut picture, or frame, is its own canvas
 * The opening marker stands at (s, s - 1, s - 1), the one after the thumbnail at (s, s + H, s + W), those of a slice at its
 * corners, and the line end after a row of slices at (s, s + (m + 1) h - 1, s + W). Frames follow each other as pictures do.
 * MiniCPM-V 4.7; huggingface/transformers @ 0191776, modular_minicpmv4_7.py, _compute_canvas, and
 * image_processing_minicpmv4_7.py. The grid of a segment is the canvas: the picture as the processor has resized it.
 * Positions of Qwen3.5: 64 of 256 channels, sections 11, 11, 10, base 1e7.
 */
export const canvasMrope = defineVariant({
  id: 'canvasMrope',
  name: 'Canvas M-RoPE',
  family: 'video',
  year: 2026,
  summary:
    'MiniCPM-V 4.7 reads a large picture twice: once small, once cut into slices. Both stand on one canvas, so that a patch of the small copy has the position of the patches that it shows; time stands still.',
  formula: String.raw`\begin{gathered}\text{slice }(m,n):\; (s,\; s+mh+r,\; s+nw+c)\\ \text{thumbnail}:\; \bigl(s,\; s+\lfloor r\tfrac{H-1}{h'-1}\rceil,\; s+\lfloor c\tfrac{W-1}{w'-1}\rceil\bigr)\\ s_{\text{next}} = s + \max(H,W) + 1\end{gathered}`,
  sources: [
    {
      label: 'transformers 0191776',
      url: 'https://github.com/huggingface/transformers/blob/0191776e7ce6637a6f9f277ad0de4233877c31ef/src/transformers/models/minicpmv4_7/modular_minicpmv4_7.py',
    },
    {
      label: 'slices 0191776',
      url: 'https://github.com/huggingface/transformers/blob/0191776e7ce6637a6f9f277ad0de4233877c31ef/src/transformers/models/minicpmv4_7/image_processing_minicpmv4_7.py',
    },
  ],
  geometry: { headDim: 256, rotaryDim: 64, ropeTheta: 10_000_000, trainedLength: 262_144 },
  prompt: [
    { kind: 'text', tokens: 16 },
    { kind: 'image', rows: 16, cols: 24, spatialMerge: 4 },
    { kind: 'text', tokens: 16 },
  ],
  allocation: qwen35(mropeInterleaved.allocation as Slot<'allocation'>),
  layout: {
    name: 'Slices on a canvas',
    text: 'own',
    order: 'own',
    params: [
      {
        key: 'slicing',
        label: 'Slices',
        kind: 'choice',
        default: 'pixels',
        options: [
          { value: 'pixels', label: 'from its pixels' },
          { value: 'grid', label: 'rows × columns' },
        ],
        help: 'How a picture, or a frame, is cut. One that is not cut has no thumbnail: it is its own.',
      },
      {
        key: 'sliceSide',
        label: 'Side of a slice',
        kind: 'number',
        default: 448,
        min: 56,
        max: 4096,
        integer: true,
        scale: 'log',
        snaps: [448],
        unit: 'px',
        help: 'A slice has about as many pixels as a square of this side, and so has the thumbnail.',
      },
      {
        key: 'maxSlices',
        label: 'At most',
        kind: 'number',
        default: 9,
        min: 1,
        max: 64,
        integer: true,
        unit: 'slices',
        among: ({ slicing }) => slicing === 'pixels',
      },
      countParam('sliceRows', 'Rows of slices', 2),
      countParam('sliceCols', 'Columns of slices', 3),
    ],
    run: paintCanvas,
  },
})

function qwen35(slot: Slot<'allocation'>): Slot<'allocation'> {
  const params = slot.params.map(spec =>
    spec.kind === 'section' ? { ...spec, default: (pairs: number) => shareOut(pairs, [11, 11, 10]) } : spec,
  )
  return { ...slot, params }
}

function countParam(key: string, label: string, count: number) {
  return {
    ...({ key, label, kind: 'number', default: count, min: 1, max: 16, integer: true } as const),
    help: 'Slices are as equal as whole tokens allow.',
    among: ({ slicing }: Params) => slicing === 'grid',
  }
}

/** Token by token: markers, thumbnail, then the slices row by row, each row by row. */
function paintCanvas(segments: readonly Segment[], params: Params): LayoutResult {
  const list = new TokenList(['t', 'h', 'w'] as const)
  let next = 0
  segments.forEach((part, segment) => {
    list.segment = segment
    if (!isGrid(part)) for (let k = 0; k < segmentTokens(part); k++, next++) list.put([next, next, next])
    else for (let frame = 0; frame < gridOf(part).frames; frame++) next = paintPicture(list, part, frame, next, params)
  })
  const { tokens, positionIds } = list.table()
  const largest = Object.values(positionIds).reduce((top, ids) => ids.reduce((a, b) => Math.max(a, b), top), -1)
  return { tokens, positionIds, next, ropeDelta: largest + 1 - tokens.count }
}

function paintPicture(
  list: TokenList<'t' | 'h' | 'w'>,
  part: ImageSegment | VideoSegment,
  frame: number,
  s: number,
  params: Params,
): number {
  const { rows: height, cols: width } = part
  const slices = slicesOf(part, params)
  const at = (h: number, w: number): [number, number, number] => [s, s + h, s + w]
  list.put([s, Math.max(s - 1, 0), Math.max(s - 1, 0)])
  if (!slices) fill(0, height, 0, width)
  else {
    const small = thumbnailOf(part, ruleOf(params))
    const across = spreadOver(width - 1, small.cols)
    for (const h of spreadOver(height - 1, small.rows)) for (const w of across) list.put(at(h, w))
  }
  list.put(at(height, width))
  if (slices) {
    const [down, across] = [cuts(height, slices.rows), cuts(width, slices.cols)]
    for (let m = 0; m < down.length - 1; m++) {
      const [top, bottom] = [down[m] as number, down[m + 1] as number]
      if (m > 0) list.put(at(top - 1, width))
      for (let n = 0; n < across.length - 1; n++) {
        const [left, right] = [across[n] as number, across[n + 1] as number]
        list.put(at(top, left))
        fill(top, bottom, left, right)
        list.put(at(bottom - 1, right - 1))
      }
    }
  }
  return s + Math.max(height, width) + 1

  function fill(top: number, bottom: number, left: number, right: number) {
    for (let row = top; row < bottom; row++) for (let col = left; col < right; col++) list.put(at(row, col), { frame, row, col })
  }
}

const ruleOf = ({ sliceSide, maxSlices }: Params) => ({ side: sliceSide as number, most: maxSlices as number })

/** Rows and columns of slices; null where the picture is not cut. */
function slicesOf(part: ImageSegment | VideoSegment, params: Params): Shape | null {
  if (params.slicing === 'grid') {
    const [rows, cols] = [params.sliceRows as number, params.sliceCols as number]
    return rows * cols > 1 ? { rows, cols } : null
  }
  const { height, width } = pixelsOf(part)
  return slicesOfPixels(height, width, ruleOf(params))
}
