import { dot, softmax, weightedSum } from '../softmax'

/**
 * PaTH attention: between a key and a query stands a product of Householder-like reflections that the tokens choose.
 *   logit(i, j) = scale · (q_iᵀ H_i H_{i-1} … H_{j+1} k_j + Σ_{s = j+1..i} ln f_s), H_t = I - β_t w_t w_tᵀ, |w_t| = 1, 0 < β_t < 2
 * arXiv 2505.16381; fla-org/flash-linear-attention @ bc3b101, fla/ops/path_attn/naive.py. The forget gates f belong to
 * PaTH-FoX; the code adds their logarithms before the scale, so that a gate enters as f^scale; the paper has no such power.
 * No rotation is used besides. β = 2 is a reflection, β = 1 a projection.
 */
export interface PathTokens {
  q: readonly ArrayLike<number>[]
  k: readonly ArrayLike<number>[]
  /** unit vectors w_t */
  w: readonly ArrayLike<number>[]
  beta: ArrayLike<number>
  /** ln f_t; absent without gates */
  logForget?: ArrayLike<number>
}

/** Logits of query i against the keys 0 .. i, before the scale. */
export function pathLogits({ q, k, w, beta, logForget }: PathTokens, i: number): Float64Array {
  let carried = Float64Array.from(q[i] as ArrayLike<number>)
  let forgotten = 0
  const logits = new Float64Array(i + 1)
  for (let j = i; j >= 0; j--) {
    logits[j] = dot(carried, k[j] as ArrayLike<number>) + forgotten
    carried = reflect(carried, w[j] as ArrayLike<number>, beta[j] as number)
    forgotten += logForget?.[j] ?? 0
  }
  return logits
}

/** (I - β w wᵀ) x. */
export function reflect(x: ArrayLike<number>, w: ArrayLike<number>, beta: number): Float64Array<ArrayBuffer> {
  const along = beta * dot(x, w)
  return Float64Array.from(x, (value, c) => value - along * (w[c] as number))
}

/** Causal attention weights, shape (tokens, tokens), and the weighted values. */
export function pathAttention(
  tokens: PathTokens,
  v: readonly ArrayLike<number>[],
  scale: number,
): { weights: Float64Array[]; output: Float64Array[] } {
  const weights = tokens.q.map((_, i) => {
    const row = new Float64Array(tokens.k.length)
    row.set(softmax(pathLogits(tokens, i).map(logit => logit * scale)))
    return row
  })
  return { weights, output: weights.map(row => weightedSum(row, v)) }
}
