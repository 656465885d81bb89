import { laneFrequencies } from './curves'
import type { Ids, Region, Relation } from './relation'
import { holds, queryScaleOf, within } from './relation'
import type { RotarySpec } from './resolve'
import type { TokenBlocks } from './tokenBlocks'
import { tokenBlocks } from './tokenBlocks'

/** A band of a relative map as scores are computed from it: phasors of its queries times those of its keys. */
export interface ScoreBand {
  region: Region
  query: TokenBlocks
  key: TokenBlocks
  /** rad per position, omega[axis][pair]: slow pairs read a second axis where they have ids of their own */
  omega: readonly Float64Array[]
}

/** The first band whose region holds a pair of tokens says its score, the last one otherwise. */
export interface ScoreBands {
  bands: readonly ScoreBand[]
  /** multiplies the logits of each query; null where nothing is multiplied */
  queryScale: Float64Array | null
  /** the same for each key; absent where nothing is multiplied */
  keyScale?: Float64Array
}

const known = new WeakMap<Relation, readonly Omit<ScoreBand, 'omega'>[]>()

/** @param frequencies rad per position, pair by pair */
export function scoreBands(relation: Relation, frequencies: Float64Array): ScoreBands {
  const placed = known.get(relation) ?? relation.bands.map(placeBand)
  known.set(relation, placed)
  const bands = placed.map((place, at) => {
    const slow = relation.bands[at]?.slow
    const omega = slow
      ? [
          frequencies.map((w, pair) => (pair < slow.fromPair ? w : 0)),
          frequencies.map((w, pair) => (pair < slow.fromPair ? 0 : w)),
        ]
      : [frequencies]
    return { ...place, omega }
  })
  return { bands, queryScale: queryScaleOf(relation) }
}

/** One band over all pairs of tokens, whose keys stand elsewhere than its queries; null where they do not. */
export function movedKeys({ positionIds, keyIds, tokens, groups }: RotarySpec): ScoreBands | null {
  if (!keyIds) return null
  const [query, key] = [positionIds, keyIds].map(ids => tokenBlocks({ positionIds: ids, tokens })) as [TokenBlocks, TokenBlocks]
  const region = within(Number.POSITIVE_INFINITY)
  return { bands: [{ region, query, key, omega: groups[0].invFreq }], queryScale: null }
}

/**
 * One band over all pairs of tokens of a text whose first tokens turn otherwise: they stand on an axis of their own and at 0
 * on that of the others. Null where all tokens turn alike.
 */
export function openedBand(spec: RotarySpec): ScoreBands | null {
  const { opening, attentionFactor } = spec.groups[0]
  const frequencies = opening && laneFrequencies(spec, 'all')
  if (!frequencies) return null
  const { count } = spec.tokens
  const first = (token: number) => token < opening.tokens
  const ids = [false, true].map(opens => Float64Array.from({ length: count }, (_, token) => (first(token) === opens ? token : 0)))
  const own = opening.invFreq.reduce((sum, axis) => sum.map((omega, pair) => omega + (axis[pair] as number)))
  const places = blocksOf(ids)
  const part = opening.attentionFactor / attentionFactor
  const scale = part === 1 ? null : Float64Array.from({ length: count }, (_, token) => (first(token) ? part : 1))
  return {
    bands: [{ region: within(Number.POSITIVE_INFINITY), query: places, key: places, omega: [frequencies, own] }],
    queryScale: scale,
    ...(scale && { keyScale: scale }),
  }
}

function placeBand({ region, query, key, slow }: Relation['bands'][number]): Omit<ScoreBand, 'omega'> {
  const places = (which: keyof Ids) => blocksOf([which === 'query' ? query : key, ...(slow ? [slow[which]] : [])])
  return { region, query: places('query'), key: places('key') }
}

function blocksOf(positionIds: readonly Float64Array[]): TokenBlocks {
  const count = positionIds[0]?.length ?? 0
  const still = new Int32Array(count)
  return tokenBlocks({ positionIds, tokens: { count, segment: still, frame: still, row: still, col: still } })
}

/** The one band that speaks for all pairs of a cell, queries q0 .. q1 - 1 and keys k0 .. k1 - 1; -1 where several do. */
export function bandOfCell(bands: readonly Pick<ScoreBand, 'region'>[], q0: number, q1: number, k0: number, k1: number): number {
  for (const [at, { region }] of bands.entries()) {
    const chunk = (token: number) => (region.by === 'distance' ? token : Math.floor(token / region.size))
    const [least, most] = [chunk(q0) - chunk(k1 - 1), chunk(q1 - 1) - chunk(k0)]
    if (least >= region.from && most < region.below) return at
    if (most >= region.from && least < region.below) return -1
  }
  return bands.length - 1
}

/** Keys of one band, from .. to - 1. */
export interface BandRun {
  band: number
  from: number
  to: number
}

/** The keys from .. to - 1 of a query, band by band. */
export function bandRuns(bands: readonly Pick<ScoreBand, 'region'>[], query: number, from: number, to: number): BandRun[] {
  if (from >= to) return []
  const starts = new Set([from])
  for (const { region } of bands)
    for (const edge of [region.from, region.below]) {
      if (!Number.isFinite(edge)) continue
      // the first key that stands nearer than the edge
      const key = region.by === 'distance' ? query - edge + 1 : (Math.floor(query / region.size) - edge + 1) * region.size
      if (key > from && key < to) starts.add(key)
    }
  const runs: BandRun[] = []
  const sorted = [...starts].sort((a, b) => a - b)
  for (const [k, start] of sorted.entries()) {
    const found = bands.findIndex(({ region }) => holds(region, query, start))
    const band = found < 0 ? bands.length - 1 : found
    const end = sorted[k + 1] ?? to
    const last = runs.at(-1)
    if (last?.band === band) last.to = end
    else runs.push({ band, from: start, to: end })
  }
  return runs
}
