import type { RotaryStyle } from './channels'
import { pairChannels } from './channels'
import { meanPhasor } from './dirichlet'
import type { HeadGroup } from './resolve'

/** Queries and keys of one head of a real model, read from a file, before they are rotated. */
export interface LoadedHead {
  /** name of the file, or what the vectors are */
  file: string
  /** made from a formula instead of read */
  madeUp?: true
  /** which head, in words, such as "layer 3, head 5" */
  where: string
  /** which channels form a pair */
  style: RotaryStyle
  /** shape (tokens, headDim) */
  q: readonly Float64Array[]
  k: readonly Float64Array[]
}

/** Mean length of the query's and the key's part in each pair, over tokens. */
export interface PairNorms {
  q: Float64Array
  k: Float64Array
}

/** The 2-norm of each pair, |q^(i)| and |k^(i)|, in the mean over tokens ("Round and Round", arXiv 2410.06205, section 4). */
export function pairNorms({ q, k, style }: LoadedHead, pairs: number): PairNorms {
  const mean = (rows: readonly Float64Array[]) =>
    Float64Array.from({ length: pairs }, (_, pair) => {
      const [a, b] = pairChannels(style, pair, pairs)
      return rows.reduce((sum, row) => sum + Math.sqrt((row[a] as number) ** 2 + (row[b] as number) ** 2), 0) / rows.length
    })
  return { q: mean(q), k: mean(k) }
}

/** What a logit is made of: Σ cosine_i cos(Δ ω_i) + sine_i sin(Δ ω_i) + still. */
export interface LogitParts {
  cosine: Float64Array
  sine: Float64Array
  /** of channels that are not rotated */
  still: number
}

/** The parts of q · k with the query Δ positions after the key. */
export function logitParts(q: ArrayLike<number>, k: ArrayLike<number>, pairs: number, style: RotaryStyle): LogitParts {
  const at = (row: ArrayLike<number>, channel: number) => row[channel] as number
  const cosine = new Float64Array(pairs)
  const sine = new Float64Array(pairs)
  for (let pair = 0; pair < pairs; pair++) {
    const [a, b] = pairChannels(style, pair, pairs)
    cosine[pair] = at(q, a) * at(k, a) + at(q, b) * at(k, b)
    sine[pair] = at(q, a) * at(k, b) - at(q, b) * at(k, a)
  }
  let still = 0
  for (let channel = 2 * pairs; channel < q.length; channel++) still += at(q, channel) * at(k, channel)
  return { cosine, sine, still }
}

/** Mean of some rows, channel by channel. */
export function meanRow(rows: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(rows[0]?.length ?? 0)
  for (const row of rows)
    row.forEach((value, channel) => {
      sum[channel]! += value
    })
  return sum.map(value => value / rows.length)
}

/** rad per position of text, where all axes move together. */
export function textFrequencies({ invFreq, ladder }: HeadGroup): Float64Array {
  return ladder.map((_, pair) => invFreq.reduce((sum, axis) => sum + (axis[pair] as number), 0))
}

/**
 * Mean logit at every distance 0 … count − 1, as if every query of the file met every key at that distance: parts of the mean
 * rows. Times `scale`.
 */
export function contentDecay(head: LoadedHead, frequencies: Float64Array, count: number, scale: number): Float64Array {
  const { cosine, sine, still } = logitParts(meanRow(head.q), meanRow(head.k), frequencies.length, head.style)
  const decay = new Float64Array(count).fill(still)
  frequencies.forEach((omega, i) => {
    const [turnCos, turnSin] = [Math.cos(omega), Math.sin(omega)]
    let [cos, sin] = [1, 0]
    for (let delta = 0; delta < count; delta++) {
      if (delta % ANCHOR === 0) [cos, sin] = [Math.cos(delta * omega), Math.sin(delta * omega)]
      decay[delta]! += (cosine[i] as number) * cos + (sine[i] as number) * sin
      const next = cos * turnCos - sin * turnSin
      sin = sin * turnCos + cos * turnSin
      cos = next
    }
  })
  return decay.map(value => scale * value)
}

/** Steps of a rotation after which it is formed anew, so that rounding does not add up. */
const ANCHOR = 64

/**
 * The same as the mean over the distances of each column, edges[k] ≤ Δ < edges[k + 1], in closed form; NaN where a column holds
 * none. Distances are as far as any ruler goes.
 */
export function contentColumns(head: LoadedHead, frequencies: Float64Array, edges: Float64Array, scale: number): Float64Array {
  const { cosine, sine, still } = logitParts(meanRow(head.q), meanRow(head.k), frequencies.length, head.style)
  return Float64Array.from({ length: edges.length - 1 }, (_, column) => {
    const first = edges[column] as number
    const count = (edges[column + 1] as number) - first
    if (count <= 0) return Number.NaN
    let sum = still
    frequencies.forEach((omega, i) => {
      const { cos, sin } = meanPhasor(omega, first, count)
      sum += (cosine[i] as number) * cos + (sine[i] as number) * sin
    })
    return scale * sum
  })
}

/** Rows turned to their positions 0, 1, 2 …, in place order of the file. */
export function turnedRows(rows: readonly Float64Array[], frequencies: Float64Array, style: RotaryStyle): Float64Array[] {
  const pairs = frequencies.length
  return rows.map((row, position) => {
    const turned = Float64Array.from(row)
    for (let pair = 0; pair < pairs; pair++) {
      const [a, b] = pairChannels(style, pair, pairs)
      const angle = position * (frequencies[pair] as number)
      const [x, y, cos, sin] = [row[a] as number, row[b] as number, Math.cos(angle), Math.sin(angle)]
      turned[a] = x * cos - y * sin
      turned[b] = x * sin + y * cos
    }
    return turned
  })
}

/** Logits of every query with every key up to itself, times `scale`; −∞ above the diagonal. Shape (tokens, tokens), flat. */
export function causalLogits(head: LoadedHead, frequencies: Float64Array, scale: number): Float64Array {
  const q = turnedRows(head.q, frequencies, head.style)
  const k = turnedRows(head.k, frequencies, head.style)
  const tokens = q.length
  const logits = new Float64Array(tokens * tokens).fill(Number.NEGATIVE_INFINITY)
  for (let m = 0; m < tokens; m++) {
    const query = q[m] as Float64Array
    for (let n = 0; n <= m; n++) {
      const key = k[n] as Float64Array
      let sum = 0
      for (let c = 0; c < query.length; c++) sum += (query[c] as number) * (key[c] as number)
      logits[m * tokens + n] = scale * sum
    }
  }
  return logits
}

/** Attention weights of causal rows of logits. */
export function softmaxRows(logits: Float64Array, tokens: number): Float64Array {
  const weights = new Float64Array(logits.length)
  for (let m = 0; m < tokens; m++) {
    const row = logits.subarray(m * tokens, m * tokens + m + 1)
    const top = row.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY)
    let sum = 0
    row.forEach((logit, n) => {
      const weight = Math.exp(logit - top)
      weights[m * tokens + n] = weight
      sum += weight
    })
    for (let n = 0; n <= m; n++) weights[m * tokens + n]! /= sum
  }
  return weights
}

/** Mean over the pairs of tokens that stand Δ apart in the file, for every Δ below the number of tokens. */
export function meanByDistance(logits: Float64Array, tokens: number): Float64Array {
  return Float64Array.from({ length: tokens }, (_, delta) => {
    let sum = 0
    for (let m = delta; m < tokens; m++) sum += logits[m * tokens + m - delta] as number
    return sum / (tokens - delta)
  })
}
