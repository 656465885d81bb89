import type { Segment } from './scene'
import { emptyTokens, gridOf } from './tokens'
import type { TokenTable } from './variant'

/** A run of consecutive tokens of one segment: text, also between the frames of a video, or whole frames of a grid. */
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

export interface BlockLayout {
  tokens: TokenTable
  positionIds: { t: Float64Array; h: Float64Array; w: Float64Array }
  /** the position that the next text token would take */
  next: number
  /** largest position of any token on any axis; -1 without tokens */
  largest: number
}

/** One piece per segment. */
export function piecesOf(segments: readonly Segment[]): Piece[] {
  return segments.map((part, segment) =>
    part.kind === 'text' ? { segment, text: part.tokens } : { segment, firstFrame: 0, ...gridOf(part) },
  )
}

/**
 * Three-axis positions of a prompt: text counts up on all axes alike, and each grid stands where `place` puts it
 * when the text before it would go on at `start`. Grid tokens run frame by frame, row by row.
 */
export function layOutBlocks(pieces: readonly Piece[], place: (grid: Grid, start: number) => Block): BlockLayout {
  const tokens = emptyTokens(pieces.reduce((sum, piece) => sum + tokensOf(piece), 0))
  const [t, h, w] = [new Float64Array(tokens.count), new Float64Array(tokens.count), new Float64Array(tokens.count)]
  let at = 0
  let next = 0
  for (const piece of pieces) {
    tokens.segment.fill(piece.segment, at, at + tokensOf(piece))
    if ('text' in piece) {
      for (let k = 0; k < piece.text; k++, at++) t[at] = h[at] = w[at] = next++
      continue
    }
    const block = place(piece, next)
    for (let frame = 0; frame < piece.frames; frame++) {
      const time = block.t(frame)
      for (let row = 0; row < piece.rows; row++) {
        const height = block.h(frame, row)
        for (let col = 0; col < piece.cols; col++, at++) {
          tokens.frame[at] = piece.firstFrame + frame
          tokens.row[at] = row
          tokens.col[at] = col
          t[at] = time
          h[at] = height
          w[at] = block.w(frame, col)
        }
      }
    }
    next = block.next
  }
  let largest = -1
  for (let token = 0; token < tokens.count; token++)
    largest = Math.max(largest, t[token] as number, h[token] as number, w[token] as number)
  return { tokens, positionIds: { t, h, w }, next, largest }
}

function tokensOf(piece: Piece): number {
  return 'text' in piece ? piece.text : piece.frames * piece.rows * piece.cols
}
