import { reduceAngle, sine } from './angles'
import { featureTiles } from './featureTiles'
import type { Mask } from './mask'
import { anchorOf, pieceAt } from './mask'
import { type Strip, stripsOf } from './maskStrips'
import type { DistanceSums } from './maskSums'
import { allowedPairs, pairSum } from './maskSums'
import type { ScoreSource } from './scoreSource'
import { askingFeatures } from './scoreSource'
import type { TokenBlocks } from './tokenBlocks'
import { singleStep } from './tokenBlocks'
import { meanFeatures, phasorSums, selfScores } from './tokenPhasors'

/** Sums over distances up to x leave an error of 1e-16 x²; they are taken where x² is at most so many times the pairs. */
const CLEAN = 1e6
/** Tokens that are added one by one rather than in closed form. */
const FEW = 48
/** Queries between two yields, and the part of such runs that is looked at where some stand for all. */
const RUN = 64
const PART = 8
/** Tokens from which on some stand for all. */
const LONG = 1 << 18

/** Mean of C over the pairs of a cell that may attend, where the mask's edge crosses the cell. */
export type EdgeMeans = (q0: number, q1: number, k0: number, k1: number) => Generator<void, number>

/**
 * Means of cells on the edge of a mask, float64. Where C is a function of the distance they are sums in closed form; elsewhere
 * rectangles and halved squares are, and along the edge of a window the keys are summed as queries pass: all of them, or one run
 * in eight.
 */
export function edgeMeans(source: ScoreSource, blocks: TokenBlocks, mask: Mask, sampled = false): EdgeMeans {
  const { tokens } = blocks
  const phasors = source.omega[0]?.length ?? 0
  const step = source.form === 'apart' ? null : singleStep(blocks)
  const sums = step && (source.form === 'turn' ? cosineSums(source, step) : sineSums(source, step))
  const tiles = featureTiles(source, blocks)
  const anchor = anchorOf(mask)

  return function* (q0, q1, k0, k1) {
    const count = allowedPairs(mask, tokens, q0, q1, k0, k1)
    const reach = Math.max(q1 - k0, k1 - q0)
    if (sums && reach * reach <= CLEAN * count) return pairSum(sums, mask, tokens, q0, q1, k0, k1) / count
    let total = 0
    if (k0 < anchor && q1 > anchor) {
      const seen = yield* rectangle(Math.max(q0, anchor), q1, k0, Math.min(k1, anchor))
      total += seen
    }
    for (const strip of stripsOf(mask, tokens, q0, q1, k0, k1)) {
      const sum = yield* stripSum(strip)
      total += sum
    }
    return total / phasors / count
  }

  /** Sum of phasors · C over the pairs of a strip. */
  function* stripSum(strip: Strip): Generator<void, number> {
    const { start, end, from, to, fromSlides, toSlides } = strip
    if (!fromSlides && !toSlides) return yield* rectangle(start, end, from, to)
    if (source.form !== 'quarter' && !fromSlides && to === 1 && end - start > FEW) {
      const above = yield* rectangle(start, end, from, start)
      const halved = yield* triangle(start, end)
      return above + halved
    }
    return yield* walk(strip)
  }

  function* rectangle(q0: number, q1: number, k0: number, k1: number): Generator<void, number> {
    if (q1 <= q0 || k1 <= k0) return 0
    const queries = askingFeatures(source, yield* featureSum(q0, q1))
    return dot(queries, yield* featureSum(k0, k1))
  }

  /** The pairs of a square on the diagonal whose key is not after the query: half of all, and half of the diagonal. */
  function* triangle(start: number, end: number): Generator<void, number> {
    const sum = yield* featureSum(start, end)
    const [self] = yield* selfScores(source, blocks, Float64Array.of(start, end))
    return (dot(sum, sum) + phasors * (end - start) * (self as number)) / 2
  }

  function* featureSum(from: number, to: number): Generator<void, Float64Array> {
    if (to - from <= FEW) return tiles.sum(from, to)
    const edges = Float64Array.of(from, to)
    return meanFeatures(source, yield* phasorSums(blocks, source.omega, edges), edges).map(mean => mean * (to - from))
  }

  /** Query by query; the keys that it sees are kept as a sum that grows and shrinks. */
  function* walk({ start, end, from, to, fromSlides, toSlides }: Strip): Generator<void, number> {
    const first = (query: number) => (fromSlides ? query + from : from)
    const last = (query: number) => (toSlides ? query + to : to)
    const every = sampled && end - start > PART * RUN ? PART : 1
    let keys: Float64Array | null = null
    let [total, pairs, all] = [0, 0, 0]
    for (let run = start, k = 0; run < end; run += RUN, k++) {
      const stop = Math.min(end, run + RUN)
      const seen = ((last(run) - first(run) + last(stop - 1) - first(stop - 1)) / 2) * (stop - run)
      all += seen
      if (k % every !== every >> 1) continue
      pairs += seen
      const known: Float64Array = every === 1 && keys ? moved(keys, run) : yield* featureSum(first(run), last(run))
      keys = known
      total += tiles.dot(run, known)
      for (let query = run + 1; query < stop; query++) total += tiles.dot(query, moved(known, query))
      yield
    }
    return pairs ? total * (all / pairs) : 0

    function moved(sum: Float64Array, query: number): Float64Array {
      if (toSlides) tiles.add(sum, query - 1 + to, 1)
      if (fromSlides) tiles.add(sum, query - 1 + from, -1)
      return sum
    }
  }
}

