import { plotLeft } from '../paint/bench'
import type { ViewInput } from '../view'

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

export interface VectorsPlace {
  height: number
  norms: Box
  elite: Box
  decay: Box
  /** squares, one for each side */
  scores: readonly Box[]
}

/** px left of a chart for its numbers, above it for its title, below it for its ticks */
const NUMBERS = 44
const TITLE = 44
const TICKS = 28
const GAP = 36
const LEAST = 430

/** Norms, RoPElite and the scores in a row, under them the decay on the ruler; one under the other on a narrow page. */
export function vectorsPlace(
  { phone, b, ruler }: Pick<ViewInput, 'phone' | 'b' | 'ruler'>,
  width: number,
  room: number,
): VectorsPlace {
  const sides = b ? 2 : 1
  const onRuler = { left: plotLeft(phone), width: ruler.width }
  if (phone) {
    const wide = { left: NUMBERS, width: width - NUMBERS - 4 }
    const [norms, elite] = [
      { ...wide, top: TITLE, height: 150 },
      { ...wide, top: TITLE + 222, height: 120 },
    ]
    const side = sides === 2 ? (wide.width - 12) / 2 : Math.min(280, wide.width)
    const top = 414 + TITLE
    const scores = Array.from({ length: sides }, (_, i) => ({ left: NUMBERS + i * (side + 12), top, width: side, height: side }))
    const decay = { ...onRuler, top: top + side + TICKS + 8 + TITLE, height: 150 }
    return { height: decay.top + decay.height + 8, norms, elite, decay, scores }
  }
  const height = Math.max(LEAST, room)
  const chart = Math.floor((height - 2 * TITLE - TICKS - 16) / 2)
  const side = Math.min(chart, (width * 0.36 - (sides - 1) * 12) / sides)
  const squares = sides * side + (sides - 1) * 12
  const across = Math.min(260, width * 0.24)
  const from = width - squares
  const elite = { left: from - GAP - across, top: TITLE, width: across, height: chart }
  return {
    height,
    norms: { left: NUMBERS, top: TITLE, width: elite.left - GAP - 2 * NUMBERS, height: chart },
    elite,
    decay: { ...onRuler, top: TITLE + chart + TICKS + 8 + TITLE, height: chart },
    scores: Array.from({ length: sides }, (_, i) => ({ left: from + i * (side + 12), top: TITLE, width: side, height: side })),
  }
}
