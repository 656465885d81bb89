import { seenRuns } from '../../core/bandMeans'
import type { CurvePrefix } from '../../core/curveAttention'
import { featureTiles } from '../../core/featureTiles'
import type { Mask } from '../../core/mask'
import { allows, anchorOf, spanOf } from '../../core/mask'
import { bandRuns } from '../../core/scoreBands'
import { askingFeatures, topScore } from '../../core/scoreSource'
import { spanNormaliser, weightSums } from '../../core/spanAttention'
import { featureCount } from '../../core/tokenPhasors'
import type { ScoresAbout, ScoresSide } from '../protocol'
import { tokenTable } from './tokenTable'

const TILE = 4096

type Best = ScoresAbout['best']

/** First token of the segment that holds the last token; the last token itself where there is one segment. */
function lastSegment(parts: Float64Array): number {
  return parts.at(-2) || (parts.at(-1) ?? 1) - 1
}

/** For the last token, the key before its segment that takes most attention; null where it sees none. */
export function* bestKey({ source, blocks, scale, mask, parts }: ScoresSide): Generator<void, Best> {
  const outside = lastSegment(parts)
  const { tokens } = blocks
  if (outside === 0) return null
  const size = featureCount(source.form, source.omega[0]?.length ?? 0)
  const phasors = source.omega[0]?.length ?? 1
  const query = askingFeatures(source, tokenTable(source, blocks, tokens - 1, tokens, 1))
  const best = { key: 0, mass: Number.NEGATIVE_INFINITY }
  let total = 0
  for (let from = 0; from < tokens; from += TILE) {
    const count = Math.min(TILE, tokens - from)
    const table = tokenTable(source, blocks, from, from + count, count)
    const sums = new Float64Array(count)
    for (let f = 0, at = 0; f < size; f++)
      for (let k = 0; k < count; k++, at++) sums[k]! += (query[f] as number) * (table[at] as number)
    for (let k = 0; k < count; k++) {
      if (!allows(mask, tokens - 1, from + k)) continue
      const weight = Math.exp(scale * ((sums[k] as number) / phasors - topScore(source)))
      total += weight
      if (from + k < outside && weight > best.mass) Object.assign(best, { key: from + k, mass: weight })
    }
    yield
  }
  return best.mass < 0 ? null : { key: best.key, mass: best.mass / total }
}

/** The same under the bands of a relative map, float64. */
export function* bestInBands({ related, scale, mask, parts }: ScoresSide): Generator<void, Best> {
  const outside = lastSegment(parts)
  const bands = related?.bands ?? []
  const tokens = bands[0]?.key.tokens ?? 0
  if (outside === 0) return null
  const [query, own] = [tokens - 1, scale * (related?.queryScale?.[tokens - 1] ?? 1)]
  const best = { key: 0, mass: Number.NEGATIVE_INFINITY }
  let total = 0
  for (const [start, end] of seenRuns(mask, tokens, query))
    for (const { band, from, to } of bandRuns(bands, query, start, end)) {
      const one = bands[band] as (typeof bands)[number]
      const source = { form: 'turn', omega: one.omega } as const
      const pairs = one.omega[0]?.length ?? 1
      const keys = featureTiles(source, one.key)
      const asks = featureTiles(source, one.query).sum(query, query + 1)
      for (let key = from; key < to; key++) {
        const scaled = (related?.keyScale?.[key] ?? 1) * keys.dot(key, asks)
        const weight = Math.exp(own * (scaled / pairs - 1))
        total += weight
        if (key < outside && weight > best.mass) Object.assign(best, { key, mass: weight })
        if (key % TILE === 0) yield
      }
    }
  return best.mass < 0 ? null : { key: best.key, mass: best.mass / total }
}

/** The same where the logit is a function of one distance. */
export function bestOfCurve(prefix: CurvePrefix, mask: Mask, parts: Float64Array, restarts = false): Best {
  const outside = lastSegment(parts)
  const { tokens, sum } = prefix
  const [from] = spanOf(mask, tokens, tokens - 1)
  let [best, most] = [-1, Number.NEGATIVE_INFINITY]
  const last = tokens - 1
  for (const [start, end, place] of [
    [0, Math.min(anchorOf(mask), from, outside), restarts ? last - from : last],
    [from, outside, last],
  ] as const)
    for (let key = start; key < end; key++) {
      const apart = place - key
      const weight = (sum[apart + 1] as number) - (sum[apart] as number)
      if (weight > most) [best, most] = [key, weight]
    }
  return best < 0 ? null : { key: best, mass: most / spanNormaliser(weightSums(prefix), mask, tokens, last, restarts) }
}

/** How many of the nearest keys that it sees take half of the last token's attention. */
export function halfOfCurve(prefix: CurvePrefix, mask: Mask, restarts = false): number {
  const { tokens, sum } = prefix
  const half = spanNormaliser(weightSums(prefix), mask, tokens, tokens - 1, restarts) / 2
  const [from] = spanOf(mask, tokens, tokens - 1)
  let near = 1
  while (near < tokens - from && (sum[near] as number) < half) near++
  return near
}
