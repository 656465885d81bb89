import { plotLeft } from '../paint/bench'
import type { RowsPlace } from './AllocationRows'
import { rangeTableHeight } from './RangeTable'
import type { SideRanges } from './ranges'

/** px of the parts of the large picture */
export interface PrimaryPlace {
  rows: RowsPlace
  /** baseline of what is said beside the trained length */
  words: number
  /** px of the drawing without its tables */
  height: number
  /** height of the tables, and the room of each from left to right */
  tables: number
  tableWidth: number
}

const TOP = 27
/** px of the words under A's cells, and of brackets and labels under B's */
const WORDS = 30
const FOOT = 24
/** px between the drawing and the tables */
export const GAP = 12
const LEAST = { a: 40, b: 22 }
const MOST = { a: 130, b: 65 }

/** A's cells are twice as tall as B's and take the height that the tables at the foot leave. */
export function primaryPlace(width: number, height: number, tables: readonly SideRanges[]): PrimaryPlace {
  const compared = tables.length > 1
  const tableWidth = (width - plotLeft(false)) / tables.length
  const foot = rangeTableHeight(tables, tableWidth)
  const room = height - foot - GAP - TOP - WORDS - (compared ? FOOT : 0)
  const clamp = (side: 'a' | 'b', wanted: number) => Math.max(LEAST[side], Math.min(MOST[side], wanted))
  const a = clamp('a', compared ? (room * 2) / 3 : room)
  const b = clamp('b', room / 3)
  return {
    rows: { a: { y: TOP, height: a }, b: { y: TOP + a + WORDS, height: b } },
    words: TOP + a + 19,
    height: TOP + a + WORDS + (compared ? b + FOOT : 0),
    tables: foot,
    tableWidth,
  }
}

/** px of the paint grid of the narrow page */
export const GRID_ROW = 46

/** Pairs per row of the grid: sixteen, or what keeps it within eight rows. */
export function gridColumns(pairs: number): number {
  return Math.max(16, Math.ceil(pairs / 8))
}
