import { pathRound } from 'd3-path'

/** The drawing calls that canvas contexts and SVG path writers share, so that a shape is described once for both. */
export interface PathSink {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  closePath(): void
  rect(x: number, y: number, width: number, height: number): void
  arc(x: number, y: number, radius: number, from: number, to: number, counterclockwise?: boolean): void
}

/** Lengths in CSS px, colours literal. */
export interface LayerStyle {
  fill?: string
  stroke?: string
  width?: number
  dash?: readonly number[]
  round?: boolean
  opacity?: number
  /** colour of 45° lines inside the shape */
  hatch?: string
  hatchOpacity?: number
}

/** One shape of a picture. Built anew for every surface that it is painted on. */
export interface Layer {
  id: string
  style: LayerStyle
  build: (sink: PathSink) => void
}

/**
 * Canvas drawn by the CPU. Where a software renderer stands in for the GPU, Chromium draws canvases through it in
 * another process and the page waits for every frame; on real GPUs pictures of this size cost the same either way.
 */
export const SOFTWARE: CanvasRenderingContext2DSettings = { willReadFrequently: true }

/** 45° lines: px from line to line, and their width. */
export const HATCH = { gap: 4, width: 1.1 }

/** Paints layers in order, in CSS px, on a context whose bitmap has `pixelRatio` pixels per px. */
export function paintLayers(context: CanvasRenderingContext2D, layers: readonly Layer[], pixelRatio: number) {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
  for (const { style, build } of layers) {
    context.globalAlpha = style.opacity ?? 1
    context.beginPath()
    build(context)
    if (style.fill) {
      context.fillStyle = style.fill
      context.fill()
    }
    if (style.hatch) {
      const pattern = hatchPattern(context, style.hatch, pixelRatio)
      if (pattern) {
        context.globalAlpha = style.hatchOpacity ?? 1
        context.fillStyle = pattern
        context.fill()
        context.globalAlpha = style.opacity ?? 1
      }
    }
    if (style.stroke) {
      context.strokeStyle = style.stroke
      context.lineWidth = style.width ?? 1
      context.setLineDash([...(style.dash ?? [])])
      context.lineCap = style.round ? 'round' : 'butt'
      context.lineJoin = 'round'
      context.stroke()
    }
  }
  context.globalAlpha = 1
}

/** The `d` of a layer, rounded to tenths of a px. */
export function layerPath(layer: Layer): string {
  const path = pathRound(1)
  layer.build(path)
  return path.toString()
}

function hatchPattern(context: CanvasRenderingContext2D, colour: string, pixelRatio: number): CanvasPattern | null {
  const scale = Math.max(2, Math.ceil(pixelRatio)) * 2
  const pattern = context.createPattern(hatchTile(colour, scale), 'repeat')
  pattern?.setTransform(new DOMMatrix().rotate(45).scale(1 / scale))
  return pattern
}

const tiles = new Map<string, HTMLCanvasElement>()

/** One period of the hatch, `scale` pixels per px; a handful of colours, kept. */
function hatchTile(colour: string, scale: number): HTMLCanvasElement {
  const key = `${colour} ${scale}`
  let tile = tiles.get(key)
  if (!tile) {
    tile = document.createElement('canvas')
    tile.width = tile.height = HATCH.gap * scale
    const drawn = tile.getContext('2d', SOFTWARE)
    if (drawn) {
      drawn.fillStyle = colour
      drawn.fillRect(0, 0, HATCH.width * scale, tile.height)
    }
    tiles.set(key, tile)
  }
  return tile
}
