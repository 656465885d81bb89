import type { Palette } from '../paint/palette'
import type { CellBox } from './cells'

interface SelectionBoxProps {
  boxes: readonly CellBox[]
  from: number
  to: number
  /** px of a row of cells */
  height: number
  palette: Palette
}

/** The pairs that the keyboard has selected: a dashed ink box around each row of them. */
export function SelectionBox({ boxes, from, to, height, palette }: SelectionBoxProps) {
  const cells = boxes.slice(Math.min(from, to), Math.max(from, to) + 1)
  return [...new Set(cells.map(box => box.row[0]))].map(top => {
    const row = cells.filter(box => box.row[0] === top)
    const left = Math.min(...row.map(box => box.x))
    const right = Math.max(...row.map(box => box.x + box.width))
    return (
      <rect
        key={top}
        x={left - 4}
        y={top - 4.5}
        width={right - left + 8}
        height={height + 9}
        rx={4}
        fill="none"
        stroke={palette.ink}
        strokeDasharray="4 3"
      />
    )
  })
}
