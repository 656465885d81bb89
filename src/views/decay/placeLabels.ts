import { textWidth } from '../paint/textWidth'
import type { Anchor, Candidate, Line, Room, Wish } from './labelCandidates'
import { indexAt, labelCandidates, SLIDE } from './labelCandidates'

/** What labels keep away from; px of the plot. */
export interface Surroundings extends Room {
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
  /** px, a little generous */
  width: number
  /** the end that the text is flush with */
  anchor: Anchor
  /** from the mark to the label; empty where they touch */
  leader: readonly (readonly [number, number])[]
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const PAD = 4
/** room for other faces than Arial, and for bold names */
const GENEROUS = 1.08
const COSTS = { line: 60, band: 14, rule: 25, grid: 8, leaderOverLine: 9 }

/** Places wishes in their order, each where it costs least; one that fits nowhere is left out. Same input, same places. */
export function placeLabels(wishes: readonly Wish[], around: Surroundings): PlacedLabel[] {
  const placed: PlacedLabel[] = []
  const dots = wishes.flatMap(wish => (wish.kind === 'mark' ? [{ id: wish.id, ...boxAbout(wish.x, wish.y, 6) }] : []))
  for (const wish of wishes) {
    const width = GENEROUS * textWidth(wish.text, wish.size)
    const taken = [...placed.map(label => boxOf(label, label.width, label.size)), ...dots.filter(dot => dot.id !== wish.id)]
    let best: Candidate | null = null
    for (const candidate of labelCandidates(wish, width, around)) {
      const box = boxOf(candidate, width, wish.size)
      if (best && candidate.cost >= best.cost) continue
      if (!fits(box, candidate.leader, around, taken, placed)) continue
      const cost = candidate.cost + costOf(box, candidate.leader, around)
      if (!best || cost < best.cost) best = { ...candidate, cost }
    }
    if (!best) continue
    const { x, y, anchor, leader } = best
    placed.push({ id: wish.id, text: wish.text, size: wish.size, x, y, width, anchor, leader })
  }
  return placed
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
  if (taken.some(other => overlap(box, other))) return false
  if (leader.length && taken.some(other => leaderMeets(leader, other))) return false
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
  for (let at = 1; at < leader.length; at++) {
    const [fromX, fromY] = leader[at - 1] as readonly [number, number]
    const [toX, toY] = leader[at] as readonly [number, number]
    const across = within(fromX, toX, box.left, box.right)
    const down = within(fromY, toY, box.top, box.bottom)
    if (Math.max(across.enters, down.enters, 0) < Math.min(across.leaves, down.leaves, 1)) return true
  }
  return false
}

/** The parts of the way from one number to another, 0 to 1, at which it enters and leaves a range. */
function within(from: number, to: number, low: number, high: number): { enters: number; leaves: number } {
  if (from === to) return from > low && from < high ? { enters: 0, leaves: 1 } : { enters: 1, leaves: 0 }
  const [near, far] = from < to ? [low, high] : [high, low]
  return { enters: (near - from) / (to - from), leaves: (far - from) / (to - from) }
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
