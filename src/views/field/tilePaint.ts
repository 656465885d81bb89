import type { ValueScale } from '../paint/valueScale'
import type { Piece } from './contours'
import { CONTOUR, contourPieces } from './contours'

/** Scores of one frame, row by row. */
export interface Raster {
  values: ArrayLike<number>
  rows: number
  cols: number
}

/** One frame of one side at its place, px. */
export interface PaintedTile extends Raster {
  x: number
  y: number
}

export interface TileStyle {
  width: number
  height: number
  scale: ValueScale
  /** colour of contours, and of the rim */
  ink: string
  rim: string
  step: number
}

/** Means of the cells that share a pixel, where there are more cells than pixels. */
export function boxFilter({ values, rows, cols }: Raster, mostRows: number, mostCols: number): Raster {
  if (rows <= mostRows && cols <= mostCols) return { values, rows, cols }
  const [r, c] = [Math.min(rows, mostRows), Math.min(cols, mostCols)]
  const sums = new Float64Array(r * c)
  const counts = new Float64Array(r * c)
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      const at = Math.floor((row * r) / rows) * c + Math.floor((col * c) / cols)
      sums[at] = (sums[at] as number) + (values[row * cols + col] as number)
      counts[at] = (counts[at] as number) + 1
    }
  return { values: sums.map((sum, k) => sum / (counts[k] as number)), rows: r, cols: c }
}

let scratch: HTMLCanvasElement | null = null

/** A frame as a bitmap of one pixel per cell; unknown cells are clear. */
function bitmap({ values, rows, cols }: Raster, scale: ValueScale): HTMLCanvasElement {
  scratch ??= document.createElement('canvas')
  scratch.width = cols
  scratch.height = rows
  const context = scratch.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
  const image = context.createImageData(cols, rows)
  const pixels = new Uint32Array(image.data.buffer)
  for (let k = 0; k < pixels.length; k++) {
    const value = values[k] as number
    if (!Number.isNaN(value)) pixels[k] = scale.pixel(value)
  }
  context.putImageData(image, 0, 0)
  return scratch
}

/** A frame as an embedded picture, for files; undefined where there is no screen. */
export function tileHref(raster: Raster, scale: ValueScale, width: number, height: number): string | undefined {
  if (typeof document === 'undefined') return undefined
  return bitmap(boxFilter(raster, 2 * height, 2 * width), scale).toDataURL('image/png')
}

/** Cells as squares without smoothing, contours over them, a rim around. */
export function paintTiles(
  context: CanvasRenderingContext2D,
  tiles: readonly PaintedTile[],
  style: TileStyle,
  pixelRatio: number,
) {
  const { width, height, scale } = style
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, context.canvas.width, context.canvas.height)
  for (const tile of tiles) {
    const box = boxFilter(tile, Math.round(height * pixelRatio), Math.round(width * pixelRatio))
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.imageSmoothingEnabled = false
    const [left, top] = [Math.round(tile.x * pixelRatio), Math.round(tile.y * pixelRatio)]
    const [right, bottom] = [Math.round((tile.x + width) * pixelRatio), Math.round((tile.y + height) * pixelRatio)]
    context.drawImage(bitmap(box, scale), left, top, right - left, bottom - top)
    context.setTransform(pixelRatio, 0, 0, pixelRatio, pixelRatio * tile.x, pixelRatio * tile.y)
    context.lineCap = 'butt'
    for (const [level, pieces] of contoursOf(tile, style)) {
      context.beginPath()
      for (const [x0, y0, x1, y1] of pieces) {
        context.moveTo(x0, y0)
        context.lineTo(x1, y1)
      }
      context.strokeStyle = style.ink
      context.globalAlpha = 0.5
      context.lineWidth = contourWidth(level)
      context.stroke()
    }
    context.globalAlpha = 1
    context.strokeStyle = style.rim
    context.lineWidth = 0.75
    context.strokeRect(0, 0, width, height)
  }
}

export function contourWidth(level: number): number {
  return Math.abs(level - CONTOUR.strong) < 1e-9 ? 1.1 : 0.6
}

/** The contours of a tile in px, at a resolution that its size can show. */
export function contoursOf(raster: Raster, { width, height, step }: TileStyle): readonly (readonly [number, readonly Piece[]])[] {
  const { values, rows, cols } = boxFilter(raster, height, width)
  const [x, y] = [width / cols, height / rows]
  return [...contourPieces(values, rows, cols, step)].map(([level, pieces]) => [
    level,
    pieces.map(([x0, y0, x1, y1]): Piece => [x0 * x, y0 * y, x1 * x, y1 * y]),
  ])
}
