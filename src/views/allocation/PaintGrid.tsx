import type { ReactNode } from 'react'
import { useMemo } from 'react'
import type { ViewInput } from '../view'
import styles from './allocation.module.css'
import { Cells } from './Cells'
import type { CellBox } from './cells'
import { cellAt, heightCue, partsOfCell } from './cells'
import { GRID_ROW, gridColumns } from './primaryPlace'
import type { RowModel } from './rows'
import { SelectionBox } from './SelectionBox'

interface PaintGridProps {
  input: ViewInput
  row: RowModel
  width: number
  /** the pairs selected by keyboard, from here to the cursor's */
  anchor: number | null
  /** what takes strokes over the grid, given the pair under a point */
  over: (pick: (x: number, y: number) => number | null, grid: ReactNode) => ReactNode
}

const GAP = 3
const TALL = GRID_ROW - 8

/** A's pairs in rows, fast to slow, each cell as large as the width allows. */
export function PaintGrid({ input, row, width, anchor, over }: PaintGridProps) {
  const { palette, cursor } = input
  const boxes = useMemo(() => gridBoxes(row, width), [row, width])
  const bottom = GRID_ROW * Math.ceil(boxes.length / gridColumns(boxes.length))
  const chosen = boxes[cursor.pair]
  return over(
    (x, y) => (y < bottom ? cellAt(boxes, x, y) : null),
    <svg className={styles.picture} width={width} height={bottom} aria-hidden="true">
      <g transform="translate(0 4)">
        <Cells boxes={boxes} focus={null} palette={palette} />
        {chosen && (
          <rect
            x={chosen.x - 1.5}
            y={chosen.row[0] - 3}
            width={chosen.width + 3}
            height={TALL + 6}
            rx={3}
            fill="none"
            stroke={palette.ink}
            strokeWidth={1.5}
          />
        )}
        {anchor !== null && <SelectionBox boxes={boxes} from={anchor} to={cursor.pair} height={TALL} palette={palette} />}
      </g>
    </svg>,
  )
}

function gridBoxes({ pairs }: RowModel, width: number): readonly CellBox[] {
  const columns = gridColumns(pairs.length)
  const step = width / columns
  return pairs.map(pair => {
    const { index, reads } = pair
    const y = Math.floor(index / columns) * GRID_ROW
    const [from, to] = heightCue(reads, null)
    const box = {
      x: (index % columns) * step + GAP / 2,
      y: y + from * TALL,
      width: step - GAP,
      height: (to - from) * TALL,
    }
    return { index, reads, ...box, row: [y, y + GRID_ROW] as const, parts: partsOfCell(pair, box) }
  })
}
