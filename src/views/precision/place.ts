import { plotLeft } from '../paint/bench'
import type { ViewInput } from '../view'

interface Strip {
  top: number
  height: number
}

export interface PrecisionPlace {
  /** px of the plot column, which is the ruler's */
  left: number
  width: number
  height: number
  /** error of scores, change of attention, values left from a position on, values left per pair */
  error: Strip
  change: Strip
  run: Strip
  pairs: Strip
}

const GAP = 22
/** px for the label of the highest value */
const TOP = 18
const LEAST = 300
const SHARES = { error: 0.31, change: 0.29, run: 0.2, pairs: 0.2 }

export function precisionPlace({ ruler, phone }: Pick<ViewInput, 'ruler' | 'phone'>, room: number): PrecisionPlace {
  const height = Math.max(LEAST, room)
  const rest = height - TOP - 4 * GAP
  let top = TOP
  const strip = (share: number) => {
    const made = { top, height: Math.round(rest * share) }
    top += made.height + GAP
    return made
  }
  const [error, change, run, pairs] = [SHARES.error, SHARES.change, SHARES.run, SHARES.pairs].map(strip) as [
    Strip,
    Strip,
    Strip,
    Strip,
  ]
  return { left: plotLeft(phone), width: ruler.width, height, error, change, run, pairs }
}
