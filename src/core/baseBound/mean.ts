import { cosine } from '../angles'
import { kernel } from '../dirichlet'

/**
 * Mean of C(m) over the integers of each cell, edges[k] <= m < edges[k + 1]; a cell that holds none takes the one at its foot.
 * Float64, by the Dirichlet kernel.
 * @param thetas at most 1 rad per position
 */
export function meanCurve(thetas: Float64Array, edges: Float64Array): Float64Array {
  const means = new Float64Array(edges.length - 1)
  for (let k = 0; k < means.length; k++) {
    const from = edges[k] as number
    const count = Math.max(1, (edges[k + 1] as number) - from)
    const middle = from + (count - 1) / 2
    let sum = 0
    for (let i = 0; i < thetas.length; i++) {
      const theta = thetas[i] as number
      sum += kernel(theta, count) * cosine(theta * middle)
    }
    means[k] = sum / thetas.length
  }
  return means
}
