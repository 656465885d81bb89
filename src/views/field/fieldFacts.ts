import type { Scores } from './scores'
import type { Grid, GridCell } from './subject'

export interface Best extends GridCell {
  score: number
}

/** What the words and curves say about one side's scores. */
export interface FieldFacts {
  /** the best key of every frame; null where the frame is not known yet. Of equals, the one nearest to the query's cell. */
  best: readonly (Best | null)[]
  low: Best
  high: number
  /** largest range inside one frame */
  inside: number
  complete: boolean
}

/** Scores that differ by less than this are equals: the engine's float32 tells them no better. */
const EQUAL = 2e-6

const kept = new WeakMap<Scores, { near: string; facts: FieldFacts | null }>()

/** Null where nothing is known yet. */
export function factsOf(scores: Scores, grid: Grid, near: Pick<GridCell, 'row' | 'col'> | null): FieldFacts | null {
  const said = near ? `${near.row} ${near.col}` : ''
  const known = kept.get(scores)
  if (known?.near === said) return known.facts
  const facts = findFacts(scores, grid, near)
  kept.set(scores, { near: said, facts })
  return facts
}

function findFacts(scores: Scores, { frames, rows, cols }: Grid, near: Pick<GridCell, 'row' | 'col'> | null): FieldFacts | null {
  let [low, high, inside] = [null as Best | null, Number.NEGATIVE_INFINITY, 0]
  const best = Array.from({ length: frames }, (_, frame): Best | null => {
    const start = frame * rows * cols
    if (Number.isNaN(scores[start] as number)) return null
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    let [leastAt, mostAt] = [0, 0]
    for (let k = 0; k < rows * cols; k++) {
      const score = scores[start + k] as number
      if (score < least) [least, leastAt] = [score, k]
      if (score > most) [most, mostAt] = [score, k]
    }
    if (near) mostAt = nearest(scores, start, rows, cols, most - EQUAL, near)
    if (!low || least < low.score) low = { frame, row: Math.floor(leastAt / cols), col: leastAt % cols, score: least }
    high = Math.max(high, most)
    inside = Math.max(inside, most - least)
    return { frame, row: Math.floor(mostAt / cols), col: mostAt % cols, score: most }
  })
  return low && { best, low, high, inside, complete: !best.includes(null) }
}

function nearest(scores: Scores, start: number, rows: number, cols: number, least: number, near: Pick<GridCell, 'row' | 'col'>) {
  let found = 0
  let away = Number.POSITIVE_INFINITY
  for (let k = 0; k < rows * cols; k++) {
    if ((scores[start + k] as number) < least) continue
    const distance = Math.hypot(Math.floor(k / cols) - near.row, (k % cols) - near.col)
    if (distance < away) [found, away] = [k, distance]
  }
  return found
}

/** How the best key moves from frame to frame, away from the query. */
export type Drift =
  | { kind: 'flat' }
  | { kind: 'still'; cost: number }
  | { kind: 'slides'; rows: number; cols: number; leaves: number | null; cost: number }
  | { kind: 'wanders'; next: Best | null }

/** The drift from the query's cell towards the farther end of the clip. */
export function driftOf(facts: FieldFacts, grid: Grid, from: GridCell): { drift: Drift; back: boolean; frames: number } {
  const back = 2 * from.frame >= grid.frames - 1
  const step = back ? -1 : 1
  const frames = back ? from.frame : grid.frames - 1 - from.frame
  const path = Array.from({ length: frames }, (_, k) => facts.best[from.frame + step * (k + 1)] ?? null)
  return { drift: findDrift(facts, grid, from, path), back, frames }
}

function findDrift({ best, inside }: FieldFacts, grid: Grid, from: GridCell, path: readonly (Best | null)[]): Drift {
  const own = best[from.frame]?.score ?? 0
  if (inside <= EQUAL) return { kind: 'flat' }
  const away = path.map(at => at && { row: at.row - from.row, col: at.col - from.col, cost: own - at.score })
  if (away.every(at => at?.row === 0 && at.col === 0))
    return { kind: 'still', cost: Math.max(0, ...away.map(at => at?.cost ?? 0)) }
  const inner = path.findIndex(at => atBorder(grid, at))
  const reach = Math.max(1, inner < 0 ? path.length : inner)
  const last = away[reach - 1]
  if (!last) return { kind: 'wanders', next: path[0] ?? null }
  const [rows, cols] = [last.row / reach, last.col / reach]
  const leaves = firstOutside(grid, from, rows, cols)
  const held = away.slice(0, Math.min(path.length, leaves - 1))
  const straight = held.every(
    (at, k) => at && Math.abs(at.row - rows * (k + 1)) <= 0.51 && Math.abs(at.col - cols * (k + 1)) <= 0.51,
  )
  const whole = Number.isInteger(rows) && Number.isInteger(cols)
  const shown = held.length >= Math.min(2, path.length) || (whole && held.length > 0 && atBorder(grid, path[leaves - 1] ?? null))
  if (!straight || !shown || (rows === 0 && cols === 0)) return { kind: 'wanders', next: path[0] ?? null }
  return {
    kind: 'slides',
    rows,
    cols,
    leaves: leaves <= path.length ? leaves : null,
    cost: Math.max(0, ...held.map(at => at?.cost ?? 0)),
  }
}

function atBorder(grid: Grid, at: Best | null): boolean {
  return at === null || at.row % (grid.rows - 1) === 0 || at.col % (grid.cols - 1) === 0
}

/** Frames until a straight path has left the grid. */
function firstOutside(grid: Grid, from: GridCell, rows: number, cols: number): number {
  const steps = (start: number, by: number, count: number) =>
    by > 0 ? (count - 0.5 - start) / by : by < 0 ? (start + 0.5) / -by : Number.POSITIVE_INFINITY
  const least = Math.min(steps(from.row, rows, grid.rows), steps(from.col, cols, grid.cols))
  return Math.ceil(least - 1e-9)
}
