import type { CSSProperties } from 'react'
import { useLayoutEffect, useRef } from 'react'
import type { Layer } from './layer'
import { paintLayers, SOFTWARE } from './layer'
import { usePixelRatio } from './usePixelRatio'

/** Layers on a canvas at the screen's resolution, painted in the same frame as the page around it. */
export function LayerCanvas({
  layers,
  width,
  height,
  style,
}: {
  layers: readonly Layer[]
  width: number
  height: number
  style?: CSSProperties
}) {
  const ref = useRef<HTMLCanvasElement>(null)
  const pixelRatio = usePixelRatio()
  const pixels = { width: Math.round(width * pixelRatio), height: Math.round(height * pixelRatio) }
  useLayoutEffect(() => {
    const canvas = ref.current
    const context = canvas?.getContext('2d', SOFTWARE)
    if (!canvas || !context) return
    if (canvas.width !== pixels.width) canvas.width = pixels.width
    if (canvas.height !== pixels.height) canvas.height = pixels.height
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, canvas.width, canvas.height)
    paintLayers(context, layers, pixelRatio)
  }, [layers, pixels.width, pixels.height, pixelRatio])
  return <canvas ref={ref} aria-hidden="true" style={{ position: 'absolute', width, height, ...style }} />
}
