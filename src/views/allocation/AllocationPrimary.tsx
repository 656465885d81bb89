import { useMemo, useState } from 'react'
import { plotLeft } from '../paint/bench'
import type { ViewProps } from '../view'
import { AllocationPicture } from './AllocationPicture'
import styles from './allocation.module.css'
import { cellAt } from './cells'
import { useWavelengths } from './lane'
import type { Brush } from './PaintBar'
import { brushesOf, PaintBar } from './PaintBar'
import { Painter } from './Painter'
import { PaintGrid } from './PaintGrid'
import { sayPair } from './pairKeys'
import { primaryPlace } from './primaryPlace'
import { RangeTables } from './RangeTable'
import { sideRanges } from './ranges'
import { useRow } from './rows'
import { SelectionBox } from './SelectionBox'

/** px of the brushes and the gap under them */
const BAR = 34 + 12

/** The allocation at large, to be painted; on the narrow page as a grid of cells that a finger can hit. */
export function AllocationPrimary({ input, act, width, height }: ViewProps) {
  const [wanted, setBrush] = useState<Brush>('t')
  const [anchor, setAnchor] = useState<number | null>(null)
  const { cursor, palette, scene } = input
  const brushes = useMemo(() => brushesOf(input.a.setup, scene.segments), [input.a.setup, scene.segments])
  const brush = brushes.includes(wanted) ? wanted : (brushes[0] ?? 'n')
  const ruler = useWavelengths(input)
  const tables = useMemo(() => sideRanges(input.a, input.b, scene.segments), [input.a, input.b, scene.segments])
  const place = primaryPlace(width, height - BAR, tables)
  const a = useRow(input, input.a, ruler, place.rows.a.height)
  const b = useRow(input, input.b ?? input.a, ruler, place.rows.b.height)
  const left = plotLeft(false)
  const { y: top, height: tall } = place.rows.a
  const shared = {
    pairs: a.pairs.length,
    said: sayPair(a.pairs[cursor.pair]),
    cursor,
    act,
    brush,
    brushes,
    anchor,
    onAnchor: setAnchor,
  }
  return (
    <div className={styles.primary} style={{ width, minHeight: height }}>
      <PaintBar brushes={brushes} brush={brush} onBrush={setBrush} painted={scene.a.allocation.variant === 'custom'} />
      {input.phone ? (
        <PaintGrid input={input} row={a} tables={tables} width={width} painter={shared} />
      ) : (
        <Painter
          {...shared}
          pick={(x, y) => {
            const inside = y >= top - 4 && y <= top + tall + 4 && x >= left && x <= left + ruler.width
            return inside ? cellAt(a.boxes, x - left, y - top) : null
          }}
        >
          <svg className={styles.picture} width={width} height={place.height} aria-hidden="true">
            <AllocationPicture input={input} a={a} b={input.b && b} ruler={ruler} place={place} />
            {anchor !== null && (
              <g transform={`translate(${left} ${top})`}>
                <SelectionBox boxes={a.boxes} from={anchor} to={cursor.pair} height={tall} palette={palette} />
              </g>
            )}
          </svg>
        </Painter>
      )}
      {!input.phone && (
        <svg className={styles.tables} width={width} height={place.tables}>
          <RangeTables tables={tables} width={place.tableWidth} palette={palette} />
        </svg>
      )}
    </div>
  )
}
