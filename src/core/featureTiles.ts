import type { ScoreSource } from './scoreSource'
import type { TokenBlocks } from './tokenBlocks'
import { tokenFeatures } from './tokenFeatures'
import { featureCount } from './tokenPhasors'

/** Tokens of a tile, and tiles that are kept. */
const TILE = 256
const KEPT = 12

/** Features of single tokens as keys, formed tile by tile as they are asked for. */
export interface FeatureTiles {
  /** adds sign times the features of a token to a sum */
  add: (sum: Float64Array, token: number, sign: 1 | -1) => void
  /** product of the features of a token, which asks, with a sum */
  dot: (token: number, sum: Float64Array) => number
  /** features of the tokens from .. to - 1 together */
  sum: (from: number, to: number) => Float64Array
}

export function featureTiles(source: ScoreSource, blocks: TokenBlocks): FeatureTiles {
  const size = featureCount(source.form, source.omega[0]?.length ?? 0)
  const tiles = new Map<number, Float64Array>()
  let near = -1
  let nearest: Float64Array = new Float64Array(0)

  function tileOf(token: number): Float64Array {
    const at = Math.floor(token / TILE)
    if (at === near) return nearest
    let tile = tiles.get(at)
    if (!tile) {
      tile = tokenFeatures(source, blocks, at * TILE, Math.min(blocks.tokens, (at + 1) * TILE))
      if (tiles.size === KEPT) tiles.delete(tiles.keys().next().value as number)
      tiles.set(at, tile)
    }
    near = at
    nearest = tile
    return tile
  }

  function add(sum: Float64Array, token: number, sign: 1 | -1) {
    const tile = tileOf(token)
    for (let f = 0, at = (token % TILE) * size; f < size; f++, at++) sum[f]! += sign * (tile[at] as number)
  }

  return {
    add,
    dot: (token, sum) => {
      const tile = tileOf(token)
      let total = 0
      if (source.form === 'quarter') {
        for (let f = 0, at = (token % TILE) * size; f < size; f += 2, at += 2)
          total += (tile[at + 1] as number) * (sum[f] as number) - (tile[at] as number) * (sum[f + 1] as number)
        return total
      }
      for (let f = 0, at = (token % TILE) * size; f < size; f++, at++) total += (tile[at] as number) * (sum[f] as number)
      return total
    },
    sum: (from, to) => {
      const sum = new Float64Array(size)
      for (let token = from; token < to; token++) add(sum, token, 1)
      return sum
    },
  }
}
