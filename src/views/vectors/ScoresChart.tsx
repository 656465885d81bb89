import { useLayoutEffect, useRef } from 'react'
import { SOFTWARE } from '../paint/layer'
import { usePixelRatio } from '../paint/usePixelRatio'
import type { Box } from './place'
import type { ScoreCells, ScoreColours } from './scoreCells'

interface ScoresProps {
  cells: ScoreCells
  colours: ScoreColours
  box: Box
}

/** The scores of the first tokens on a canvas, queries down and keys across. */
export function ScoresCanvas({ cells: { cells, values }, colours, box }: ScoresProps) {
  const ref = useRef<HTMLCanvasElement>(null)
  const ratio = usePixelRatio()
  const across = Math.max(1, Math.round(box.width * ratio))
  useLayoutEffect(() => {
    const context = ref.current?.getContext('2d', SOFTWARE)
    if (!context) return
    const image = new ImageData(across, across)
    const words = new Uint32Array(image.data.buffer)
    for (let y = 0; y < across; y++)
      for (let x = 0; x < across; x++) {
        const value = values[Math.floor((y * cells) / across) * cells + Math.floor((x * cells) / across)] as number
        words[y * across + x] = Number.isFinite(value) ? colours.pixel(value) : 0
      }
    context.putImageData(image, 0, 0)
  }, [cells, values, colours, across])
  return (
    <canvas
      ref={ref}
      width={across}
      height={across}
      aria-hidden="true"
      style={{ position: 'absolute', left: box.left, top: box.top, width: box.width, height: box.height }}
    />
  )
}

/** The same as rectangles, for a file. */
export function ScoresCells({ cells: { cells, values }, colours, box }: ScoresProps) {
  const size = box.width / cells
  return (
    <g transform={`translate(${box.left} ${box.top})`}>
      {Array.from(values, (value, at) =>
        Number.isFinite(value) ? (
          <rect
            key={at}
            x={(at % cells) * size}
            y={Math.floor(at / cells) * size}
            width={size + 0.2}
            height={size + 0.2}
            fill={colours.css(value)}
          />
        ) : null,
      )}
    </g>
  )
}
