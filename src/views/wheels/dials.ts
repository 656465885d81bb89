import type { Placed } from '../allocation/cells'
import { placePairs, restarts } from '../allocation/cells'
import type { Pair, Part, Reading } from '../allocation/pairs'
import { readingsOf } from '../allocation/pairs'
import type { Ruler } from '../paint/ruler'

/** A clock of one pair: where it stands and how fast it turns. */
export interface Dial {
  index: number
  reads: Reading
  /** rad per unit of its axis, with its sign; 0 when not rotated */
  omega: number
  /** of a pair that mixes axes: a hand for each */
  parts?: readonly Part[]
  /** where the second channel reads another axis: its own hand stands still while the first moves */
  second?: Part
  /** positions per unit of the axis, where distances count tokens */
  step?: number
  /** px */
  x: number
  y: number
  r: number
}

/** px of a dial that has all the room it wants */
export const DIAL = 10.75
const SMALLEST = 1.5
/** px between the rims of neighbours in a row, at most */
const GAP = 2.3
/** px that the rows share */
const ROWS_HEIGHT = 50
const MOST_ROWS = 6
/** half of the height that a dial takes in two rows, px */
const DIAL_ROOM = ROWS_HEIGHT / 4

/**
 * The dials of the strip at their wavelengths, no larger than their row has room for. Even pairs stand up and odd
 * pairs down; where that would make them much smaller, pairs take turns in more rows.
 */
export function stripDials(pairs: readonly Pair[], ruler: Ruler): readonly Dial[] {
  const readings = restarts(pairs) ? readingsOf(pairs) : null
  const placed = placePairs(pairs, ruler, readings)
  const layers = placed.reduce((most, place) => Math.max(most, place.layers), 1)
  const still = pairs.reduce((count, { lambda }) => count + (Number.isFinite(lambda) ? 0 : 1), 0)
  const spread = still > 3
  const centres = pairs.map((pair, i) =>
    Number.isFinite(pair.lambda) || spread ? (placed[i] as Placed).centre : ruler.width - DIAL,
  )
  const ladder = pairs.filter(pair => spread || Number.isFinite(pair.lambda)).map(pair => pair.index)
  const ends = ladder.map(index => centres[index] as number)
  const apart = (readings?.length ?? 1) * layers
  const rows = apart > 1 ? apart : rowsFor((Math.max(...ends) - Math.min(...ends)) / Math.max(1, ladder.length - 1))
  const rowOf = pairs.map((pair, i) =>
    apart > 1 ? (readings?.indexOf(pair.reads) ?? 0) * layers + (placed[i] as Placed).layer : pair.index % rows,
  )
  const spacing = ROWS_HEIGHT / rows
  const largest = Math.min(DIAL, Math.max(SMALLEST, spacing / 2 - (DIAL_ROOM - DIAL)))
  const radii = pairs.map(() => largest)
  for (let row = 0; row < rows; row++) {
    const members = ladder.filter(index => rowOf[index] === row).sort((a, b) => (centres[a] as number) - (centres[b] as number))
    for (const [at, index] of members.entries()) {
      for (const other of [members[at - 1], members[at + 1]]) {
        if (other === undefined) continue
        const room = radiusFor(Math.abs((centres[index] as number) - (centres[other] as number)))
        radii[index] = Math.max(SMALLEST, Math.min(radii[index] as number, room))
      }
    }
  }
  return pairs.map(({ index, reads, omega, parts, second, step }, i) => ({
    index,
    reads,
    omega,
    parts,
    second,
    step,
    x: centres[i] as number,
    y: spacing * ((rowOf[i] as number) + 0.5) - 0.75,
    r: radii[i] as number,
  }))
}

/** What a dial takes over from its pair. */
export function dialOf({ index, reads, omega, parts, second, step }: Pair): Omit<Dial, 'x' | 'y' | 'r'> {
  return { index, reads, omega, parts, second, step }
}

function radiusFor(distance: number): number {
  return (distance - Math.min(GAP, distance * 0.2)) / 2
}

/** Two rows, or as many as make the dials larger by a quarter for each. */
function rowsFor(pitch: number): number {
  const size = (rows: number) => Math.min(ROWS_HEIGHT / rows / 2 - (DIAL_ROOM - DIAL), radiusFor(rows * pitch))
  let rows = 2
  while (rows < MOST_ROWS && size(rows + 1) > 1.25 * size(rows)) rows++
  return rows
}

/** Index of the dial nearest to a point. */
export function dialAt(dials: readonly Dial[], x: number, y: number): number {
  const distance = (dial: Dial) => Math.hypot(dial.x - x, dial.y - y)
  return dials.reduce((best, dial) => (distance(dial) < distance(best) ? dial : best), dials[0] as Dial).index
}
