import type { CellGrid } from './scoreCells'

/** A mask that cuts nothing, or the future. Others: spanAttention. */
type Mask = 'causal' | 'full'

/**
 * Softmax attention where the logit depends on the distance alone, scale · C(|q − k|): every row follows from one curve
 * and its prefix sums.
 */
export interface CurvePrefix {
  tokens: number
  /** sum[x]: of e^{scale (C(m) − 1)} over m < x; length tokens + 1 */
  sum: Float64Array
  /** of sum[y] over y < x, as an unevaluated sum of two float64 that stand beside each other; length 2 (tokens + 2) */
  double: Float64Array
}

export interface Attention {
  /** mean over a row's queries of the mass on a column's keys, row-major */
  mass: Float64Array
  /** no mass is off by more than this part of itself, proven; 0 where every query was looked at */
  bound: number
}

/**
 * @param curve C at the distances 0 .. tokens − 1
 * @param spare one that is no longer needed and whose memory is used again: new memory costs as much time as the sums
 */
export function curvePrefix(curve: ArrayLike<number>, scale: number, spare?: CurvePrefix): CurvePrefix {
  const tokens = curve.length
  const { sum, double } =
    spare?.tokens === tokens ? spare : { sum: new Float64Array(tokens + 1), double: new Float64Array(2 * (tokens + 2)) }
  let total = 0
  for (let m = 0; m < tokens; m++) sum[m + 1] = total += Math.exp(scale * ((curve[m] as number) - 1))
  let [before, rest] = [0, 0]
  for (let x = 0; x <= tokens; x++) {
    const term = sum[x] as number
    const next = before + term
    rest += before - (next - (next - before)) + (term - (next - before))
    double[2 * x + 2] = next
    double[2 * x + 3] = rest
    before = next
  }
  return { tokens, sum, double }
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
/** Queries whose shares are held at a time. */
const ROWS = 4096
/** Values between two yields. */
const BATCH = 1 << 19

/** The attention of every cell: from every query, or bounded, from runs of queries between whose ends the normaliser is known. */
export function* curveAttention(prefix: CurvePrefix, grid: CellGrid, mask: Mask, exact: boolean): Generator<number, Attention> {
  const [rows, columns] = [Int32Array.from(grid.rows), Int32Array.from(grid.columns)]
  const [height, width] = [rows.length - 1, columns.length - 1]
  const mass = new Float64Array(height * width)
  let bound = 0
  for (let row = 0, work = 0; row < height; row++) {
    const [q0, q1] = [rows[row] as number, rows[row + 1] as number]
    const out = mass.subarray(row * width, (row + 1) * width)
    const part = 1 / (q1 - q0)
    const runs = exact ? [] : closeRuns(prefix, mask, q0, q1)
    if (exact) for (let q = q0; q < q1; q += ROWS) addRows(prefix, columns, mask, [q, Math.min(q + ROWS, q1)], part, out)
    for (const run of runs) {
      if (run.end - run.start === 1) addRows(prefix, columns, mask, [run.start, run.end], part, out)
      else bound = Math.max(bound, addRun(prefix, columns, mask, run, part, out))
    }
    work += (exact ? q1 - q0 : 4 * runs.length) * width
    if (work > BATCH) {
      yield (row + 1) / height
      work = 0
    }
  }
  return { mass, bound }
}

/** Adds this part of the masses of the queries from .. to − 1, each from its own row. */
function addRows(
  prefix: CurvePrefix,
  columns: Int32Array,
  mask: Mask,
  [from, to]: readonly [number, number],
  part: number,
  out: Float64Array,
) {
  const { sum } = prefix
  const once = sum[1] as number
  const shares = new Float64Array(to - from)
  for (let q = from; q < to; q++) shares[q - from] = part / normaliser(prefix, mask, q)
  for (let column = 0; column < out.length; column++) {
    const [k0, k1] = [columns[column] as number, columns[column + 1] as number]
    const [inside, after] = [Math.min(Math.max(from, k0), to), Math.min(Math.max(from, k1), to)]
    if (mask === 'causal' && inside === to) break
    let mass = 0
    if (mask === 'full') {
      for (let q = from; q < inside; q++)
        mass += (shares[q - from] as number) * ((sum[k1 - q] as number) - (sum[k0 - q] as number))
      for (let q = inside; q < after; q++) mass += (shares[q - from] as number) * ((sum[k1 - q] as number) - once)
    }
    for (let q = inside; q < after; q++) mass += (shares[q - from] as number) * (sum[q - k0 + 1] as number)
    for (let q = after; q < to; q++)
      mass += (shares[q - from] as number) * ((sum[q - k0 + 1] as number) - (sum[q - k1 + 1] as number))
    out[column]! += mass
  }
}

interface Run {
  start: number
  end: number
  least: number
  most: number
}

/** Queries from .. to − 1 in runs whose normalisers lie close together: sums of positive terms grow with the keys seen. */
function closeRuns(prefix: CurvePrefix, mask: Mask, from: number, to: number): Run[] {
  const { sum, tokens } = prefix
  const after = (query: number) => (mask === 'causal' ? 0 : (sum[tokens - query] as number) - (sum[1] as number))
  const least = (sum[from + 1] as number) + after(to - 1)
  const most = (sum[to] as number) + after(from)
  if (to - from === 1 || Math.sqrt(most / least) - 1 < CLOSE) return [{ start: from, end: to, least, most }]
  const middle = (from + to) >> 1
  return [...closeRuns(prefix, mask, from, middle), ...closeRuns(prefix, mask, middle, to)]
}

/** Adds this part of the masses of a run of queries, all normalised by one value; returns by what part they may be off. */
function addRun(
  prefix: CurvePrefix,
  columns: Int32Array,
  mask: Mask,
  { start: a, end: b, least, most }: Run,
  part: number,
  out: Float64Array,
): number {
  const share = part / Math.sqrt(least * most)
  const { double } = prefix
  const once = prefix.sum[1] as number
  const between = (from: number, to: number) =>
    (double[2 * to] as number) -
    (double[2 * from] as number) +
    ((double[2 * to + 1] as number) - (double[2 * from + 1] as number))
  // Sums over the run of sum[query − edge + 1]: where edges lie beyond a query, of 0.
  const below = (edge: number) => between(Math.max(1, a - edge + 1), Math.max(1, b - edge + 1))
  const above = (edge: number) => {
    const [from, to] = [Math.max(1, edge - b + 1), Math.max(1, edge - a + 1)]
    return between(from, to) - (to - from) * once
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
