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

/** What labels keep away from; px of the plot. */
export interface Surroundings {
  left: number
  right: number
  top: number
  bottom: number
  /** hairlines: no label and no leader crosses one */
  hairlines: readonly number[]
  /** vertical rules and heights of grid lines, crossed only when nothing else is free */
  rules: readonly number[]
  grid: readonly number[]
  lines: readonly Line[]
  /** where bands are likely: y from and to at every point of a line */
  bands: readonly { x: Float64Array; from: Float64Array; to: Float64Array }[]
}

export interface PlacedLabel {
  id: string
  text: string
  size: 12 | 14
  /** left end of the baseline */
  x: number
  y: number
  width: number
  /** from the mark to the label; empty where they touch */
  leader: readonly (readonly [number, number])[]
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

interface Candidate {
  x: number
  y: number
  leader: PlacedLabel['leader']
  cost: number
}

const PAD = 4
const SLIDE = 12
const ROW = 6
const COSTS = { line: 60, band: 14, rule: 25, grid: 8, leaderOverLine: 9, perPx: 0.13 }

/** Places wishes in their order, each where it costs least; one that fits nowhere is left out. Same input, same places. */
export function placeLabels(wishes: readonly Wish[], around: Surroundings): PlacedLabel[] {
  const placed: PlacedLabel[] = []
  const dots = wishes.flatMap(wish => (wish.kind === 'mark' ? [{ id: wish.id, ...boxAbout(wish.x, wish.y, 6) }] : []))
  for (const wish of wishes) {
    const width = textWidth(wish.text, wish.size)
    const taken = [...placed.map(label => boxOf(label, label.width, label.size)), ...dots.filter(dot => dot.id !== wish.id)]
    let best: Candidate | null = null
    for (const candidate of candidatesOf(wish, width, around)) {
      const box = boxOf(candidate, width, wish.size)
      if (best && candidate.cost >= best.cost) continue
      if (!fits(box, candidate.leader, around, taken, placed)) continue
      const cost = candidate.cost + costOf(box, candidate.leader, around)
      if (!best || cost < best.cost) best = { ...candidate, cost }
    }
    if (best) placed.push({ id: wish.id, text: wish.text, size: wish.size, x: best.x, y: best.y, width, leader: best.leader })
  }
  return placed
}

function candidatesOf(wish: Wish, width: number, around: Surroundings): Candidate[] {
  if (wish.kind === 'curve') return alongCurve(wish.line, wish.near, width, around)
  const feet = around.bottom - 4
  if (wish.kind === 'rule')
    return [wish.x + 5, wish.x - 5 - width, wish.x + SLIDE + 4, wish.x - SLIDE - 4 - width].flatMap((x, at) =>
      [feet, around.top + 16].map((y, row) => ({ x, y, leader: [], cost: at + 12 * row })),
    )
  const candidates: Candidate[] = []
  for (let y = around.top + 14; y <= feet; y += ROW) {
    const distance = Math.abs(y - 4 - wish.y)
    if (distance < 10) continue
    const end = y - 4 < wish.y ? y + 3 : y - 12
    candidates.push({
      x: wish.x - width / 2,
      y,
      leader: [leave(wish, wish.x, end), [wish.x, end]],
      cost: COSTS.perPx * distance + 1,
    })
    for (const direction of [1, -1]) {
      const x = direction > 0 ? wish.x + 8 : wish.x - 8 - width
      const elbow = [wish.x, y - 4] as const
      candidates.push({
        x,
        y,
        leader: [leave(wish, ...elbow), elbow, [wish.x + direction * 6, y - 4]],
        cost: COSTS.perPx * distance,
      })
      const from = [wish.x + direction * 19, y - 4] as const
      if (distance < 40) {
        const slanted = direction > 0 ? wish.x + 22 : wish.x - 22 - width
        candidates.push({ x: slanted, y, leader: [leave(wish, ...from), from], cost: COSTS.perPx * (distance + 12) })
      }
    }
  }
  return candidates
}

/** The point on the rim of a mark towards another. */
function leave({ x, y }: { x: number; y: number }, toX: number, toY: number): readonly [number, number] {
  const length = Math.hypot(toX - x, toY - y) || 1
  return [x + (4.25 * (toX - x)) / length, y + (4.25 * (toY - y)) / length]
}

function alongCurve(line: Line, near: number, width: number, around: Surroundings): Candidate[] {
  const candidates: Candidate[] = []
  for (let x = around.left + 8; x + width < around.right - 8; x += 8) {
    const [high, low] = rangeUnder(line, x, x + width)
    const away = (0.25 * Math.abs(x - near) * 100) / (around.right - around.left) + 0.08 * (low - high)
    candidates.push({ x, y: high - 9, leader: [], cost: away }, { x, y: low + 19, leader: [], cost: away + 1.5 })
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

function fits(
  box: Box,
  leader: PlacedLabel['leader'],
  around: Surroundings,
  taken: readonly Box[],
  placed: readonly PlacedLabel[],
): boolean {
  if (!(box.left >= around.left && box.right <= around.right && box.top >= around.top - 2 && box.bottom <= around.bottom + 2))
    return false
  if (taken.some(other => overlap(box, other) || leaderMeets(leader, other))) return false
  if (placed.some(label => leaderMeets(label.leader, box))) return false
  const xs = leader.map(([x]) => x)
  return around.hairlines.every(
    x => (x + SLIDE < box.left || x - SLIDE > box.right) && (!xs.length || x + 1 < Math.min(...xs) || x - 1 > Math.max(...xs)),
  )
}

function costOf(box: Box, leader: PlacedLabel['leader'], around: Surroundings): number {
  let cost = around.rules.filter(x => x > box.left && x < box.right).length * COSTS.rule
  cost += around.grid.filter(y => y > box.top && y < box.bottom).length * COSTS.grid
  for (const { x, y } of around.lines) {
    let covered = false
    for (let k = indexAt(x, box.left); k < x.length && (x[k] as number) <= box.right; k++)
      covered ||= (y[k] as number) > box.top - 2 && (y[k] as number) < box.bottom + 2
    if (covered) cost += COSTS.line
    for (let at = 1; at < leader.length; at++) {
      const [fromX, fromY] = leader[at - 1] as readonly [number, number]
      const [toX, toY] = leader[at] as readonly [number, number]
      const height = y[Math.min(x.length - 1, indexAt(x, (fromX + toX) / 2))] as number
      if (Math.min(fromY, toY) < height - 3 && height + 3 < Math.max(fromY, toY)) cost += COSTS.leaderOverLine
    }
  }
  for (const { x, from, to } of around.bands) {
    let inside = 0
    let seen = 0
    for (let k = indexAt(x, box.left); k < x.length && (x[k] as number) <= box.right; k++, seen++)
      if ((to[k] as number) - (from[k] as number) > 4 && (from[k] as number) < box.bottom && (to[k] as number) > box.top) inside++
    if (seen) cost += (COSTS.band * inside) / seen
  }
  return cost
}

function leaderMeets(leader: PlacedLabel['leader'], box: Box): boolean {
  return leader.some(([x, y], at) => {
    if (at === 0) return false
    const [fromX, fromY] = leader[at - 1] as readonly [number, number]
    const steps = Math.ceil(Math.hypot(x - fromX, y - fromY) / 3)
    for (let k = 0; k <= steps; k++) {
      const px = fromX + ((x - fromX) * k) / steps
      const py = fromY + ((y - fromY) * k) / steps
      if (px > box.left && px < box.right && py > box.top && py < box.bottom) return true
    }
    return false
  })
}

function boxOf({ x, y }: { x: number; y: number }, width: number, size: number): Box {
  return { left: x - PAD / 2, right: x + width + PAD / 2, top: y - 0.8 * size - PAD / 2, bottom: y + 0.22 * size + PAD / 2 }
}

function boxAbout(x: number, y: number, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** First index with x at or above a value; x ascends. */
function indexAt(x: Float64Array, value: number): number {
  let [low, high] = [0, x.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((x[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Width of sans text, px; a little generous. */
export function textWidth(text: string, size: number): number {
  const ems = [...text].reduce(
    (sum, letter) =>
      sum + (/[\u202f\u2009]/.test(letter) ? 0.2 : /[\sil.,'’|]/.test(letter) ? 0.29 : /[A-Zmw]/.test(letter) ? 0.74 : 0.56),
    0,
  )
  return ems * size
}
