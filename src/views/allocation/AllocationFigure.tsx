import { plotWidth } from '../paint/bench'
import { createRuler } from '../paint/ruler'
import type { ViewInput } from '../view'
import { AllocationPicture } from './AllocationPicture'
import { DetailFoot } from './DetailFoot'
import { detailOf, detailSize } from './detail'
import { wavelengthRuler } from './lane'
import { GAP, primaryPlace } from './primaryPlace'
import { restingRow } from './rows'

/** px around the picture */
const MARGIN = 24

/** Both allocations at rest, for a file. */
export function AllocationFigure({ input, width, height }: { input: ViewInput; width: number; height: number }) {
  const inner = width - 2 * MARGIN
  const wide = { ...input, phone: false, ruler: createRuler(input.ruler.view, plotWidth(inner, false)) }
  const ruler = wavelengthRuler(wide.ruler, wide)
  const detail = detailOf(input)
  const size = detailSize(detail, inner, false)
  const place = primaryPlace(height - 2 * MARGIN, input.b !== null, size)
  return (
    <g transform={`translate(${MARGIN} ${MARGIN})`}>
      <AllocationPicture
        input={wide}
        a={restingRow(wide, input.a, ruler, place.rows.a.height)}
        b={input.b && restingRow(wide, input.b, ruler, place.rows.b.height)}
        ruler={ruler}
        place={place}
        detail={detail}
      />
      <g transform={`translate(0 ${place.height + GAP})`}>
        <DetailFoot input={wide} detail={detail} width={inner} />
      </g>
    </g>
  )
}
