import { useLayoutEffect, useRef } from 'react'
import { SOFTWARE } from '../paint/layer'
import { usePixelRatio } from '../paint/usePixelRatio'
import { valueScale } from '../paint/valueScale'
import type { ViewInput } from '../view'
import type { HeadFacts } from './facts'
import type { Box } from './place'
import { scoreCells } from './scoreCells'

/** The logits of the first tokens on a canvas, queries down and keys across; both sides on one scale. */
export function ScoresCanvas({ input, facts, top, box }: { input: ViewInput; facts: HeadFacts; top: number; box: Box }) {
  const ref = useRef<HTMLCanvasElement>(null)
  const ratio = usePixelRatio()
  const across = Math.max(1, Math.round(box.width * ratio))
  const { palette } = input
  useLayoutEffect(() => {
    const context = ref.current?.getContext('2d', SOFTWARE)
    if (!context) return
    const { cells, values } = scoreCells(facts, across)
    const scale = valueScale(palette, -1, 1)
    const image = new ImageData(across, across)
    const words = new Uint32Array(image.data.buffer)
    for (let y = 0; y < across; y++)
      for (let x = 0; x < across; x++) {
        const value = values[Math.floor((y * cells) / across) * cells + Math.floor((x * cells) / across)] as number
        words[y * across + x] = Number.isFinite(value) ? scale.pixel(value / top) : 0
      }
    context.putImageData(image, 0, 0)
  }, [facts, top, across, palette])
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
export function ScoresCells({ input, facts, top, box }: { input: ViewInput; facts: HeadFacts; top: number; box: Box }) {
  const { cells, values } = scoreCells(facts, 48)
  const scale = valueScale(input.palette, -1, 1)
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
            fill={scale.css(value / top)}
          />
        ) : null,
      )}
    </g>
  )
}
