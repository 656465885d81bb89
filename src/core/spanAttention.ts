import type { Attention, CurvePrefix } from './curveAttention'
import type { Mask, Piece } from './mask'
import { anchorOf, spanOf } from './mask'
import type { DistanceSums } from './maskSums'
import { piecesOf, sumBelow } from './maskSums'
import type { CellGrid } from './scoreCells'

/** A run of queries is halved until the root of the ratio of its normalisers is nearer to 1 than this. */
const CLOSE = 2e-3
/** Values between two yields. */
const BATCH = 1 << 19

/** Sums of the weights e^{scale (C − 1)} by distance, which is that of |Δ|. */
export function weightSums({ sum, double }: CurvePrefix): DistanceSums {
  const once = sum[1] as number
  // Both halves of the unevaluated sums are subtracted by themselves, so that nothing is lost between large ones.
  const between = (a: number, b: number) =>
    (double[2 * b] as number) - (double[2 * a] as number) + ((double[2 * b + 1] as number) - (double[2 * a + 1] as number))
  const above = (a: number, b: number) => (b > a ? between(a + 1, b + 1) : 0)
  const below = (a: number, b: number) => (b > a ? (b - a) * once - between(1 - b, 1 - a) : 0)
  return {
    once: x => (x > 0 ? (sum[x] as number) : once - (sum[1 - x] as number)),
    twice: (a, b) => below(Math.min(a, 0), Math.min(b, 0)) + above(Math.max(a, 0), Math.max(b, 0)),
  }
}

/** Sum of the weights of the keys that a query sees. @param restarts ids start again in each piece, with those of the anchor */
export function spanNormaliser({ once }: DistanceSums, mask: Mask, tokens: number, query: number, restarts = false): number {
  const [from, to] = spanOf(mask, tokens, query)
  const anchor = anchorOf(mask)
  const place = restarts ? query - from : query
  const anchored = query >= anchor ? once(place + 1) - once(place - anchor + 1) : 0
  return once(query - from + 1) - once(query - to + 1) + anchored
}

/**
 * Softmax attention of cells where the logit depends on the distance alone, under a mask whose queries see a span of keys and
 * perhaps an anchor: from every query, or bounded, as curveAttention does for the masks that cut nothing but the future.
 * With `restarts` the ids start again in each piece, so that the anchor is as far from a query as its piece's first token.
 */
export function* spanAttention(
  prefix: CurvePrefix,
  { rows, columns }: CellGrid,
  mask: Mask,
  exact: boolean,
  restarts = false,
): Generator<number, Attention> {
  const { tokens } = prefix
  const sums = weightSums(prefix)
  const [height, width] = [rows.length - 1, columns.length - 1]
  const mass = new Float64Array(height * width)
  let bound = 0
  for (let row = 0, work = 0; row < height; row++) {
    const [q0, q1] = [rows[row] as number, rows[row + 1] as number]
    const out = mass.subarray(row * width, (row + 1) * width)
    for (const [piece, from, to] of piecesOf(mask, tokens, q0, q1)) {
      const anchored = { anchor: anchorOf(mask), first: restarts ? piece.from : 0 }
      // All queries of a window have one normaliser: their sums together are exact.
      const alone = exact && !(piece.fromSlides && piece.toSlides && anchorOf(mask) === 0)
      for (const run of alone ? [] : closeRuns(sums, piece, anchored, from, to)) {
        if (run.end - run.start > 1) {
          bound = Math.max(bound, Math.sqrt(run.most / run.least) - 1)
          work += addRun(sums, piece, anchored, columns, run, out)
        } else work += addQuery(sums, mask, tokens, anchored, columns, run.start, out)
      }
      if (alone) for (let query = from; query < to; query++) work += addQuery(sums, mask, tokens, anchored, columns, query, out)
      if (work > BATCH) {
        yield row / height
        work = 0
      }
    }
    for (let column = 0; column < width; column++) out[column]! /= q1 - q0
  }
  return { mass, bound }
}

/** Values that the exact form takes: for each query the columns that its span touches. */
export function spanCost({ rows, columns }: CellGrid, mask: Mask, tokens: number): number {
  const cell = ((columns.at(-1) as number) - (columns[0] as number)) / (columns.length - 1)
  let cost = 0
  for (let row = 0; row < rows.length - 1; row++) {
    const [q0, q1] = [rows[row] as number, rows[row + 1] as number]
    const [from, to] = spanOf(mask, tokens, (q0 + q1) >> 1)
    cost += (q1 - q0) * (2 + Math.min(columns.length, (to - from) / cell))
  }
  return cost
}

