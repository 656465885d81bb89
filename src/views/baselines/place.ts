import { plotLeft } from '../paint/bench'
import type { ViewInput } from '../view'

interface Strip {
  top: number
  height: number
}

export interface BaselinesPlace {
  /** px of the plot column, which is the ruler's */
  left: number
  width: number
  height: number
  logits: Strip
  shares: Strip
  cope: Strip
}

const GAP = 26
/** px for the label of the highest value */
const TOP = 18
const LEAST = 330

export function baselinesPlace({ ruler, phone }: Pick<ViewInput, 'ruler' | 'phone'>, room: number): BaselinesPlace {
  const height = Math.max(LEAST, room)
  const rest = height - TOP - 3 * GAP
  const [first, second] = [Math.round(rest * 0.43), Math.round(rest * 0.32)]
  return {
    left: plotLeft(phone),
    width: ruler.width,
    height,
    logits: { top: TOP, height: first },
    shares: { top: TOP + first + GAP, height: second },
    cope: { top: TOP + first + second + 2 * GAP, height: rest - first - second },
  }
}
