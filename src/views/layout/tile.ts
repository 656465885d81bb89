import { pathRound } from 'd3-path'
import type { RotarySpec } from '../../core/resolve'
import type { Run } from '../../core/runs'
import { idText } from './words'

/** A frame's patches as cells, px. */
export interface Tile {
  run: Run
  rows: number
  cols: number
  cell: { width: number; height: number }
  /** room above and below the cells for the ids of the corners; 0 when every cell says its own */
  rim: number
  /** a cell's ids beside each other, below each other, or not at all */
  words: 'row' | 'column' | 'none'
  /** longest ids of one patch, characters without the gaps */
  characters: number
  /** the token of each cell, row by row; -1 where the run has none */
  tokens: Int32Array
}

export const LINE = 14
const LETTER = 6.9
const WIDEST = 84
const TALLEST = 48

/** Fits a frame into a box. Cells are never larger than their words need. */
export function layTile(spec: RotarySpec, run: Run, grid: { rows: number; cols: number }, width: number, height: number): Tile {
  const { rows, cols } = grid
  const axes = spec.axes.length
  const characters = spec.axes.reduce(
    (sum, _, axis) => sum + Math.max(...[run.min, run.max].map(ids => idText(ids[axis] as number).length)),
    0,
  )
  const cellIn = (room: number) => ({ width: Math.min(WIDEST, width / cols), height: Math.min(TALLEST, room / rows) })
  const full = cellIn(height)
  const inRow = full.width >= LETTER * (characters + axes - 1) + 6 && full.height >= LINE + 2
  const inColumn = full.width >= (LETTER * characters) / axes + 6 && full.height >= LINE * axes + 2
  const words = inRow ? 'row' : inColumn ? 'column' : 'none'
  const rim = words === 'none' ? LINE + 4 : 0
  return {
    run,
    rows,
    cols,
    cell: rim ? cellIn(Math.max(rows, height - 2 * rim)) : full,
    rim,
    words,
    characters,
    tokens: cellTokens(spec, run, grid),
  }
}

function cellTokens({ tokens }: RotarySpec, { start, count }: Run, { rows, cols }: { rows: number; cols: number }): Int32Array {
  const cells = new Int32Array(rows * cols).fill(-1)
  for (let token = start; token < start + count; token++) {
    const [row, col] = [tokens.row[token] as number, tokens.col[token] as number]
    if (row >= 0) cells[row * cols + col] = token
  }
  return cells
}

/** The token under a px of a tile; null beside the cells. */
export function tokenUnder({ tokens, rows, cols, cell, rim }: Tile, x: number, y: number): number | null {
  const [col, row] = [Math.floor(x / cell.width), Math.floor((y - rim) / cell.height)]
  const token = col >= 0 && col < cols && row >= 0 && row < rows ? (tokens[row * cols + col] as number) : -1
  return token < 0 ? null : token
}

/** Tokens at the corners whose ids fit without touching each other. */
export function cornerTokens({ tokens, rows, cols, cell, rim, characters }: Tile) {
  const [right, bottom] = [cols * cell.width, 2 * rim + rows * cell.height]
  const wide = cols > 1 && right >= 2 * LETTER * (characters + 4)
  return [0, rows - 1].slice(0, rows).flatMap((row, k) => {
    const y = k ? bottom - 4 : LINE - 2
    const corner = { token: tokens[row * cols] as number, x: 0, y, anchor: 'start' as const }
    const far = { token: tokens[row * cols + cols - 1] as number, x: right, y, anchor: 'end' as const }
    return (wide ? [corner, far] : [corner]).filter(({ token }) => token >= 0)
  })
}

/** Lines between the cells, or the outline alone where cells are under 3 px. */
export function gridLines({ rows, cols, cell, rim }: Tile): string {
  const d = pathRound(2)
  const [right, bottom] = [cols * cell.width, rim + rows * cell.height]
  for (let col = 0; col <= cols; col += cell.width < 3 ? cols : 1) {
    d.moveTo(col * cell.width, rim)
    d.lineTo(col * cell.width, bottom)
  }
  for (let row = 0; row <= rows; row += cell.height < 3 ? rows : 1) {
    d.moveTo(0, rim + row * cell.height)
    d.lineTo(right, rim + row * cell.height)
  }
  return d.toString()
}
