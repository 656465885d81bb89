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

/** Four charts: two by two, or one under the other on a narrow page. */
export function vectorsPlace({ phone, b }: Pick<ViewInput, 'phone' | 'b'>, width: number, room: number): VectorsPlace {
  const sides = b ? 2 : 1
  if (phone) {
    const wide = { left: NUMBERS, width: width - NUMBERS - 4 }
    const chart = (top: number, height: number): Box => ({ ...wide, top: top + TITLE, height })
    const [norms, elite, decay] = [chart(0, 150), chart(222, 120), chart(414, 150)]
    const side = sides === 2 ? (wide.width - 12) / 2 : Math.min(280, wide.width)
    const top = 414 + 222 + TITLE
    const scores = Array.from({ length: sides }, (_, i) => ({ left: NUMBERS + i * (side + 12), top, width: side, height: side }))
    return { height: top + side + TICKS, norms, elite, decay, scores }
  }
  const height = Math.max(LEAST, room)
  const chart = (height - 2 * (TITLE + TICKS) - 12) / 2
  const second = TITLE + chart + TICKS + 12 + TITLE
  const side = Math.min(chart, (width * 0.42 - NUMBERS - (sides - 1) * 12) / sides)
  const right = Math.max(sides * side + (sides - 1) * 12, width * 0.34)
  const left = width - right - GAP - NUMBERS
  const from = width - right
  return {
    height,
    norms: { left: NUMBERS, top: TITLE, width: left - NUMBERS, height: chart },
    elite: { left: from, top: TITLE, width: right - 4, height: chart },
    decay: { left: NUMBERS, top: second, width: left - NUMBERS, height: chart },
    scores: Array.from({ length: sides }, (_, i) => ({ left: from + i * (side + 12), top: second, width: side, height: side })),
  }
}
