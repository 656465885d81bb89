import type { Segment } from './scene'
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
