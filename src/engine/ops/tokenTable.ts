import type { ScoreSource } from '../../core/scoreSource'
import type { TokenBlocks } from '../../core/tokenBlocks'
import { fillFeatures } from '../../core/tokenFeatures'
import { featureCount } from '../../core/tokenPhasors'

/** Features of the tokens from .. to − 1, [features × padded], rounded once from float64. */
export function tokenTable(source: ScoreSource, blocks: TokenBlocks, from: number, to: number, padded: number): Float32Array {
  const table = new Float32Array(featureCount(source.form, source.omega[0]?.length ?? 0) * padded)
  fillFeatures(table, { feature: padded, token: 1 }, source, blocks, from, to)
  return table
}
