import { causalHere, edgeMeans } from './edgeMeans'
import type { Mask } from './mask'
import { meetingOf } from './maskSums'
import type { ScoreSource } from './scoreSource'
import { askingFeatures } from './scoreSource'
import type { TokenBlocks } from './tokenBlocks'
import { featureCount, meanFeatures, phasorSums, selfScores } from './tokenPhasors'

/** Cells of a score matrix: rows and columns are runs of tokens between ascending edges of one lattice. */
export interface CellGrid {
  rows: Float64Array
  columns: Float64Array
}

/**
 * Mean over the allowed pairs of a square on the diagonal that a causal mask cuts, from the mean over all of its pairs and the
 * mean of C(q, q): C is symmetric, so the r (r + 1) / 2 allowed pairs hold half of the square and half of its diagonal.
 */
export function edgeMean(mean: number, self: number, count: number): number {
  return (count * mean + self) / (count + 1)
}

/**
 * Mean of C over the allowed pairs of every cell, float64, row-major; NaN where none is allowed. Slow twin of the engine's
 * product.
 */
export function* cellMeans(
  source: ScoreSource,
  blocks: TokenBlocks,
  { rows, columns }: CellGrid,
  mask: Mask,
  sampled = false,
): Generator<void, Float64Array> {
  const phasors = source.omega[0]?.length ?? 0
  const features = function* (edges: Float64Array) {
    return meanFeatures(source, yield* phasorSums(blocks, source.omega, edges), edges)
  }
  const [q, k] = [askingFeatures(source, yield* features(rows)), yield* features(columns)]
  const self = yield* selfScores(source, blocks, rows)
  const onEdge = edgeMeans(source, blocks, mask, sampled)
  const size = featureCount(source.form, phasors)
  const symmetric = source.form !== 'quarter'
  const width = columns.length - 1
  const means = new Float64Array((rows.length - 1) * width)
  for (let cell = 0; cell < means.length; cell++) {
    const [row, column] = [Math.floor(cell / width), cell % width]
    const [q0, q1] = [rows[row] as number, rows[row + 1] as number]
    const [k0, k1] = [columns[column] as number, columns[column + 1] as number]
    const ends = [q0, q1, k0, k1] as const
    const how = meetingOf(mask, blocks.tokens, q0, q1)(k0, k1)
    if (how === 'closed') means[cell] = Number.NaN
    else if (how === 'edge' && !(symmetric && causalHere(mask, blocks.tokens, ...ends))) means[cell] = yield* onEdge(...ends)
    else {
      let sum = 0
      for (let f = 0; f < size; f++) sum += (q[row * size + f] as number) * (k[column * size + f] as number)
      const mean = sum / phasors
      means[cell] = how === 'open' ? mean : edgeMean(mean, self[row] as number, q1 - q0)
    }
  }
  return means
}