/** How many of the first tokens all later ones see, and the query from which they are as far as their own index says. */
interface Anchored {
  anchor: number
  first: number
}

/** Adds the masses of one query; returns how many columns it touched. */
function addQuery(
  { once }: DistanceSums,
  mask: Mask,
  tokens: number,
  { anchor: all, first: origin }: Anchored,
  columns: Float64Array,
  query: number,
  out: Float64Array,
): number {
  const [from, to] = spanOf(mask, tokens, query)
  const anchor = query >= all ? all : 0
  const place = query - origin
  const own = once(query - from + 1) - once(query - to + 1)
  const share = 1 / (own + once(place + 1) - once(place - anchor + 1))
  const mass = (start: number, end: number, at = query) => (once(at - start + 1) - once(at - end + 1)) * share
  const first = columnOf(columns, from)
  let touched = 1
  for (let column = Math.max(0, first); column < out.length && (columns[column] as number) < to; column++, touched++)
    out[column]! += mass(Math.max(from, columns[column] as number), Math.min(to, columns[column + 1] as number))
  for (let column = 0; column < out.length && (columns[column] as number) < anchor; column++, touched++)
    out[column]! += mass(columns[column] as number, Math.min(anchor, columns[column + 1] as number), place)
  return touched
}

interface Run {
  start: number
  end: number
  least: number
  most: number
}

/** Queries from .. to − 1 of one piece in runs whose normalisers lie close together: sums of positive terms grow with the keys seen. */
function closeRuns(sums: DistanceSums, piece: Piece, anchored: Anchored, from: number, to: number): Run[] {
  const [least, most] = normalisers(sums, piece, anchored, from, to)
  if (to - from === 1 || Math.sqrt(most / least) - 1 < CLOSE) return [{ start: from, end: to, least, most }]
  const middle = (from + to) >> 1
  return [...closeRuns(sums, piece, anchored, from, middle), ...closeRuns(sums, piece, anchored, middle, to)]
}

/** Between which values the normalisers of the queries start .. end − 1 of one piece lie. */
function normalisers(
  { once }: DistanceSums,
  piece: Piece,
  { anchor, first }: Anchored,
  start: number,
  end: number,
): [number, number] {
  const { from, to, fromSlides, toSlides } = piece
  const back = (query: number) => once(fromSlides ? 1 - from : query - from + 1)
  const ahead = (query: number) => -once(toSlides ? 1 - to : query - to + 1)
  let [least, most] = [0, 0]
  if (start >= anchor && anchor > 0) {
    least = Number.POSITIVE_INFINITY
    for (let query = start; query < end; query++) {
      const anchored = once(query - first + 1) - once(query - first - anchor + 1)
      least = Math.min(least, anchored)
      most = Math.max(most, anchored)
    }
  }
  return [least + back(start) + ahead(end - 1), most + back(end - 1) + ahead(start)]
}

/** Adds the masses of a run of queries of one piece, all normalised by one value; returns how many columns it touched. */
function addRun(
  sums: DistanceSums,
  piece: Piece,
  { anchor, first }: Anchored,
  columns: Float64Array,
  { start, end, least, most }: Run,
  out: Float64Array,
): number {
  const share = 1 / Math.sqrt(least * most)
  const lowest = piece.from + (piece.fromSlides ? start : 0)
  const highest = piece.to + (piece.toSlides ? end - 1 : 0)
  let column = Math.max(0, columnOf(columns, lowest))
  let touched = 1
  let last = sumBelow(sums, piece, start, end, columns[column] as number)
  for (; column < out.length && (columns[column] as number) < highest; column++, touched++) {
    const next = sumBelow(sums, piece, start, end, columns[column + 1] as number)
    out[column]! += (next - last) * share
    last = next
  }
  if (start < anchor) return touched
  const below = (edge: number) => -sums.twice(start - first - edge, end - first - edge)
  for (let at = 0; at < out.length && (columns[at] as number) < anchor; at++, touched++)
    out[at]! += (below(Math.min(anchor, columns[at + 1] as number)) - below(columns[at] as number)) * share
  return touched
}

/** The column that holds a token: −1 before the first, the number of columns after the last. */
export function columnOf(edges: Float64Array, token: number): number {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] as number) <= token) low = middle + 1
    else high = middle
  }
  return low - 1
}
