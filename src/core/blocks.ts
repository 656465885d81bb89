import type { AxisId, Segment } from './scene'
import { isGrid, segmentTokens } from './scene'
import { emptyTokens, gridOf } from './tokens'
import type { ParamSpec, TokenTable } from './variant'

/** A run of consecutive tokens of one segment: text, sound or agents, also between the frames of a video, or whole frames of a grid. */
export type Piece =
  | { segment: number; text: number }
  | { segment: number; firstFrame: number; frames: number; rows: number; cols: number }

export type Grid = Extract<Piece, { frames: number }>

/** Position of a block's tokens by frame (counted from the block's first), row and column, and of the text after it. */
export interface Block {
  t: (frame: number) => number
  h: (frame: number, row: number) => number
  w: (frame: number, col: number) => number
  next: number
}

/** Position of a block's tokens on each axis of a layout, and of the text after it. */
export interface Placement {
  at: readonly ((frame: number, row: number, col: number) => number)[]
  next: number
}

export interface PlacedTokens<A extends AxisId> {
  tokens: TokenTable
  positionIds: Record<A, Float64Array>
  /** the position that the next text token would take */
  next: number
  /** largest position of any token on any axis; -1 without tokens */
  largest: number
}

export type BlockLayout = PlacedTokens<'t' | 'h' | 'w'>

/** One piece per segment. */
export function piecesOf(segments: readonly Segment[]): Piece[] {
  return segments.map((part, segment) =>
    isGrid(part) ? { segment, firstFrame: 0, ...gridOf(part) } : { segment, text: segmentTokens(part) },
  )
}

/** As piecesOf, but each frame is a block of its own, with `text` tokens before every frame but the first. */
export function framePieces(segments: readonly Segment[], text: number): Piece[] {
  return piecesOf(segments).flatMap((piece): Piece[] => {
    if ('text' in piece) return [piece]
    return Array.from({ length: piece.frames }, (_, frame): Piece[] => {
      const block: Piece = { ...piece, firstFrame: frame, frames: 1 }
      return frame === 0 ? [block] : [{ segment: piece.segment, text }, block]
    }).flat()
  })
}

/**
 * Positions of a prompt on the given axes: text counts up on all of them alike, or stays at 0 when `still`, and each
 * grid stands where `place` puts it when the text before it would go on at `start`. Grid tokens run frame by frame,
 * row by row.
 */
export function layOut<A extends AxisId>(
  axes: readonly A[],
  pieces: readonly Piece[],
  place: (grid: Grid, start: number) => Placement,
  still = false,
): PlacedTokens<A> {
  const tokens = emptyTokens(pieces.reduce((sum, piece) => sum + tokensOf(piece), 0))
  const columns = axes.map(() => new Float64Array(tokens.count))
  let at = 0
  let next = 0
  for (const piece of pieces) {
    tokens.segment.fill(piece.segment, at, at + tokensOf(piece))
    if ('text' in piece) {
      if (!still) {
        for (const column of columns) for (let k = 0; k < piece.text; k++) column[at + k] = next + k
        next += piece.text
      }
      at += piece.text
      continue
    }
    const block = place(piece, next)
    columns.forEach((column, axis) => fillGrid(column, at, piece, block.at[axis] as Placement['at'][number]))
    placeGrid(tokens, at, piece)
    at += tokensOf(piece)
    next = block.next
  }
  let largest = -1
  for (const column of columns) for (const position of column) if (position > largest) largest = position
  const positionIds = Object.fromEntries(axes.map((axis, a) => [axis, columns[a]])) as Record<A, Float64Array>
  return { tokens, positionIds, next, largest }
}

/** layOut on time, height and width. */
export function layOutBlocks(pieces: readonly Piece[], place: (grid: Grid, start: number) => Block): BlockLayout {
  return layOut(['t', 'h', 'w'], pieces, (grid, start) => {
    const { t, h, w, next } = place(grid, start)
    return { at: [t, h, (frame, _, col) => w(frame, col)], next }
  })
}

/** A layout of an image or video model without positions of text: text stays at 0, every grid is placed on its own. */
export function layOutStill<A extends AxisId>(
  axes: readonly A[],
  segments: readonly Segment[],
  place: (grid: Grid) => Placement['at'],
) {
  const { largest, ...layout } = layOut(axes, piecesOf(segments), grid => ({ at: place(grid), next: 0 }), true)
  return { ...layout, ropeDelta: -layout.tokens.count }
}

function tokensOf(piece: Piece): number {
  return 'text' in piece ? piece.text : piece.frames * piece.rows * piece.cols
}

/** Text that stands between the frames of a video. */
export const TIMESTAMP_TOKENS: ParamSpec = {
  key: 'timestampTokens',
  label: 'Text between frames',
  kind: 'number',
  default: 8,
  min: 0,
  max: 64,
  integer: true,
  unit: 'tokens',
  help: 'A timestamp such as <1.5 seconds> is six tokens under ten seconds; the two vision markers come on top.',
}

/** Frame, row and column of every token of a grid, from index `at` on. */
function placeGrid(tokens: TokenTable, at: number, { firstFrame, frames, rows, cols }: Grid) {
  const size = rows * cols
  for (let row = 0, token = at; row < rows; row++)
    for (let col = 0; col < cols; col++, token++) {
      tokens.row[token] = row
      tokens.col[token] = col
    }
  for (let frame = 0; frame < frames; frame++) {
    const start = at + frame * size
    tokens.frame.fill(firstFrame + frame, start, start + size)
    tokens.row.copyWithin(start, at, at + size)
    tokens.col.copyWithin(start, at, at + size)
  }
}

/**
 * A value for every token of a grid, from index `at` on: frame by frame, row by row. It is asked once for each frame or row
 * where it names no more than these: a prompt may hold a million tokens.
 */
function fillGrid(column: Float64Array, at: number, { frames, rows, cols }: Grid, value: Placement['at'][number]) {
  let token = at
  for (let frame = 0; frame < frames; frame++) {
    if (value.length < 2) {
      column.fill(value(frame, 0, 0), token, token + rows * cols)
      token += rows * cols
    } else
      for (let row = 0; row < rows; row++) {
        if (value.length < 3) {
          column.fill(value(frame, row, 0), token, token + cols)
          token += cols
        } else for (let col = 0; col < cols; col++) column[token++] = value(frame, row, col)
      }
  }
}
