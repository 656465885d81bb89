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

function placeBand({ region, query, key, slow }: Relation['bands'][number]): Omit<ScoreBand, 'omega'> {
  return { region, query: blocksOf('query', { query, key }, slow), key: blocksOf('key', { query, key }, slow) }
}

function blocksOf(which: keyof Ids, ids: Ids, slow: Ids | undefined): TokenBlocks {
  const positionIds = [ids[which], ...(slow ? [slow[which]] : [])]
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
