import { dot } from '../softmax'
import type { PathTokens } from './path'
import { reflect } from './path'

/**
 * Other ways to the logits of PaTH (core/methods/path carries the query back token by token), before scale and gates:
 * by the definition, one d × d matrix after another, and by products of whole matrices,
 *   A = tril(Q Kᵀ) - tril(Q Wᵀ) (I + stril(D W Wᵀ))⁻¹ D stril(W Kᵀ), D = diag(β)  (arXiv 2505.16381, UT transform).
 */
export function pathByMatrices({ q, k, w, beta }: PathTokens, i: number): Float64Array {
  const d = q[i]?.length ?? 0
  const logits = new Float64Array(i + 1)
  let product = identity(d)
  for (let j = i; j >= 0; j--) {
    logits[j] = dot(
      product.map(row => dot(row, k[j] as ArrayLike<number>)),
      q[i] as ArrayLike<number>,
    )
    const step = identity(d).map(row => reflect(row, w[j] as ArrayLike<number>, beta[j] as number))
    product = product.map(row => reflectBy(row, step))
  }
  return logits
}

/** Row i holds the logits of query i, 0 ahead of it. */
export function pathByTransform({ q, k, w, beta }: PathTokens): Float64Array[] {
  const T = q.length
  const read = (rows: readonly ArrayLike<number>[], i: number, others: readonly ArrayLike<number>[], j: number) =>
    dot(rows[i] as ArrayLike<number>, others[j] as ArrayLike<number>)
  // Y = (I + stril(D W Wᵀ))⁻¹ D stril(W Kᵀ), by forward substitution
  const solved: Float64Array[] = []
  for (let s = 0; s < T; s++) {
    const row = Float64Array.from({ length: T }, (_, j) => (j < s ? (beta[s] as number) * read(w, s, k, j) : 0))
    for (let r = 0; r < s; r++) {
      const part = (beta[s] as number) * read(w, s, w, r)
      for (let j = 0; j < T; j++) row[j]! -= part * (solved[r]?.[j] as number)
    }
    solved.push(row)
  }
  return q.map((_, i) =>
    Float64Array.from({ length: T }, (__, j) => {
      if (j > i) return 0
      let sum = read(q, i, k, j)
      for (let s = j + 1; s <= i; s++) sum -= read(q, i, w, s) * (solved[s]?.[j] as number)
      return sum
    }),
  )
}

/** Key j as every later token leaves it, from token j on: H_i … H_{j+1} k_j. A cache keeps keys so, and updates them in place. */
export function carriedKey({ k, w, beta }: PathTokens, j: number): Float64Array[] {
  const states = [Float64Array.from(k[j] as ArrayLike<number>)]
  for (let s = j + 1; s < k.length; s++)
    states.push(reflect(states.at(-1) as Float64Array, w[s] as ArrayLike<number>, beta[s] as number))
  return states
}

/**
 * Multiply-adds for the causal logits of one head over those of plain attention, L² d / 2: carried token by token (a product
 * with the key, one with w, one update), by d × d matrices, and by whole matrices (four products, then three of triangles).
 */
export const PATH_COSTS = {
  carried: () => 3,
  matrices: (_: number, d: number) => d + 1,
  whole: (length: number, d: number) => 4 + length / d,
} as const satisfies Record<string, (length: number, d: number) => number>

function identity(d: number): Float64Array[] {
  return Array.from({ length: d }, (_, row) => Float64Array.from({ length: d }, (__, col) => Number(row === col)))
}

/** x H for a symmetric H. */
function reflectBy(x: Float64Array, symmetric: readonly Float64Array[]): Float64Array<ArrayBuffer> {
  return Float64Array.from(symmetric, row => dot(x, row))
}
