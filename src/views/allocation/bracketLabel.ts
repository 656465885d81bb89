import { axisText } from '../paint/axisWords'
import { formatShort } from '../paint/format'
import type { Bracket } from './brackets'
import type { Pair, Reading } from './pairs'
import { axesOf, readingName } from './pairs'

/** A part of a label: plain text, or a symbol in the maths face. */
export interface Piece {
  text: string
  symbol?: boolean
  /** colours a letter that differs from the rest of its label */
  reads?: Reading
}

/** What is said of a bracket, ever shorter. */
export function bracketForms(bracket: Bracket): readonly (readonly Piece[])[] {
  const { reads, counts, first, last, band } = bracket
  const total = counts.reduce((sum, count) => sum + count, 0)
  const range = rangePieces(first, last)
  const pairs = total === 1 ? 'pair' : 'pairs'
  if (band) {
    const range = pairNumbers([first, last])
    return [
      [plain(`${band}, ${pairs} ${range}`), ...rangePieces(first, last)],
      [plain(`${band}, ${pairs} ${range}`)],
      [plain(`${band} ${range}`)],
      [plain(band)],
      [plain(range)],
    ]
  }
  if (reads.length === 1) {
    const only = reads[0] as Reading
    if (only === 'none') {
      const name = readingName(only)
      const ladder = Number.isFinite(last.lambda) ? [plain(' in place of '), ...rangePieces(first, last).slice(1)] : []
      return [
        [plain(`${name}, ${total} ${pairs}`), ...ladder],
        [plain(`${name}, ${total} ${pairs}`)],
        [plain(`${name}, ${total}`)],
        [plain(name)],
      ]
    }
    const letters = joined(only, first)
    const how = only === 'mixed' ? ' mixed,' : ''
    return [
      [...letters, plain(`${how} ${total} ${pairs}`), ...range],
      [...letters, plain(`${how} ${total} ${pairs}`)],
      [...letters, plain(` ${total}`)],
      letters,
    ]
  }
  const letters = reads.flatMap((axis, i) => [
    ...(i === 0 ? [] : [plain(i === reads.length - 1 ? ' and ' : ', ')]),
    letterPiece(axis),
  ])
  const sum = counts.join(' + ')
  return [
    [...letters, plain(` alternate, ${sum} pairs`), ...range],
    [...letters, plain(`, ${sum} pairs`)],
    [...letters, plain(` ${sum}`)],
    reads.flatMap((axis, i) => (i ? [plain(' '), letterPiece(axis)] : [letterPiece(axis)])),
  ]
}

/** On the narrow page: the axis in a word and its range in three digits, or the range alone. */
export function narrowForms({ reads, first, last, band }: Bracket): readonly (readonly Piece[])[] {
  if (band) return [[plain(`${band} ${pairNumbers([first, last])}`)], [plain(band)], [plain(pairNumbers([first, last]))]]
  const [only, ...others] = reads as readonly [Reading, ...Reading[]]
  if (only === 'none' && !others.length) return [[plain(readingName(only))]]
  const range = formatRange(first.lambda, last.lambda, 3)
  const letters = others.length
    ? reads.flatMap((read, i) => (i ? [plain(' '), letterPiece(read)] : [letterPiece(read)]))
    : joined(only, first)
  const name = only === 'mixed' || first.second || others.length ? letters : [plain(readingName(only))]
  return [[...name, plain(`, ${range}`)], [plain(range)]]
}

function letterPiece(reads: Reading): Piece {
  if (reads === 'none' || reads === 'mixed') return { text: readingName(reads), reads }
  return { text: axisText(reads), symbol: true, reads }
}

/** The letters of all axes that a pair reads: mixed ones with a plus, those of its two channels with a bar. */
function joined(reads: Reading, pair: Pair): readonly Piece[] {
  if (reads !== 'mixed' && !pair.second) return [letterPiece(reads)]
  const by = pair.second ? ' | ' : ' + '
  return axesOf(pair).flatMap((axis, i) => (i ? [plain(by), letterPiece(axis)] : [letterPiece(axis)]))
}

function rangePieces(first: Pair, last: Pair): readonly Piece[] {
  return [plain(', '), { text: 'λ', symbol: true }, plain(` ${formatRange(first.lambda, last.lambda)}`)]
}

/** From the smaller to the larger, whichever comes first. */
export function formatRange(one: number, other: number, digits: 3 | 4 = 4): string {
  const [from, to] = [Math.min(one, other), Math.max(one, other)]
  if (!Number.isFinite(from) || !Number.isFinite(to)) return Number.isFinite(from) ? `${formatShort(from)} to ∞` : '∞'
  const show = (positions: number) => (digits === 4 ? formatShort(positions) : formatShort(Number(positions.toPrecision(3))))
  return from === to ? show(from) : `${show(from)} to ${show(to)}`
}

/** Numbers of the pairs from the first to the last: 0 to 28. */
export function pairNumbers([first, last]: readonly [Pair, Pair]): string {
  return first.index === last.index ? `${first.index}` : `${first.index} to ${last.index}`
}

function plain(text: string): Piece {
  return { text }
}
