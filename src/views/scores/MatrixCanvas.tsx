import { useLayoutEffect, useRef } from 'react'
import { SOFTWARE } from '../paint/layer'
import { usePixelRatio } from '../paint/usePixelRatio'
import type { Panel, ScoresPicture } from './picture'
import { pixelOf, rasterOf } from './raster'
import styles from './scores.module.css'

/** The cells of one matrix on a canvas at the screen's resolution. */
export function MatrixCanvas({ picture, panel }: { picture: ScoresPicture; panel: Panel }) {
  const ref = useRef<HTMLCanvasElement>(null)
  const ratio = usePixelRatio()
  const { place, paintedWindow, colours, input } = picture
  const across = Math.round(place.side * ratio)
  const { cells } = panel
  const { palette } = input
  const { q0, k0, size } = paintedWindow
  useLayoutEffect(() => {
    const canvas = ref.current
    if (canvas) paintMatrix(canvas, picture, panel, across)
  }, [cells, colours, q0, k0, size, across, palette])
  return (
    <canvas
      ref={ref}
      className={styles.canvas}
      aria-hidden="true"
      style={{ left: panel.left, top: place.top, width: place.side, height: place.side }}
    />
  )
}

export function paintMatrix(
  canvas: HTMLCanvasElement,
  { paintedWindow, colours, input }: ScoresPicture,
  { cells }: Panel,
  across: number,
) {
  if (canvas.width !== across) canvas.width = across
  if (canvas.height !== across) canvas.height = across
  const context = canvas.getContext('2d', SOFTWARE)
  if (!context) return
  if (!cells || !colours) return context.clearRect(0, 0, across, across)
  const pixels = rasterOf(cells, paintedWindow, across, colours, pixelOf(input.palette.chassis))
  context.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), across, across), 0, 0)
}
