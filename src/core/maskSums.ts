import type { Mask, Piece } from './mask'
import { anchorOf, pieceAt, spanOf } from './mask'

/** How a mask meets a cell: all its pairs may attend, some, or none. */
export type Meeting = 'open' | 'edge' | 'closed'

/** How a mask meets the cells of the queries q0 .. q1 - 1: a function of the keys k0 .. k1 - 1 of each. */
export function meetingOf(mask: Mask, tokens: number, q0: number, q1: number): (k0: number, k1: number) => Meeting {
  const [leastFrom, leastTo] = spanOf(mask, tokens, q0)
  const [mostFrom, mostTo] = spanOf(mask, tokens, q1 - 1)
  const anchor = Math.min(anchorOf(mask), q1)
  return (k0, k1) => {
    if (k0 >= mostFrom && k1 <= leastTo) return 'open'
    if (k0 < anchor) return k1 <= anchor && k1 <= q0 + 1 ? 'open' : 'edge'
    return k1 <= leastFrom || k0 >= mostTo ? 'closed' : 'edge'
  }
}

/** First key from which on no query below q1 sees any. */
export function endOfKeys(mask: Mask, tokens: number, q1: number): number {
  return Math.max(spanOf(mask, tokens, q1 - 1)[1], Math.min(anchorOf(mask), q1))
}

/** Sums of a function f of the distance query − key, an integer of either sign. Any constant may be added to `once`. */
export interface DistanceSums {
  /** of f(Δ) over all Δ < x */
  once: (x: number) => number
  /** of once(y) over a < y <= b */
  twice: (a: number, b: number) => number
}

/** f = 1. */
const PAIRS: DistanceSums = { once: x => x, twice: (a, b) => (b * (b + 1) - a * (a + 1)) / 2 }

/** Pairs of a cell that may attend. */
export function allowedPairs(mask: Mask, tokens: number, q0: number, q1: number, k0: number, k1: number): number {
  return pairSum(PAIRS, mask, tokens, q0, q1, k0, k1)
}

/** Sum of f over the pairs of a cell that may attend. */
export function pairSum(sums: DistanceSums, mask: Mask, tokens: number, q0: number, q1: number, k0: number, k1: number): number {
  let total = 0
  for (const [piece, from, to] of piecesOf(mask, tokens, q0, q1))
    total += sumBelow(sums, piece, from, to, k1) - sumBelow(sums, piece, from, to, k0)
  return total + anchorSum(sums, mask, q0, q1, k0, k1)
}

/** The pieces that the queries q0 .. q1 - 1 belong to, each with the first and the end of those. */
export function* piecesOf(mask: Mask, tokens: number, q0: number, q1: number): Generator<[Piece, number, number]> {
  for (let from = q0; from < q1; ) {
    const piece = pieceAt(mask, tokens, from)
    const to = Math.min(piece.end, q1)
    yield [piece, from, to]
    from = to
  }
}

/** Sum of f over the queries a .. b - 1 of one piece and the keys below an edge that they see. */
export function sumBelow({ once, twice }: DistanceSums, piece: Piece, a: number, b: number, edge: number): number {
  const { from, to, fromSlides, toSlides } = piece
  // Queries below `whole` have all of their keys below the edge, those from `none` on have none.
  const whole = toSlides ? clamp(edge - to + 1, a, b) : to <= edge ? b : a
  const none = fromSlides ? clamp(edge - from, whole, b) : from >= edge ? whole : b
  const still = (key: number, start: number, end: number) => twice(start - key, end - key)
  const sum = (key: number, slides: boolean, start: number, end: number) =>
    slides ? (end - start) * once(1 - key) : still(key, start, end)
  let total = 0
  if (none > a) total += sum(from, fromSlides, a, none)
  if (whole > a) total -= sum(to, toSlides, a, whole)
  if (none > whole) total -= still(edge, whole, none)
  return total
}

/** Sum of f over the queries of a cell and those of its keys that all later queries see. */
function anchorSum({ twice }: DistanceSums, mask: Mask, q0: number, q1: number, k0: number, k1: number): number {
  const anchor = anchorOf(mask)
  const [end, start] = [Math.min(k1, anchor), Math.max(q0, anchor)]
  if (end <= k0 || start >= q1) return 0
  const below = (edge: number) => twice(start - edge, q1 - edge)
  return below(k0) - below(end)
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
