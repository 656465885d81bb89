/** A label to be placed. `mark` belongs to a point, `curve` to a line anywhere along it, `rule` to a vertical rule. */
export type Wish = { id: string; text: string; size: 12 | 14 } & (
  | { kind: 'mark'; x: number; y: number }
  | { kind: 'curve'; line: Line; near: number }
  | { kind: 'rule'; x: number }
)

/** Points from left to right, px. */
export interface Line {
  x: Float64Array
  y: Float64Array
}

/** Where labels may stand, px of the plot. */
export interface Room {
  left: number
  right: number
  top: number
  bottom: number
}

export type Anchor = 'start' | 'middle' | 'end'

/** A place that a label could take, with its leader from the mark; `cost` rises with the distance. */
export interface Candidate {
  /** left end of the baseline */
  x: number
  y: number
  /** the end that the text is flush with */
  anchor: Anchor
  leader: readonly (readonly [number, number])[]
  cost: number
}

/** px from a hairline that its glass slide takes */
export const SLIDE = 12
const ROW = 6
/** cost of a px between a mark and its label; what a label covers costs more */
const PER_PX = 0.13

/** Every place worth trying for a label of some width, px. */
export function labelCandidates(wish: Wish, width: number, room: Room): Candidate[] {
  switch (wish.kind) {
    case 'curve':
      return alongCurve(wish.line, wish.near, width, room)
    case 'rule':
      return besideRule(wish.x, width, room)
    case 'mark':
      return aboutMark(wish.x, wish.y, width, room)
  }
}

/** At the foot of the rule, or at its head; farther off where a hairline stands close. */
function besideRule(x: number, width: number, { top, bottom }: Room): Candidate[] {
  const sides = [5, SLIDE + 4].flatMap(gap => [
    { x: x + gap, anchor: 'start' as const },
    { x: x - gap - width, anchor: 'end' as const },
  ])
  return sides.flatMap((side, at) => [bottom - 4, top + 16].map((y, row) => ({ ...side, y, leader: [], cost: at + 12 * row })))
}

/** Row by row above and below: straight over the mark, beside it with an elbow, and near it on a slant. */
function aboutMark(x: number, y: number, width: number, { top, bottom }: Room): Candidate[] {
  const candidates: Candidate[] = []
  for (let row = top + 14; row <= bottom - 4; row += ROW) {
    const middle = row - 4
    const distance = Math.abs(middle - y)
    if (distance < 10) continue
    const end = [x, middle < y ? row + 3 : row - 12] as const
    const straight = { x: x - width / 2, anchor: 'middle' as const, leader: [rim(x, y, end), end] }
    candidates.push({ ...straight, y: row, cost: PER_PX * distance + 1 })
    for (const direction of [1, -1]) {
      const anchor = direction > 0 ? ('start' as const) : ('end' as const)
      const left = (gap: number) => (direction > 0 ? x + gap : x - gap - width)
      const corner = [x, middle] as const
      const leader = [rim(x, y, corner), corner, [x + direction * 6, middle] as const]
      candidates.push({ x: left(8), y: row, anchor, leader, cost: PER_PX * distance })
      if (distance >= 40) continue
      const tip = [x + direction * 19, middle] as const
      candidates.push({ x: left(22), y: row, anchor, leader: [rim(x, y, tip), tip], cost: PER_PX * (distance + 12) })
    }
  }
  return candidates
}

/** The point on the rim of a mark towards another. */
function rim(x: number, y: number, [toX, toY]: readonly [number, number]): readonly [number, number] {
  const length = Math.hypot(toX - x, toY - y) || 1
  return [x + (4.25 * (toX - x)) / length, y + (4.25 * (toY - y)) / length]
}

/** Above and below the line, wherever it is level, better near the wanted place. */
function alongCurve(line: Line, near: number, width: number, { left, right }: Room): Candidate[] {
  const candidates: Candidate[] = []
  for (let x = left + 8; x + width < right - 8; x += 8) {
    const [high, low] = rangeUnder(line, x, x + width)
    const cost = (25 * Math.abs(x - near)) / (right - left) + 0.08 * (low - high)
    candidates.push(
      { x, y: high - 9, anchor: 'start', leader: [], cost },
      { x, y: low + 19, anchor: 'start', leader: [], cost: cost + 1.5 },
    )
  }
  return candidates
}

function rangeUnder({ x, y }: Line, from: number, to: number): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let k = indexAt(x, from); k < x.length && (x[k] as number) <= to; k++) {
    low = Math.min(low, y[k] as number)
    high = Math.max(high, y[k] as number)
  }
  return [low, high]
}

/** First index with x at or above a value; x ascends. */
export function indexAt(x: Float64Array, value: number): number {
  let [low, high] = [0, x.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((x[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
