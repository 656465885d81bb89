import { reduceAngle, sine } from './angles'
import type { Mask } from './mask'
import { anchorOf, pieceAt } from './mask'
import type { DistanceSums } from './maskSums'
import { allowedPairs, pairSum, piecesOf } from './maskSums'
import type { ScoreSource } from './scoreSource'
import type { TokenBlocks } from './tokenBlocks'
import { singleStep } from './tokenBlocks'
import { tokenFeatures } from './tokenFeatures'
import { featureCount, meanFeatures, phasorSums } from './tokenPhasors'

/** Pairs from which on a cell of a prompt with one step takes the closed form, which leaves an error of 1e-16 of its distances. */
const CLOSED = 4096
/** Queries of one table of the walk. */
const TILE = 256
/** Keys that are added one by one rather than in closed form. */
const FEW = 64

/** Mean of C over the pairs of a cell that may attend, where the mask's edge crosses the cell. */
export type EdgeMeans = (q0: number, q1: number, k0: number, k1: number) => Generator<void, number>

/** Means of cells on the edge of a mask, float64. Distances alone: sums in closed form. Otherwise keys are summed as queries pass. */
export function edgeMeans(source: ScoreSource, blocks: TokenBlocks, mask: Mask): EdgeMeans {
  const { tokens } = blocks
  const step = source.form === 'turn' ? singleStep(blocks) : null
  const cosines = step && cosineSums(source, step)
  return function* (q0, q1, k0, k1) {
    const count = allowedPairs(mask, tokens, q0, q1, k0, k1)
    if (cosines && count > CLOSED) return pairSum(cosines, mask, tokens, q0, q1, k0, k1) / count
    return (yield* walkedSum(source, blocks, mask, q0, q1, k0, k1)) / count
  }
}

/** Whether a cell is a square on the diagonal that the mask cuts as a causal one does. */
export function causalHere(mask: Mask, tokens: number, q0: number, q1: number, k0: number, k1: number): boolean {
  if (q0 !== k0 || q1 !== k1 || anchorOf(mask) > q0) return false
  const { end, from, fromSlides, to, toSlides } = pieceAt(mask, tokens, q0)
  return end >= q1 && !fromSlides && from <= q0 && toSlides && to === 1
}

/**
 * Sums of C(Δ), the mean over the phasors of cos(ω Δ). With G(x) = 1/2 + sin((x - 1/2) ω) / (2 sin(ω/2)) for the sum below x
 * they are kept per x, since few differ.
 */
function cosineSums({ omega }: ScoreSource, step: Float64Array): DistanceSums {
  const phasors = omega[0]?.length ?? 0
  const turns = Float64Array.from({ length: phasors }, (_, i) =>
    reduceAngle(omega.reduce((sum, w, axis) => sum + (w[i] as number) * (step[axis] as number), 0)),
  )
  const mean = (of: (omega: number, half: number) => number) =>
    turns.reduce((sum, turn) => sum + of(turn, Math.sin(turn / 2)), 0) / phasors
  const kept = (compute: (x: number) => number) => {
    const known = new Map<number, number>()
    return (x: number) => {
      const value = known.get(x) ?? compute(x)
      known.set(x, value)
      return value
    }
  }
  const twice = kept(x => mean((turn, half) => (half === 0 ? (x * (x + 1)) / 2 : x / 2 + (sine((x * turn) / 2) / half) ** 2 / 2)))
  return {
    once: kept(x => mean((turn, half) => (half === 0 ? x : 0.5 + sine((x - 0.5) * turn) / (2 * half)))),
    twice: (a, b) => twice(b) - twice(a),
  }
}

/** Sum of C over the pairs of a cell that may attend, query by query: those keys are kept as a sum that grows and shrinks. */
function* walkedSum(
  source: ScoreSource,
  blocks: TokenBlocks,
  mask: Mask,
  q0: number,
  q1: number,
  k0: number,
  k1: number,
): Generator<void, number> {
  const phasors = source.omega[0]?.length ?? 0
  const size = featureCount(source.form, phasors)
  const inside = (key: number) => Math.max(k0, Math.min(k1, key))
  const anchorEnd = inside(anchorOf(mask))
  const anchored = anchorEnd > k0 ? yield* keySum(source, blocks, k0, anchorEnd) : null
  let total = 0
  for (const [piece, first, end] of piecesOf(mask, blocks.tokens, q0, q1)) {
    const from = (query: number) => inside(piece.from + (piece.fromSlides ? query : 0))
    const to = (query: number) => inside(piece.to + (piece.toSlides ? query : 0))
    for (let a = first; a < end; a += TILE) {
      const b = Math.min(end, a + TILE)
      const keys = yield* keySum(source, blocks, from(a), to(a))
      const rows = tokenFeatures(source, blocks, a, b)
      const [oldFrom, newFrom] = [from(a), to(a)]
      const older = tokenFeatures(source, blocks, oldFrom, from(b - 1))
      const newer = tokenFeatures(source, blocks, newFrom, to(b - 1))
      for (let query = a; query < b; query++) {
        if (query > a) {
          for (let key = to(query - 1); key < to(query); key++) add(keys, newer, (key - newFrom) * size, 1)
          for (let key = from(query - 1); key < from(query); key++) add(keys, older, (key - oldFrom) * size, -1)
        }
        const sees = anchored && query >= anchorEnd ? anchored : null
        for (let f = 0, at = (query - a) * size; f < size; f++, at++)
          total += (rows[at] as number) * ((keys[f] as number) + (sees ? (sees[f] as number) : 0))
      }
      yield
    }
  }
  return total / phasors
}

function add(sum: Float64Array, features: Float64Array, at: number, sign: 1 | -1) {
  for (let f = 0; f < sum.length; f++) sum[f]! += sign * (features[at + f] as number)
}

/** Sum of the features of the keys from .. to - 1. */
function* keySum(source: ScoreSource, blocks: TokenBlocks, from: number, to: number): Generator<void, Float64Array> {
  const size = featureCount(source.form, source.omega[0]?.length ?? 0)
  if (to - from > FEW) {
    const edges = Float64Array.of(from, to)
    return meanFeatures(source, yield* phasorSums(blocks, source.omega, edges), edges).map(mean => mean * (to - from))
  }
  const features = tokenFeatures(source, blocks, from, to)
  const sum = new Float64Array(size)
  for (let at = 0; at < features.length; at += size) add(sum, features, at, 1)
  return sum
}
