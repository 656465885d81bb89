import type { ScoreSource } from './scoreSource'
import type { TokenBlocks } from './tokenBlocks'
import { featureCount, finish, meanFeatures, phasorSums, selfScores } from './tokenPhasors'

export type Mask = 'causal' | 'full'

/** Cells of a score matrix: rows and columns are runs of tokens between ascending edges of one lattice. */
export interface CellGrid {
  rows: Float64Array
  columns: Float64Array
}

/**
 * How a causal mask meets a cell. Edges come from one lattice, so a cell that the mask's edge crosses has the same tokens
 * as queries and as keys.
 */
export function maskAt(mask: Mask, q0: number, k0: number, k1: number): 'open' | 'edge' | 'closed' {
  if (mask === 'full' || k1 <= q0) return 'open'
  return k0 > q0 ? 'closed' : k1 - q0 === 1 ? 'open' : 'edge'
}

/** Pairs of a cell that may attend. */
export function allowedPairs(mask: Mask, q0: number, q1: number, k0: number, k1: number): number {
  const all = (q1 - q0) * (k1 - k0)
  const how = maskAt(mask, q0, k0, k1)
  return how === 'open' ? all : how === 'closed' ? 0 : ((q1 - q0) * (q1 - q0 + 1)) / 2
}

/**
 * Mean over the allowed pairs of a cell on the mask's edge, from the mean over all of its pairs and the mean of C(q, q):
 * C is symmetric, so the r (r + 1) / 2 allowed pairs hold half of the square and half of its diagonal.
 */
export function edgeMean(mean: number, self: number, count: number): number {
  return (count * mean + self) / (count + 1)
}

/**
 * Mean of C over the allowed pairs of every cell, float64, row-major; NaN where none is allowed. Slow twin of the engine's
 * product.
 */
export function cellMeans(source: ScoreSource, blocks: TokenBlocks, { rows, columns }: CellGrid, mask: Mask): Float64Array {
  const phasors = source.omega[0]?.length ?? 0
  const of = (edges: Float64Array) => meanFeatures(source, finish(phasorSums(blocks, source.omega, edges)), edges)
  const [q, k, self] = [of(rows), of(columns), finish(selfScores(source, blocks, rows))]
  const size = featureCount(source.form, phasors)
  const width = columns.length - 1
  return Float64Array.from({ length: (rows.length - 1) * width }, (_, cell) => {
    const [row, column] = [Math.floor(cell / width), cell % width]
    const q0 = rows[row] as number
    const how = maskAt(mask, q0, columns[column] as number, columns[column + 1] as number)
    if (how === 'closed') return Number.NaN
    let sum = 0
    for (let f = 0; f < size; f++) sum += (q[row * size + f] as number) * (k[column * size + f] as number)
    const mean = sum / phasors
    return how === 'open' ? mean : edgeMean(mean, self[row] as number, (rows[row + 1] as number) - q0)
  })
}
