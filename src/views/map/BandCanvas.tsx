import { useLayoutEffect, useMemo, useRef } from 'react'
import { SOFTWARE } from '../paint/layer'
import type { Palette } from '../paint/palette'
import type { BandCells } from './bandCells'
import { paintCells } from './bandCells'
import styles from './map.module.css'

interface CanvasProps {
  cells: BandCells
  palette: Palette
  largest: number
  trained: number
  left: number
  top: number
  size: number
}

/** The pixels of one query × key picture. */
export function BandCanvas({ cells, palette, largest, trained, left, top, size }: CanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null)
  const pixels = useMemo(() => paintCells(cells, palette, largest, trained), [cells, palette, largest, trained])
  useLayoutEffect(() => {
    if (ref.current) paintPixels(ref.current, pixels, cells.across)
  }, [pixels, cells.across])
  return <canvas ref={ref} className={styles.canvas} aria-hidden="true" style={{ left, top, width: size, height: size }} />
}

export function paintPixels(canvas: HTMLCanvasElement, pixels: Uint32Array<ArrayBuffer>, across: number) {
  if (canvas.width !== across) canvas.width = across
  if (canvas.height !== across) canvas.height = across
  const context = canvas.getContext('2d', SOFTWARE)
  context?.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), across, across), 0, 0)
}
