import type { AxisId, Segment } from './scene'
import { isGrid, segmentTokens } from './scene'
import type { TokenTable } from './variant'

/** The tokens of a prompt in order: text as it comes, grids frame by frame, row by row. */
export function flattenTokens(segments: readonly Segment[]): TokenTable {
  const count = segments.reduce((sum, segment) => sum + segmentTokens(segment), 0)
  const table = emptyTokens(count)
  let at = 0
  segments.forEach((segment, index) => {
    const { frames, rows, cols } = gridOf(segment)
    for (let k = 0; k < segmentTokens(segment); k++, at++) {
      table.segment[at] = index
      if (!isGrid(segment)) continue
      table.frame[at] = Math.floor(k / (rows * cols)) % frames
      table.row[at] = Math.floor(k / cols) % rows
      table.col[at] = k % cols
    }
  })
  return table
}

export function emptyTokens(count: number): TokenTable {
  return {
    count,
    segment: new Int32Array(count),
    frame: new Int32Array(count).fill(-1),
    row: new Int32Array(count).fill(-1),
    col: new Int32Array(count).fill(-1),
  }
}

/** Grid of a segment in tokens; what is no grid is a single cell. */
export function gridOf(segment: Segment): { frames: number; rows: number; cols: number } {
  if (!isGrid(segment)) return { frames: 1, rows: 1, cols: 1 }
  return { frames: segment.kind === 'video' ? segment.frames : 1, rows: segment.rows, cols: segment.cols }
}

/** Tokens one after the other, for layouts with an order of their own, and where each stands. */
export class TokenList<A extends AxisId> {
  /** index of the segment that the next tokens belong to */
  segment = 0
  private readonly at: number[] = []
  private readonly ids: number[] = []

  constructor(private readonly axes: readonly A[]) {}

  /** A token at a position on each axis; `cell` where it is one of a grid. */
  put(position: readonly number[], cell = NO_CELL) {
    this.at.push(this.segment, cell.frame, cell.row, cell.col)
    this.ids.push(...position)
  }

  table(): { tokens: TokenTable; positionIds: Record<A, Float64Array> } {
    const tokens = emptyTokens(this.at.length / 4)
    const columns = [tokens.segment, tokens.frame, tokens.row, tokens.col]
    for (let token = 0; token < tokens.count; token++)
      for (const [field, column] of columns.entries()) column[token] = this.at[4 * token + field] as number
    const width = this.axes.length
    const idsOf = (axis: number) => Float64Array.from({ length: tokens.count }, (_, k) => this.ids[width * k + axis] as number)
    return { tokens, positionIds: Object.fromEntries(this.axes.map((axis, a) => [axis, idsOf(a)])) as Record<A, Float64Array> }
  }
}

const NO_CELL = { frame: -1, row: -1, col: -1 }
