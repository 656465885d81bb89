import type { Relation } from '../../core/relation'
import { bandAt } from '../../core/relation'
import { cividisPixel } from '../paint/cividis'
import type { Palette } from '../paint/palette'
import { pixelOf } from '../scores/raster'

/** What one pixel of a query × key picture stands for: the pair of tokens in its middle. */
export interface BandCells {
  across: number
  /** distance that is seen; NaN where the key comes after the query */
  distance: Float64Array
  /** index of the band; -1 where the key comes after the query */
  band: Int8Array
}

/** @param across pixels along a side */
export function bandCells(relation: Relation | null, tokens: number, across: number, slow: boolean): BandCells {
  const distance = new Float64Array(across * across).fill(Number.NaN)
  const band = new Int8Array(across * across).fill(-1)
  const token = (pixel: number) => Math.min(tokens - 1, Math.floor(((pixel + 0.5) / across) * tokens))
  for (let row = 0; row < across; row++) {
    const query = token(row)
    for (let column = 0; column <= row; column++) {
      const key = token(column)
      const at = row * across + column
      if (!relation) {
        distance[at] = query - key
        band[at] = 0
        continue
      }
      const found = bandAt(relation, query, key)
      const ids = slow ? (found.slow ?? found) : found
      distance[at] = (ids.query[query] as number) - (ids.key[key] as number)
      band[at] = relation.bands.indexOf(found)
    }
  }
  return { across, distance, band }
}

/** Places of a distance among the colours: 0 at distance 0, 1 at the largest. */
export function distancePart(distance: number, largest: number): number {
  return Math.log1p(Math.max(0, distance)) / Math.log1p(Math.max(1, largest))
}

/** Every so many pixels a line of the hatch over distances that the trained length does not hold. */
const HATCH = 5

export function paintCells(
  { across, distance, band }: BandCells,
  palette: Palette,
  largest: number,
  trained: number,
): Uint32Array<ArrayBuffer> {
  const pixels = new Uint32Array(across * across)
  const [masked, rim] = [pixelOf(palette.chassis), pixelOf(palette.bench)]
  for (let at = 0; at < pixels.length; at++) {
    const [row, column] = [Math.floor(at / across), at % across]
    const value = distance[at] as number
    if (Number.isNaN(value)) {
      pixels[at] = masked
      continue
    }
    const border =
      (column > 0 && band[at - 1] !== band[at]) ||
      (row > 0 && column < row && band[at - across] !== band[at] && band[at - across] !== -1)
    const unseen = value >= trained && (row + column) % HATCH === 0
    pixels[at] = border || unseen ? rim : cividisPixel(distancePart(value, largest))
  }
  return pixels
}

/** Where the number of a band stands: in the middle of its pixels, as parts of the side. */
export function bandMiddle({ across, band }: BandCells, index: number): { x: number; y: number; share: number } | null {
  let [x, y, count] = [0, 0, 0]
  band.forEach((found, at) => {
    if (found !== index) return
    x += at % across
    y += Math.floor(at / across)
    count++
  })
  if (count === 0) return null
  return { x: x / count / across, y: y / count / across, share: count / (across * across) }
}
