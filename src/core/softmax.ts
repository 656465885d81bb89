/** Softmax of the logits at indices 0 .. length - 1 that are not -Infinity; shape of the input. */
export function softmax(logits: ArrayLike<number>): Float64Array {
  const largest = Array.from(logits).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const weights = Float64Array.from(logits, logit => Math.exp(logit - largest))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map(weight => weight / sum)
}

/** Rows summed with weights: Σ_j weights[j] rows[j]. */
export function weightedSum(weights: ArrayLike<number>, rows: readonly ArrayLike<number>[]): Float64Array {
  const sum = new Float64Array(rows[0]?.length ?? 0)
  rows.forEach((row, j) => {
    for (let c = 0; c < sum.length; c++) sum[c]! += (weights[j] as number) * (row[c] as number)
  })
  return sum
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let c = 0; c < a.length; c++) sum += (a[c] as number) * (b[c] as number)
  return sum
}
