import { memo } from 'react'
import type { Palette } from '../paint/palette'
import type { CellBox } from './cells'

interface BlendLineProps {
  boxes: readonly CellBox[]
  /** how much of the full stretch each pair takes, 0 to 1 */
  blend: Float64Array
  /** px of the cells */
  height: number
  palette: Palette
}

/** px from the edges of the cells to the line at 0 and at 1 */
const INSET = 4

/** The schedule's ramp over the cells: at their top where a pair is kept, at their foot where it is interpolated in full. */
export const BlendLine = memo(function BlendLine({ boxes, blend, height, palette }: BlendLineProps) {
  const path = blendPath(boxes, blend, height)
  return (
    <g fill="none" strokeLinejoin="round" pointerEvents="none">
      <path d={path} stroke={palette.bench} strokeWidth={4} />
      <path d={path} stroke={palette.ink} strokeWidth={1.5} />
    </g>
  )
})

/** Straight from middle to middle, and level to the outer edges; pairs moved by hand are passed over. */
export function blendPath(boxes: readonly CellBox[], blend: Float64Array, height: number): string {
  const y = (index: number) => INSET + (blend[index] as number) * (height - 2 * INSET)
  const own = boxes.filter(box => !box.moved)
  const [first] = own
  const last = own.at(-1)
  if (!first || !last) return ''
  const middles = own.map(box => `${(box.x + box.width / 2).toFixed(1)} ${y(box.index).toFixed(1)}`)
  return `M${first.x.toFixed(1)} ${y(first.index).toFixed(1)}L${middles.join('L')}H${(last.x + last.width).toFixed(1)}`
}
