import type { Ruler } from '../paint/ruler'
import type { ViewInput } from '../view'
import { AllocationRow } from './AllocationRow'
import { LengthMark } from './LengthMark'
import { partingFlag } from './partingFlag'
import type { RowModel } from './rows'

/** px of the cells of each side inside a drawing */
export interface RowsPlace {
  a: { y: number; height: number }
  b: { y: number; height: number }
}

interface AllocationRowsProps {
  input: ViewInput
  a: RowModel
  b: RowModel | null
  ruler: Ruler
  place: RowsPlace
  /** whether the hairline runs on under B's cells */
  crossed?: boolean
}

/** A's row above, B's below, and the trained length across both. */
export function AllocationRows({ input, a, b, ruler, place, crossed = false }: AllocationRowsProps) {
  const { palette, phone, cursor } = input
  const end = b ? place.b : place.a
  const counted = a.pairs.some(pair => pair.step !== undefined)
  const length = counted ? Number.NaN : ruler.x(input.a.setup.geometry.trainedLength)
  const hairline = ruler.x(cursor.delta)
  const shared = { flag: partingFlag(input), pair: cursor.pair, phone, palette }
  const { width } = ruler
  return (
    <>
      <AllocationRow row={a} place={{ ...place.a, width, labels: 'above' }} avoid={hairline} {...shared} />
      {b && (
        <AllocationRow row={b} place={{ ...place.b, width, labels: 'below' }} avoid={crossed ? hairline : null} {...shared} />
      )}
      {length >= 0 && length <= width && (
        <LengthMark x={length} from={place.a.y - 6} to={end.y + end.height + 6} palette={palette} />
      )}
    </>
  )
}
