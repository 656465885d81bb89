import { plotLeft } from '../paint/bench'
import type { Box } from '../vectors/place'
import type { ViewInput } from '../view'

export interface PathPlace {
  height: number
  matrix: Box
  lanes: Box
  row: Box
  cost: Box
}

/** px for numbers at the left, a title above, ticks below */
const NUMBERS = 34
const TITLE = 42
const TICKS = 20
const GAP = 44
const COST = 96
/** px right of the lanes for their names */
const NAMES = 58

/** The matrix, beside it lanes over the row, below them the cost on the ruler; one under the other on a narrow page. */
export function pathPlace({ phone, ruler }: Pick<ViewInput, 'phone' | 'ruler'>, width: number, room: number): PathPlace {
  const onRuler = { left: plotLeft(phone), width: ruler.width }
  if (phone) {
    const side = Math.min(width - NUMBERS - 4, 330)
    const wide = { left: NUMBERS, width: width - NUMBERS - 40 }
    const lanes = { ...wide, top: TITLE + side + TICKS + TITLE, height: 150 }
    const row = { ...wide, top: lanes.top + lanes.height + TICKS + TITLE, height: 120 }
    const cost = { ...onRuler, top: row.top + row.height + TICKS + TITLE, height: COST }
    return { height: cost.top + COST + 8, matrix: { left: NUMBERS, top: TITLE, width: side, height: side }, lanes, row, cost }
  }
  const height = Math.max(440, room)
  const upper = height - COST - TICKS - 30
  const side = upper - TITLE
  const left = NUMBERS + side + GAP + NUMBERS
  const beside = { left, width: width - left - NAMES }
  const lanesHeight = Math.round((side - TICKS - TITLE) * 0.52)
  const lanes = { ...beside, top: TITLE, height: lanesHeight }
  const row = { ...beside, top: TITLE + lanesHeight + TICKS + TITLE, height: side - lanesHeight - TICKS - TITLE }
  return {
    height,
    matrix: { left: NUMBERS, top: TITLE, width: side, height: side },
    lanes,
    row,
    cost: { ...onRuler, top: height - COST - 6, height: COST },
  }
}
