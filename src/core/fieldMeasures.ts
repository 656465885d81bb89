import { meanWaves, waveScore } from './field'
import type { RotarySpec } from './resolve'
import type { Content } from './scene'

/** Scores of the cells of one frame, row by row. */
export interface FrameScores {
  values: ArrayLike<number>
  rows: number
  cols: number
}

export interface Cell {
  row: number
  col: number
}

/** Mean loss against the query's own score over the other cells of its column and of its row; NaN where there are none. */
export function fallsAlong({ values, rows, cols }: FrameScores, { row, col }: Cell): { height: number; width: number } {
  const own = values[row * cols + col] as number
  let height = 0
  let width = 0
  for (let r = 0; r < rows; r++) height += own - (values[r * cols + col] as number)
  for (let c = 0; c < cols; c++) width += own - (values[row * cols + c] as number)
  return { height: height / (rows - 1), width: width / (cols - 1) }
}

/** A quarter of the shorter side, 1 at least: how far from the query its ring lies, cells. */
export function ringRadius(rows: number, cols: number): number {
  return Math.max(1, Math.round(Math.min(rows, cols) / 4))
}

/** Standard deviation of the scores at one distance from the query, over the cells within half a cell of that ring. */
export function ringSpread({ values, rows, cols }: FrameScores, { row, col }: Cell, radius: number): number {
  const ring: number[] = []
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++)
      if (Math.abs(Math.hypot(r - row, c - col) - radius) < 0.5) ring.push(values[r * cols + c] as number)
  const mean = ring.reduce((sum, value) => sum + value, 0) / ring.length
  return Math.sqrt(ring.reduce((sum, value) => sum + (value - mean) ** 2, 0) / ring.length)
}

/** Mean of the bottom row less that of the top row, and of the right column less that of the left one. */
export function tilts({ values, rows, cols }: FrameScores): { down: number; right: number } {
  let down = 0
  let right = 0
  for (let c = 0; c < cols; c++) down += (values[(rows - 1) * cols + c] as number) - (values[c] as number)
  for (let r = 0; r < rows; r++) right += (values[r * cols + cols - 1] as number) - (values[r * cols] as number)
  return { down: down / cols, right: right / rows }
}

/** The one, two or four cells in the middle of a grid, and its corners. */
export function middleAndCorners(rows: number, cols: number): { middle: Cell[]; corners: Cell[] } {
  const of = (r: readonly number[], c: readonly number[]) =>
    [...new Set(r)].flatMap(row => [...new Set(c)].map(col => ({ row, col })))
  const centre = (count: number) => [Math.floor((count - 1) / 2), Math.ceil((count - 1) / 2)]
  return { middle: of(centre(rows), centre(cols)), corners: of([0, rows - 1], [0, cols - 1]) }
}

/** Mean score of the middle cells less that of the corners. */
export function centreGain({ values, rows, cols }: FrameScores): number {
  const { middle, corners } = middleAndCorners(rows, cols)
  const mean = (cells: readonly Cell[]) =>
    cells.reduce((sum, { row, col }) => sum + (values[row * cols + col] as number), 0) / cells.length
  return mean(middle) - mean(corners)
}

/**
 * The same for the score that a cell receives from all cells of its frame alike, ids[axis][cell], keys at keyIds: mean phasors make it exact
 * without a sum over pairs of cells.
 */
export function receivedCentreGain(
  spec: RotarySpec,
  ids: readonly Float64Array[],
  rows: number,
  cols: number,
  content: Content,
  keyIds = ids,
): number {
  const waves = meanWaves(spec, ids, content)
  const { middle, corners } = middleAndCorners(rows, cols)
  const mean = (cells: readonly Cell[]) =>
    cells.reduce(
      (sum, { row, col }) =>
        sum +
        waveScore(
          waves,
          keyIds.map(axis => axis[row * cols + col] as number),
        ),
      0,
    ) / cells.length
  return mean(middle) - mean(corners)
}

/** Mean of several frames, cell by cell; frames that are not known yet are left out. */
export function meanFrame(values: ArrayLike<number>, rows: number, cols: number): FrameScores {
  const cells = rows * cols
  const sum = new Float64Array(cells)
  let frames = 0
  for (let from = 0; from < values.length; from += cells) {
    if (Number.isNaN(values[from] as number)) continue
    frames++
    for (let k = 0; k < cells; k++) sum[k] = (sum[k] as number) + (values[from + k] as number)
  }
  return { values: sum.map(value => value / frames), rows, cols }
}
