import type { RowsPlace } from './AllocationRows'

/** px of the parts of the large picture */
export interface PrimaryPlace {
  rows: RowsPlace
  /** baseline of what is said beside the trained length */
  words: number
  /** px of the top of the fans */
  fans: number
  /** px of the drawing without its foot */
  height: number
  /** px of the foot */
  foot: number
}

const TOP = 27
/** px of the words under A's cells, and of brackets and labels under B's */
const WORDS = 30
const FOOT = 24
/** px between the drawing and its foot */
export const GAP = 12
const LEAST = { a: 40, b: 22 }
const MOST = { a: 130, b: 65 }

/** A's cells are twice as tall as B's and take the height that fans and foot leave. */
export function primaryPlace(height: number, compared: boolean, { fans, foot }: { fans: number; foot: number }): PrimaryPlace {
  const room = height - fans - foot - GAP - TOP - WORDS - (compared ? FOOT : 0)
  const clamp = (side: 'a' | 'b', wanted: number) => Math.max(LEAST[side], Math.min(MOST[side], wanted))
  const a = clamp('a', compared ? (room * 2) / 3 : room)
  const b = clamp('b', room / 3)
  const end = TOP + a + WORDS + (compared ? b + FOOT : 0)
  return {
    rows: { a: { y: TOP, height: a }, b: { y: TOP + a + WORDS, height: b } },
    words: TOP + a + 19,
    fans: end,
    height: end + fans,
    foot,
  }
}

/** px of the paint grid of the narrow page */
export const GRID_ROW = 46

/** Pairs per row of the grid: sixteen, or what keeps it within eight rows. */
export function gridColumns(pairs: number): number {
  return Math.max(16, Math.ceil(pairs / 8))
}
