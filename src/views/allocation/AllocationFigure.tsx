import { plotWidth } from '../paint/bench'
import { createRuler } from '../paint/ruler'
import type { ViewInput } from '../view'
import { AllocationPicture } from './AllocationPicture'
import { wavelengthRuler } from './lane'
import { GAP, primaryPlace } from './primaryPlace'
import { RangeTables } from './RangeTable'
import { sideRanges } from './ranges'
import { restingRow } from './rows'

/** px around the picture */
const MARGIN = 24

/** Both allocations at rest, for a file. */
export function AllocationFigure({ input, width, height }: { input: ViewInput; width: number; height: number }) {
  const inner = width - 2 * MARGIN
  const wide = { ...input, phone: false, ruler: createRuler(input.ruler.view, plotWidth(inner, false)) }
  const ruler = wavelengthRuler(wide.ruler, wide)
  const tables = sideRanges(input.a, input.b, input.scene.segments)
  const place = primaryPlace(inner, height - 2 * MARGIN, tables)
  return (
    <g transform={`translate(${MARGIN} ${MARGIN})`}>
      <AllocationPicture
        input={wide}
        a={restingRow(wide, input.a, ruler, place.rows.a.height)}
        b={input.b && restingRow(wide, input.b, ruler, place.rows.b.height)}
        ruler={ruler}
        place={place}
      />
      <g transform={`translate(0 ${place.height + GAP})`}>
        <RangeTables tables={tables} width={place.tableWidth} palette={input.palette} />
      </g>
    </g>
  )
}
