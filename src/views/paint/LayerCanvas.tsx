import type { CSSProperties } from 'react'
import { useLayoutEffect, useRef } from 'react'
import type { Layer } from './layer'
import { paintLayers, SOFTWARE } from './layer'
import { usePixelRatio } from './usePixelRatio'

/** What a picture is of: when it changes to another, not to null, the old picture fades over the new one. */
export interface Fade {
  of: unknown
  ms: number
}

interface LayerCanvasProps {
  layers: readonly Layer[]
  width: number
  height: number
  style?: CSSProperties
  /** the first that changes counts */
  fades?: readonly Fade[]
}

/** Layers on a canvas at the screen's resolution, painted in the same frame as the page around it. */
export function LayerCanvas({ layers, width, height, style, fades = [] }: LayerCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null)
  const shown = useRef<readonly Fade[]>([])
  const pixelRatio = usePixelRatio()
  const pixels = { width: Math.round(width * pixelRatio), height: Math.round(height * pixelRatio) }
  useLayoutEffect(() => {
    const canvas = ref.current
    const context = canvas?.getContext('2d', SOFTWARE)
    if (!canvas || !context) return
    const past = shown.current
    const fade = fades.find(({ of }, k) => of !== null && past[k] && past[k].of !== of)
    if (fade) fadeAway(canvas, fade.ms)
    shown.current = fades.map((now, k) => (now.of === null && past[k] ? past[k] : now))
    if (canvas.width !== pixels.width) canvas.width = pixels.width
    if (canvas.height !== pixels.height) canvas.height = pixels.height
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, canvas.width, canvas.height)
    paintLayers(context, layers, pixelRatio)
  }, [layers, pixels.width, pixels.height, pixelRatio])
  return <canvas ref={ref} aria-hidden="true" style={{ position: 'absolute', width, height, ...style }} />
}

/** Leaves a copy of what a canvas shows above it, which fades. */
function fadeAway(canvas: HTMLCanvasElement, ms: number) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches || canvas.width === 0) return
  const ghost = canvas.cloneNode() as HTMLCanvasElement
  ghost.getContext('2d', SOFTWARE)?.drawImage(canvas, 0, 0)
  canvas.after(ghost)
  ghost.animate([{ opacity: 1 }, { opacity: 0 }], ms).onfinish = () => ghost.remove()
}
