import type { RotarySpec } from '../../core/resolve'
import type { Run } from '../../core/runs'

/** Patches that are looked at. */
const LOOKED_AT = 2048
const SAME = 1e-6

/** A frame as a flat parallelogram: the id of its first patch on some axes, and the step to the next row and column. */
export interface FramePlane {
  origin: readonly number[]
  perRow: readonly number[]
  perCol: readonly number[]
  rows: number
  cols: number
}

/** The plane of a frame's patches in the space of some ids; null where they are no even grid. */
export function framePlane({ tokens }: RotarySpec, run: Run, ids: readonly (Float64Array | null)[]): FramePlane | null {
  const place = (token: number) => ids.map(axis => axis?.[token] ?? 0)
  let [first, right, below] = [-1, -1, -1]
  let [rows, cols] = [1, 1]
  for (let token = run.start; token < run.start + run.count; token++) {
    const [row, col] = [tokens.row[token] as number, tokens.col[token] as number]
    if (row === 0 && col === 0) first = token
    if (row === 0 && col === 1) right = token
    if (row === 1 && col === 0) below = token
    rows = Math.max(rows, row + 1)
    cols = Math.max(cols, col + 1)
  }
  if (first < 0) return null
  const origin = place(first)
  const step = (token: number) => (token < 0 ? origin.map(() => 0) : place(token).map((id, k) => id - (origin[k] as number)))
  const [perRow, perCol] = [step(below), step(right)]
  const stride = Math.max(1, Math.floor(run.count / LOOKED_AT))
  for (let token = run.start; token < run.start + run.count; token += stride) {
    const [row, col] = [tokens.row[token] as number, tokens.col[token] as number]
    if (row < 0) continue
    const meets = place(token).every((id, k) => {
      const wanted = (origin[k] as number) + row * (perRow[k] as number) + col * (perCol[k] as number)
      return Math.abs(id - wanted) <= SAME * (1 + Math.abs(id))
    })
    if (!meets) return null
  }
  return { origin, perRow, perCol, rows, cols }
}

/** The four corners of a frame, half a step beyond its outer patches: top left, top right, bottom right, bottom left. */
export function cornersOf({ origin, perRow, perCol, rows, cols }: FramePlane): readonly [number[], number[], number[], number[]] {
  const at = (row: number, col: number) => origin.map((id, k) => id + row * (perRow[k] as number) + col * (perCol[k] as number))
  return [at(-0.5, -0.5), at(-0.5, cols - 0.5), at(rows - 0.5, cols - 0.5), at(rows - 0.5, -0.5)]
}
