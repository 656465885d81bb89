import type { Piece } from './bracketLabel'

/** Advance widths in em, by kind of letter, of the metric family Helvetica, Arial, Liberation Sans. */
const NARROW = /[ijlt.,:f\u2009\u202f\u00a0 ()\-→]/
const WIDE = /[mwMWk%+=µ]/

/** px that a label takes at 12 px, a little generous so that other faces fit too. */
export function piecesWidth(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (piece.symbol ? piece.text.length * 9 : textWidth(piece.text, 12)), 0)
}

export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + size * (NARROW.test(letter) ? 0.29 : WIDE.test(letter) ? 0.72 : 0.565), 0)
}

/** The text, or as much of it as a room of some px holds with an ellipsis; nothing where that is under three letters. */
export function fitText(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text
  const kept = [...text].findIndex((_, i) => textWidth(`${text.slice(0, i + 1)}…`, size) > room)
  return kept < 3 ? '' : `${text.slice(0, kept).trimEnd()}…`
}
