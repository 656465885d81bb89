import type { Construction, LatentSizes } from './models'
import type { Rows } from './sample'
import { draws, headCore, withSpike } from './sample'

/** Squared singular values of a square matrix, in any order. */
export type Squares = (matrix: Rows) => Float64Array

/** The head that is looked at, with its spike. The same for the same seed, whatever is drawn besides. */
export function spikedHead(construction: Construction, sizes: LatentSizes, theta: number, seed: number): Rows {
  return withSpike(headCore(construction, sizes, draws(seed)), sizes.width, theta, draws(seed ^ 0x5bd1e995))
}

/** The k-th head without a spike, from 0. */
export function bareHead(construction: Construction, sizes: LatentSizes, seed: number, k: number): Rows {
  return headCore(construction, sizes, draws(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(k + 1, 0x85ebca6b)))
}

/** Which of the largest values of heads without a spike nineteen in twenty stay under; NaN without any. */
export function simulatedEdge(tops: ArrayLike<number>): number {
  const sorted = Float64Array.from(tops).sort()
  const at = 0.95 * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return low === undefined || high === undefined ? Number.NaN : low + (at - Math.floor(at)) * (high - low)
}

/** |W|² / ‖W‖², the sum of the squared singular values over the largest. */
export function stableRank(squares: Float64Array): number {
  return squares.reduce((sum, x) => sum + x, 0) / squares.reduce((most, x) => Math.max(most, x), 0)
}
