import { tokenSide, USUAL_PATCH_SIZE } from './media'
import { roundHalfEven } from './roundHalfEven'
import type { ImageSegment, VideoSegment } from './scene'

/** What a processor that cuts large pictures is told: px of a slice's side, and how many slices there may be. */
export interface SliceRule {
  side: number
  most: number
}

/** Rows and columns, of slices or of tokens. */
export interface Shape {
  rows: number
  cols: number
}

/** Patches on each side of which a picture's size is a multiple: two merges of 2 × 2, one after the other. */
const STEP = 4

/**
 * Rows and columns of slices of a picture in px; null where it is not cut. As many as squares of `side` fill it, one more or
 * one less, in the grid whose shape is nearest to the picture's by the logarithm; of two equally near ones the taller.
 * huggingface/transformers @ 0191776, minicpmv4_7, get_sliced_grid.
 */
export function slicesOfPixels(height: number, width: number, { side, most }: SliceRule): Shape | null {
  const wanted = Math.min(Math.ceil((width * height) / (side * side)), most)
  if (wanted <= 1) return null
  let best: Shape = { rows: 1, cols: 1 }
  let least = Number.POSITIVE_INFINITY
  for (const count of [wanted - 1, wanted, wanted + 1]) {
    if (count === 1 || count > most) continue
    for (let rows = 1; rows <= count; rows++) {
      if (count % rows) continue
      const error = Math.abs(Math.log(width / height) - Math.log(count / rows / rows))
      if (error > least || (error === least && rows <= best.rows)) continue
      best = { rows, cols: count / rows }
      least = error
    }
  }
  return best
}

/** Tokens of the small copy of a sliced picture: about `side` squared px of its shape, at most its own size; find_best_resize. */
export function thumbnailOf(grid: ImageSegment | VideoSegment, { side }: SliceRule): Shape {
  const token = tokenSide(grid)
  let [height, width] = [grid.rows * token, grid.cols * token]
  if (height * width > side * side) {
    const aspect = width / height
    height = Math.trunc(side / Math.sqrt(aspect))
    width = Math.trunc(height * aspect)
  }
  const step = STEP * (grid.patchSize ?? USUAL_PATCH_SIZE)
  const tokens = (length: number) => Math.max(1, Math.round((Math.max(1, roundHalfEven(length / step)) * step) / token))
  return { rows: tokens(height), cols: tokens(width) }
}

/** `count` whole numbers from 0 to `last`, evenly apart: linspace in float32, a half rounded to the even number. */
export function spreadOver(last: number, count: number): Float64Array {
  const step = count > 1 ? Math.fround(last / (count - 1)) : 0
  return Float64Array.from({ length: count }, (_, k) =>
    roundHalfEven(k < count / 2 || count === 1 ? Math.fround(step * k) : Math.fround(last - Math.fround(step * (count - 1 - k)))),
  )
}

/** Where each of `parts` equal parts of a length begins, with the length itself at the end; as equal as whole numbers can be. */
export function cuts(length: number, parts: number): Int32Array {
  const count = Math.min(parts, length)
  return Int32Array.from({ length: count + 1 }, (_, k) => Math.round((k * length) / count))
}
