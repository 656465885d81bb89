import type { CellGrid, Mask } from './scoreCells'

/**
 * Softmax attention where the logit depends on the distance alone, scale · C(|q − k|): every row follows from one curve
 * and its prefix sums.
 */
export interface CurvePrefix {
  tokens: number
  /** sum[x]: of e^{scale (C(m) − 1)} over m < x; length tokens + 1 */
  sum: Float64Array
  /** double[x] + rest[x]: of sum[y] over y < x, as an unevaluated sum of two float64; length tokens + 2 */
  double: Float64Array
  rest: Float64Array
}

export interface Attention {
  /** mean over a row's queries of the mass on a column's keys, row-major */
  mass: Float64Array
  /** no mass is off by more than this part of itself, proven; 0 where every query was looked at */
  bound: number
}

/** @param curve C at the distances 0 .. tokens − 1 */
export function curvePrefix(curve: ArrayLike<number>, scale: number): CurvePrefix {
  const tokens = curve.length
  const [sum, double, rest] = [new Float64Array(tokens + 1), new Float64Array(tokens + 2), new Float64Array(tokens + 2)]
  for (let m = 0; m < tokens; m++) sum[m + 1] = (sum[m] as number) + Math.exp(scale * ((curve[m] as number) - 1))
  for (let x = 0; x <= tokens; x++) {
    const [before, term] = [double[x] as number, sum[x] as number]
    const next = before + term
    double[x + 1] = next
    rest[x + 1] = (rest[x] as number) + (before - (next - (next - before)) + (term - (next - before)))
  }
  return { tokens, sum, double, rest }
}

/** Sum of e^{scale (C − 1)} over the keys that a query sees. */
export function normaliser({ tokens, sum }: CurvePrefix, mask: Mask, query: number): number {
  const before = sum[query + 1] as number
  return mask === 'causal' ? before : before + (sum[tokens - query] as number) - (sum[1] as number)
}

/** Log of the sum of e^{logit} over the keys that a query sees. */
export function logSumExp(prefix: CurvePrefix, mask: Mask, scale: number, query: number): number {
  return scale + Math.log(normaliser(prefix, mask, query))
}

/** A run of queries is halved until the root of the ratio of its normalisers is nearer to 1 than this. */
const CLOSE = 2e-3
/** Values between two yields. */
const BATCH = 1 << 19

/** The attention of every cell: from every query, or bounded, from runs of queries between whose ends the normaliser is known. */
export function* curveAttention(
  prefix: CurvePrefix,
  { rows, columns }: CellGrid,
  mask: Mask,
  exact: boolean,
): Generator<number, Attention> {
  const [height, width] = [rows.length - 1, columns.length - 1]
  const mass = new Float64Array(height * width)
  let bound = 0
  for (let row = 0, work = 0; row < height; row++) {
    const [q0, q1] = [rows[row] as number, rows[row + 1] as number]
    const out = mass.subarray(row * width, (row + 1) * width)
    const runs = exact ? [] : closeRuns(prefix, mask, q0, q1)
    if (exact) for (let query = q0; query < q1; query++) addRow(prefix, columns, mask, query, out)
    for (const run of runs) {
      if (run.end - run.start === 1) addRow(prefix, columns, mask, run.start, out)
      else bound = Math.max(bound, addRun(prefix, columns, mask, run, out))
    }
    work += (exact ? q1 - q0 : 4 * runs.length) * width
    for (let column = 0; column < width; column++) out[column]! /= q1 - q0
    if (work > BATCH) {
      yield (row + 1) / height
      work = 0
    }
  }
  return { mass, bound }
}

/** Adds the masses of one query. */
function addRow(prefix: CurvePrefix, columns: Float64Array, mask: Mask, query: number, out: Float64Array) {
  const { sum } = prefix
  const share = 1 / normaliser(prefix, mask, query)
  const before = (edge: number) => {
    if (edge <= query) return (sum[query + 1] as number) - (sum[query - edge + 1] as number)
    const seen = sum[query + 1] as number
    return mask === 'causal' ? seen : seen + (sum[edge - query] as number) - (sum[1] as number)
  }
  let last = before(columns[0] as number)
  for (let column = 0; column < out.length; column++) {
    const next = before(columns[column + 1] as number)
    out[column]! += (next - last) * share
    last = next
    if (mask === 'causal' && (columns[column + 1] as number) > query) break
  }
}

interface Run {
  start: number
  end: number
  least: number
  most: number
}

/** Queries from .. to − 1 in runs whose normalisers lie close together. */
function closeRuns(prefix: CurvePrefix, mask: Mask, from: number, to: number): Run[] {
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  for (let query = from; query < to; query++) {
    const z = normaliser(prefix, mask, query)
    if (z < least) least = z
    if (z > most) most = z
  }
  if (to - from === 1 || Math.sqrt(most / least) - 1 < CLOSE) return [{ start: from, end: to, least, most }]
  const middle = (from + to) >> 1
  return [...closeRuns(prefix, mask, from, middle), ...closeRuns(prefix, mask, middle, to)]
}

/** Adds the masses of a run of queries, all normalised by one value; returns by what part they may be off. */
function addRun(
  prefix: CurvePrefix,
  columns: Float64Array,
  mask: Mask,
  { start: a, end: b, least, most }: Run,
  out: Float64Array,
): number {
  const share = 1 / Math.sqrt(least * most)
  const { double, rest } = prefix
  const once = prefix.sum[1] as number
  // Sums over the run of sum[query − edge + 1]: where edges lie beyond a query, of 0.
  const below = (edge: number) => {
    const [to, from] = [Math.max(1, b - edge + 1), Math.max(1, a - edge + 1)]
    return (double[to] as number) - (double[from] as number) + ((rest[to] as number) - (rest[from] as number))
  }
  const above = (edge: number) => {
    const [to, from] = [Math.max(1, edge - a + 1), Math.max(1, edge - b + 1)]
    return (
      (double[to] as number) - (double[from] as number) + ((rest[to] as number) - (rest[from] as number)) - (to - from) * once
    )
  }
  const at = mask === 'causal' ? (edge: number) => -below(edge) : (edge: number) => above(edge) - below(edge)
  let last = at(columns[0] as number)
  for (let column = 0; column < out.length; column++) {
    const next = at(columns[column + 1] as number)
    out[column]! += (next - last) * share
    last = next
    if (mask === 'causal' && (columns[column + 1] as number) >= b) break
  }
  return Math.sqrt(most / least) - 1
}
