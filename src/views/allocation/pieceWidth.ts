import { textWidth } from '../paint/textWidth'
import type { Piece } from './bracketLabel'

/** px of a symbol of a label */
const SYMBOL = 9

/** px that a label of 12 px takes, a little generous so that other faces fit too. */
export function piecesWidth(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (piece.symbol ? SYMBOL : 1.01 * textWidth(piece.text, 12)), 0)
}