/** Whether a mask's edges are sampled: those of a window over a long prompt whose logits are not a function of one distance, and in drafts. */
export function edgesSampled({ form }: ScoreSource, blocks: TokenBlocks, mask: Mask, draft: boolean): boolean {
  return mask.kind === 'window' && (draft || blocks.tokens > LONG) && !(form !== 'apart' && singleStep(blocks))
}

/** Whether a cell is a square on the diagonal that the mask cuts as a causal one does; half of a symmetric C is then known. */
export function causalHere(mask: Mask, tokens: number, q0: number, q1: number, k0: number, k1: number): boolean {
  if (q0 !== k0 || q1 !== k1 || anchorOf(mask) > q0) return false
  const { end, from, fromSlides, to, toSlides } = pieceAt(mask, tokens, q0)
  return end >= q1 && (fromSlides ? q1 - 1 + from : from) <= q0 && toSlides && to === 1
}

/** Means over the phasors of a function of what each turns by from token to token, rad, and of the sine of its half. */
function meanOverTurns({ omega }: ScoreSource, step: Float64Array) {
  const phasors = omega[0]?.length ?? 0
  const turns = Float64Array.from({ length: phasors }, (_, i) =>
    reduceAngle(omega.reduce((sum, w, axis) => sum + (w[i] as number) * (step[axis] as number), 0)),
  )
  return (of: (omega: number, half: number) => number) =>
    turns.reduce((sum, turn) => sum + of(turn, Math.sin(turn / 2)), 0) / phasors
}

function kept(compute: (x: number) => number) {
  const known = new Map<number, number>()
  return (x: number) => {
    const value = known.get(x) ?? compute(x)
    known.set(x, value)
    return value
  }
}

/**
 * The same of sin(ω Δ): once(x) = sin(x ω/2) sin((x - 1) ω/2) / sin(ω/2), and the sum of once(y) over y <= x is
 * (x sin ω - sin(x ω)) / (4 sin²(ω/2)), whose difference is a series where the angle is small.
 */
function sineSums(source: ScoreSource, step: Float64Array): DistanceSums {
  const mean = meanOverTurns(source, step)
  const twice = kept(x =>
    mean((turn, half) => {
      if (half === 0) return 0
      const angle = x * turn
      const difference = Math.abs(angle) < 0.5 ? seriesOf(x, turn) : x * Math.sin(turn) - sine(angle)
      return difference / (4 * half * half)
    }),
  )
  return {
    once: kept(x => mean((turn, half) => (half === 0 ? 0 : (sine((x * turn) / 2) * sine(((x - 1) * turn) / 2)) / half))),
    twice: (a, b) => twice(b) - twice(a),
  }
}

/** x sin ω - sin(x ω) = ω³ (x³ - x) / 3! - ω⁵ (x⁵ - x) / 5! + … */
function seriesOf(x: number, omega: number): number {
  let [sum, power, factor] = [0, x * omega, omega]
  for (let k = 3, sign = 1; k < 15; k += 2, sign = -sign) {
    power *= (x * omega) ** 2 / (k * (k - 1))
    factor *= omega ** 2 / (k * (k - 1))
    sum += sign * (power - x * factor)
  }
  return sum
}

/**
 * Sums of C(Δ), the mean over the phasors of cos(ω Δ). With G(x) = 1/2 + sin((x - 1/2) ω) / (2 sin(ω/2)) for the sum below x
 * they are kept per x, since few differ.
 */
function cosineSums(source: ScoreSource, step: Float64Array): DistanceSums {
  const mean = meanOverTurns(source, step)
  const twice = kept(x => mean((turn, half) => (half === 0 ? (x * (x + 1)) / 2 : x / 2 + (sine((x * turn) / 2) / half) ** 2 / 2)))
  return {
    once: kept(x => mean((turn, half) => (half === 0 ? x : 0.5 + sine((x - 0.5) * turn) / (2 * half)))),
    twice: (a, b) => twice(b) - twice(a),
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let f = 0; f < a.length; f++) sum += (a[f] as number) * (b[f] as number)
  return sum
}
