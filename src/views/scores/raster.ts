import type { ScoreWindow } from '../../state/scoresView'
import type { Colours } from './colours'
import type { Cells } from './picture'

/** The matrix as pixels, `across` along a side, each with the colour of the cell under it: square cells, not smoothed. */
export function rasterOf(
  cells: Cells,
  { q0, k0, size }: ScoreWindow,
  across: number,
  colours: Colours,
  masked: number,
): Uint32Array<ArrayBuffer> {
  const pixels = new Uint32Array(across * across)
  const rows = cellsUnder(cells.rows, q0, size, across)
  const columns = cellsUnder(cells.columns, k0, size, across)
  const width = cells.columns.length - 1
  for (let y = 0, to = 0; y < across; y++) {
    const row = rows[y] as number
    if (row >= 0 && y > 0 && rows[y - 1] === row) {
      pixels.copyWithin(to, to - across, to)
      to += across
      continue
    }
    for (let x = 0; x < across; x++, to++) {
      const column = columns[x] as number
      if (row < 0 || column < 0) continue
      if (x > 0 && columns[x - 1] === column) {
        pixels[to] = pixels[to - 1] as number
        continue
      }
      const value = cells.values[row * width + column] as number
      pixels[to] = Number.isNaN(value) ? masked : colours.pixel(value)
    }
  }
  return pixels
}

/** Which cell lies under the middle of each pixel; −1 where none does. */
function cellsUnder(edges: Float64Array, start: number, size: number, across: number): Int32Array {
  const under = new Int32Array(across).fill(-1)
  for (let x = 0, cell = 0; x < across; x++) {
    const token = start + ((x + 0.5) / across) * size
    while (cell < edges.length - 1 && token >= (edges[cell + 1] as number)) cell++
    if (cell < edges.length - 1 && token >= (edges[0] as number)) under[x] = cell
  }
  return under
}

/** A colour of the palette, #RRGGBB, as the four bytes of a pixel in memory. */
export function pixelOf(css: string): number {
  const [r, g, b] = [1, 3, 5].map(at => Number.parseInt(css.slice(at, at + 2), 16)) as [number, number, number]
  return new Uint32Array(Uint8Array.of(r, g, b, 255).buffer)[0] as number
}
