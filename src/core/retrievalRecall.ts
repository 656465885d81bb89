import { normals } from './sampleContent'

/** Keys of one head, not rotated, and queries that ask from the last place. Shape (L, headDim) and (queries, headDim). */
export interface RetrievalTask {
  keys: readonly Float64Array[]
  queries: readonly Float64Array[]
  /** rad per position; pairs (i, i + headDim / 2) */
  frequencies: Float64Array
}

const CENTRES = 24
/** of a key and of a query about its centre, against N(0, 1) of the centres */
const SPREAD = 0.6

/** Share of the pairs, from the slow end, that `slow` makes longer. */
const SLOW_PART = 0.375

/**
 * Seeded keys in clusters: 24 centres of N(0, 1), 0.6 N(0, 1) about them. The slowest three eighths of the pairs are `slow` times
 * as long, as those of trained heads often are ("Round and Round", arXiv 2410.06205).
 */
export function seededTask(seed: number, length: number, queries: number, frequencies: Float64Array, slow = 1): RetrievalTask {
  const normal = normals(seed)
  const pairs = frequencies.length
  const channels = 2 * pairs
  const weighted = (vector: Float64Array) =>
    slow === 1 ? vector : vector.map((value, c) => (c % pairs >= (1 - SLOW_PART) * pairs ? slow * value : value))
  const row = (about?: Float64Array) =>
    Float64Array.from({ length: channels }, (_, c) => (about ? (about[c] as number) + SPREAD * normal() : normal()))
  const centres = Array.from({ length: CENTRES }, () => row())
  const near = (at: number) => row(centres[Math.abs(Math.round(7919 * normal())) % CENTRES] ?? centres[at % CENTRES])
  return {
    keys: Array.from({ length }, (_, at) => weighted(near(at))),
    queries: Array.from({ length: queries }, (_, at) => weighted(near(at))),
    frequencies,
  }
}

/** A vector turned to a position. */
export function turned(row: ArrayLike<number>, position: number, frequencies: Float64Array): Float64Array {
  const pairs = frequencies.length
  const result = new Float64Array(2 * pairs)
  for (let i = 0; i < pairs; i++) {
    const angle = position * (frequencies[i] as number)
    const [cos, sin, x, y] = [Math.cos(angle), Math.sin(angle), row[i] as number, row[i + pairs] as number]
    result[i] = x * cos - y * sin
    result[i + pairs] = x * sin + y * cos
  }
  return result
}

const ROUNDS = 5

/**
 * A codebook by Lloyd's algorithm from seeded keys, Euclidean: which codeword each key has. Yields between rounds, so that a
 * page can go on. No metric of the queries is applied (the paper's Cholesky transform).
 */
export function* codebookOf(
  keys: readonly Float64Array[],
  codewords: number,
  seed: number,
): Generator<undefined, { codes: Int32Array; book: Float64Array[] }> {
  const order = shuffled(keys.length, seed)
  let book: Float64Array[] = Array.from({ length: Math.min(codewords, keys.length) }, (_, c) =>
    (keys[order[c] as number] as Float64Array).slice(),
  )
  const codes = new Int32Array(keys.length)
  for (let round = 0; round < ROUNDS; round++) {
    for (let k = 0; k < keys.length; k++) {
      codes[k] = nearest(keys[k] as Float64Array, book)
      if (k % 64 === 63) yield
    }
    if (round === ROUNDS - 1) break
    const sums = book.map(word => ({ sum: new Float64Array(word.length), count: 0 }))
    keys.forEach((key, k) => {
      const own = sums[codes[k] as number] as (typeof sums)[number]
      own.count++
      for (let c = 0; c < key.length; c++) own.sum[c]! += key[c] as number
    })
    book = sums.map(({ sum, count }, c) => (count ? sum.map(value => value / count) : (book[c] as Float64Array)))
  }
  return { codes, book }
}

function nearest(key: Float64Array, book: readonly Float64Array[]): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let w = 0; w < book.length; w++) {
    const word = book[w] as Float64Array
    let sum = 0
    for (let c = 0; c < key.length && sum < least; c++) sum += ((word[c] as number) - (key[c] as number)) ** 2
    if (sum < least) [best, least] = [w, sum]
  }
  return best
}

function shuffled(count: number, seed: number): number[] {
  const normal = normals(seed + 1)
  return Array.from({ length: count }, (_, at) => ({ at, by: normal() }))
    .sort((a, b) => a.by - b.by)
    .map(({ at }) => at)
}

/** Which keys are looked for: those outside the window and the sink, ⌊share · L⌋ of them. */
export interface RecallRule {
  window: number
  /** first keys that are always read */
  sink: number
  /** of all keys that are read besides, 0 to 1 */
  share: number
}

/** Keys with the largest scores among those that are looked for; of equal scores the earlier. */
export function topKeys(scores: ArrayLike<number>, { window, sink, share }: RecallRule): number[] {
  const length = scores.length
  return Array.from({ length }, (_, key) => key)
    .filter(key => length - 1 - key >= window && key >= sink)
    .sort((a, b) => (scores[b] as number) - (scores[a] as number))
    .slice(0, Math.trunc(share * length))
}

/** Share of the truly highest keys that a ranking finds; NaN where none is looked for. */
export function recallOf(exact: ArrayLike<number>, approximate: ArrayLike<number>, rule: RecallRule): number {
  const wanted = topKeys(exact, rule)
  const found = new Set(topKeys(approximate, rule))
  return wanted.filter(key => found.has(key)).length / wanted.length
}

/** True scores q R_Δ k of the last place with every key. */
export function exactScores({ keys, frequencies }: RetrievalTask, query: Float64Array): Float64Array {
  const last = keys.length - 1
  return Float64Array.from(keys, (key, j) => dot(turned(query, last - j, frequencies), key))
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let c = 0; c < a.length; c++) sum += (a[c] as number) * (b[c] as number)
  return sum
}
