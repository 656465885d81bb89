import type { Pair, Reading } from '../allocation/pairs'
import type { Ruler } from '../paint/ruler'

/** A clock of one pair: where it stands and how fast it turns. */
export interface Dial {
  index: number
  reads: Reading
  /** rad per position; 0 when not rotated */
  omega: number
  /** px */
  x: number
  y: number
  r: number
}

/** px */
export const DIAL = 10.75
const SMALLEST = 1.5
/** px between the rims of neighbours in a row */
const GAP = 2.3
/** px between the two rows of the strip */
const ROW = 25

/** The dials of the strip at their wavelengths, even pairs up, odd pairs down, no larger than their row has room for. */
export function stripDials(pairs: readonly Pair[], ruler: Ruler): readonly Dial[] {
  const centres = pairs.map(pair => (Number.isFinite(pair.lambda) ? ruler.x(pair.lambda) : ruler.width - DIAL))
  const radii = pairs.map(() => DIAL)
  for (const parity of [0, 1]) {
    const row = pairs.filter(pair => pair.index % 2 === parity && Number.isFinite(pair.lambda)).map(pair => pair.index)
    row.sort((a, b) => (centres[a] as number) - (centres[b] as number))
    for (const [at, index] of row.entries()) {
      for (const other of [row[at - 1], row[at + 1]]) {
        if (other === undefined) continue
        const room = (Math.abs((centres[index] as number) - (centres[other] as number)) - GAP) / 2
        radii[index] = Math.max(SMALLEST, Math.min(radii[index] as number, room))
      }
    }
  }
  return pairs.map(({ index, reads, omega }, i) => ({
    index,
    reads,
    omega: Math.abs(omega),
    x: centres[i] as number,
    y: DIAL + 1 + (index % 2) * ROW,
    r: radii[i] as number,
  }))
}

/** Index of the dial nearest to a point. */
export function dialAt(dials: readonly Dial[], x: number, y: number): number {
  const distance = (dial: Dial) => Math.hypot(dial.x - x, dial.y - y)
  return dials.reduce((best, dial) => (distance(dial) < distance(best) ? dial : best), dials[0] as Dial).index
}
