import type { Palette } from '../paint/palette'
import type { ValueScale } from '../paint/valueScale'
import { valueScale } from '../paint/valueScale'

/** Colours of C, from −1 to 1. */
export function mapScale(palette: Palette): ValueScale {
  return valueScale(palette, -1, 1)
}

/** The means of the cells on a canvas of one pixel per cell, the longest distance at the top. */
export function paintMap(canvas: HTMLCanvasElement, mean: Float32Array, columns: number, palette: Palette) {
  const rows = mean.length / columns
  if (canvas.width !== columns) canvas.width = columns
  if (canvas.height !== rows) canvas.height = rows
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return
  const scale = mapScale(palette)
  const pixels = new Uint32Array(mean.length)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      pixels[(rows - 1 - row) * columns + column] = scale.pixel(mean[row * columns + column] as number)
  context.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), columns, rows), 0, 0)
}
