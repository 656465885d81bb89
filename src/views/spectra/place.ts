import { plotLeft, plotWidth } from '../paint/bench'
import type { Box } from '../vectors/place'
import type { ViewInput } from '../view'

export interface SpectraPlace {
  height: number
  /** one per construction */
  rows: readonly Box[]
  /** px right of the rows for their numbers; 0 on a narrow page */
  aside: number
  axis: number
  cache: Box
}

const ROWS = 3
const TITLE = 20
const AXIS = 40
const CACHE = 92
const ASIDE = 190

export function spectraPlace({ phone, ruler }: Pick<ViewInput, 'phone' | 'ruler'>, width: number, room: number): SpectraPlace {
  const height = Math.max(phone ? 560 : 420, room)
  const each = Math.floor((height - AXIS - CACHE - 26) / ROWS)
  const left = phone ? 8 : 0
  const aside = phone ? 0 : ASIDE
  const across = phone ? width - 16 : Math.max(120, plotLeft(false) + plotWidth(width, false) + 104 - aside - 24)
  const rows = Array.from({ length: ROWS }, (_, at) => ({
    left,
    top: at * each + TITLE,
    width: across,
    height: each - TITLE - 14,
  }))
  return {
    height,
    rows,
    aside,
    axis: ROWS * each,
    cache: { left: plotLeft(phone), width: ruler.width, top: height - CACHE - 4, height: CACHE },
  }
}
