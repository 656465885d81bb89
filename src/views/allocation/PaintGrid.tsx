import { useMemo } from 'react'
import type { ViewInput } from '../view'
import styles from './allocation.module.css'
import { Cells } from './Cells'
import type { CellBox } from './cells'
import { cellAt, heightCue, partsOfCell } from './cells'
import type { PainterProps } from './Painter'
import { Painter } from './Painter'
import { GRID_ROW, gridColumns } from './primaryPlace'
import { RangeTable, rangeTableHeight } from './RangeTable'
import type { SideRanges } from './ranges'
import type { RowModel } from './rows'
import { SelectionBox } from './SelectionBox'

interface PaintGridProps {
  input: ViewInput
  row: RowModel
  tables: readonly SideRanges[]
  width: number
  painter: Omit<PainterProps, 'pick' | 'children'>
}

const GAP = 3
const TALL = GRID_ROW - 8

/** A's pairs in rows, fast to slow, each cell as large as the width allows, with the ranges of both sides below. */
export function PaintGrid({ input, row, tables, width, painter }: PaintGridProps) {
  const { palette, cursor } = input
  const boxes = useMemo(() => gridBoxes(row, width), [row, width])
  const bottom = GRID_ROW * Math.ceil(boxes.length / gridColumns(boxes.length))
  const tableTop = (side: number) =>
    tables.slice(0, side).reduce((y, table) => y + rangeTableHeight([table], width) + 12, bottom + 12)
  const chosen = boxes[cursor.pair]
  return (
    <Painter {...painter} pick={(x, y) => (y < bottom ? cellAt(boxes, x, y) : null)}>
      <svg className={styles.picture} width={width} height={tableTop(tables.length)} aria-hidden="true">
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
          {painter.anchor !== null && (
            <SelectionBox boxes={boxes} from={painter.anchor} to={cursor.pair} height={TALL} palette={palette} />
          )}
        </g>
        {tables.map((table, i) => (
          <g key={table.letter} transform={`translate(0 ${tableTop(i)})`}>
            <RangeTable {...table} width={width} palette={palette} />
          </g>
        ))}
      </svg>
    </Painter>
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
