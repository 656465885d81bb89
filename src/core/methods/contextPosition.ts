import { dot, softmax, weightedSum } from '../softmax'

/** Attention of CoPE, one row per query. */
export interface ContextPosition {
  /** p_ij, counted in gates; 0 for keys after the query; shape (tokens, tokens) */
  positions: Float64Array[]
  weights: Float64Array[]
  output: Float64Array[]
}

/**
 * CoPE: positions count what the query finds worth counting.
 *   g_ij = σ(q_i · k_j / √d), p_ij = min(Σ_{t = j..i} g_it, P - 1); logit = (q_i · k_j + e(p_ij)) / √d, with q_i · e[·] straight
 *   between the whole positions beside p_ij
 * arXiv 2405.18719; facebookresearch/RAM @ e6f051f, context_position.py. The gate sees scaled logits. Another method of this
 * name, clipped RoPE, has nothing to do with it.
 * @param embeddings of the positions 0 .. P - 1 by channel: embeddings[channel][position]
 */
export function contextPosition(
  q: readonly ArrayLike<number>[],
  k: readonly ArrayLike<number>[],
  v: readonly ArrayLike<number>[],
  embeddings: readonly ArrayLike<number>[],
): ContextPosition {
  const root = Math.sqrt(embeddings.length)
  const last = (embeddings[0]?.length ?? 1) - 1
  const result: ContextPosition = { positions: [], weights: [], output: [] }
  q.forEach((query, i) => {
    const products = k.map(key => dot(query, key))
    const atPosition = Float64Array.from({ length: last + 1 }, (_, p) =>
      dot(
        query,
        embeddings.map(row => row[p] as number),
      ),
    )
    const positions = new Float64Array(k.length)
    countBack(products.slice(0, i + 1).reverse(), root, last).forEach((position, back) => {
      positions[i - back] = position
    })
    const logits = products.map((product, j) => {
      if (j > i) return Number.NEGATIVE_INFINITY
      const p = positions[j] as number
      const share = p - Math.floor(p)
      const encoded = (atPosition[Math.ceil(p)] as number) * share + (atPosition[Math.floor(p)] as number) * (1 - share)
      return (product + encoded) / root
    })
    const weights = softmax(logits)
    result.positions.push(positions)
    result.weights.push(weights)
    result.output.push(weightedSum(weights, v))
  })
  return result
}

/**
 * Positions p of the keys 0, 1, 2, … tokens before a query, itself the first: the gates between, counted.
 * @param products q · k of these keys
 * @param root √d, which the gate divides products by
 * @param last the highest position, where counting ends
 */
export function countBack(products: ArrayLike<number>, root: number, last: number): Float64Array {
  let counted = 0
  return Float64Array.from(products, product => {
    counted += 1 / (1 + Math.exp(-product / root))
    return Math.min(counted, last)
  })
}
