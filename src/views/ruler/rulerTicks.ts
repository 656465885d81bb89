import { ticks } from 'd3-array'
import { formatPositions, formatShort } from '../paint/format'
import type { Ruler } from '../paint/ruler'

export interface Tick {
  position: number
  /** px from the left end of the plot column */
  x: number
  kind: 'decade' | 'five' | 'unit'
  /** empty when the tick has none */
  label: string
}

/** px that a label needs beside its neighbour */
const LABEL_ROOM = 62
/** A log ruler of fewer decades than this has even steps. */
const FEW_DECADES = 0.7

/** The engraving of a ruler, left to right. The phone has ticks at 1, 2, 5 and every second decade labelled. */
export function rulerTicks(ruler: Ruler, phone: boolean): Tick[] {
  const { scale, from, to } = ruler.view
  const decades = scale === 'log' ? Math.log10(to / from) : 0
  return decades < FEW_DECADES ? evenTicks(ruler) : logTicks(ruler, phone, (ruler.width - ruler.left) / decades)
}

function logTicks(ruler: Ruler, phone: boolean, pxPerDecade: number): Tick[] {
  const { from, to } = ruler.view
  const found: Tick[] = []
  for (let exponent = Math.floor(Math.log10(from)); 10 ** exponent <= to * (1 + 1e-9); exponent++) {
    for (const digit of phone ? [1, 2, 5] : [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const position = digit * 10 ** exponent
      if (position < from * (1 - 1e-9) || position > to * (1 + 1e-9)) continue
      const kind = digit === 1 ? 'decade' : digit === 5 ? 'five' : 'unit'
      const crowded = pxPerDecade < LABEL_ROOM || phone
      const labelled =
        (digit === 1 && (!crowded || exponent % 2 === 0)) || ([2, 5].includes(digit) && 0.3 * pxPerDecade > LABEL_ROOM)
      found.push({ position, x: ruler.x(position), kind, label: labelled ? rulerLabel(position, phone) : '' })
    }
  }
  return found
}

function evenTicks(ruler: Ruler): Tick[] {
  const { from, to } = ruler.view
  const count = Math.max(2, Math.floor((ruler.width - ruler.left) / 110))
  const labelled = ticks(from, to, count).filter(Number.isInteger)
  const step = (labelled[1] ?? to) - (labelled[0] ?? from)
  const fine = step >= 10 ? step / 10 : 1
  const first = Math.ceil(from / fine)
  return Array.from({ length: Math.floor(to / fine) - first + 1 }, (_, k) => {
    const position = Math.round((first + k) * fine)
    const whole = labelled.includes(position)
    const middle = Math.abs(((position / step) % 1) - 0.5) < 1e-6
    return {
      position,
      x: ruler.x(position),
      kind: whole ? 'decade' : middle ? 'five' : 'unit',
      label: whole ? rulerLabel(position) : '',
    }
  })
}

function rulerLabel(position: number, short = false): string {
  if (position < 1) return String(Number(position.toPrecision(3)))
  return position >= (short ? 1e4 : 1e6) && position % 1000 === 0 ? formatShort(position) : formatPositions(position)
}
