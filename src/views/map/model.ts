import type { Outlook } from '../../core/outlook'
import { bandIndex, seenAt } from '../../core/outlook'
import type { Relation } from '../../core/relation'
import { within } from '../../core/relation'
import { LIMITS } from '../../core/scene'
import { pairOnRuler } from '../ruler/pairCursor'
import type { SidePoint } from '../standpoint'
import { outlookOf, standpointOf } from '../standpoint'
import type { Side, ViewInput } from '../view'

/** What a side's pairs see, from where it is looked at. */
export interface MapSide {
  side: Side
  /** null where pairs see the distance itself */
  relation: Relation | null
  outlook: Outlook
  stand: SidePoint
  /** the first pair that sees other distances than the fast ones; null where all see the same */
  slowFrom: number | null
}

const PLAIN: Outlook = {
  key: 'plain',
  reach: LIMITS.distance.max,
  own: LIMITS.distance.max,
  lines: [{ region: within(Number.POSITIVE_INFINITY), line: { start: 0, step: 1 } }],
  seen: null,
}

export function mapSides(input: Pick<ViewInput, 'a' | 'b' | 'scene' | 'cursor'>): readonly MapSide[] {
  const { a, b } = input
  return (b ? [a, b] : [a]).map(side => {
    const stand = standpointOf(side, input)
    const relation = side.spec.relation?.over(stand.tokens) ?? null
    const slow = relation?.bands.find(band => band.slow)?.slow
    const outlook = outlookOf(side, 'all', input) ?? PLAIN
    const { pairs } = side.spec
    return { side, relation, outlook, stand, slowFrom: slow && slow.fromPair < pairs ? slow.fromPair : null }
  })
}

/** The distance at the cursor, positions: of the chosen pair of tokens, or the one on the ruler. */
export function cursorDelta(input: Pick<ViewInput, 'a' | 'scene' | 'cursor'>): number {
  const pair = pairOnRuler(input)
  return pair ? Math.abs(pair[0]?.distance ?? 0) : input.cursor.delta
}

export interface Reading {
  /** positions; NaN where no token stands so far back */
  fast: number
  /** null where slow pairs see the same */
  slow: number | null
  /** what the band is called; null without a map */
  band: string | null
  /** counted from 1 */
  index: number
}

export function readingAt({ outlook, relation, slowFrom }: MapSide, delta: number): Reading {
  const index = bandIndex(outlook, delta)
  return {
    fast: seenAt(outlook, delta),
    slow: slowFrom === null ? null : seenAt(outlook, delta, true),
    band: relation?.bands[index]?.name ?? null,
    index: index + 1,
  }
}

/** Largest distances that are seen back to a distance, of fast and of slow pairs together. */
export function largestSeen({ outlook, slowFrom }: MapSide, limit: number): number {
  const { lines, seen, reach } = outlook
  const end = Math.min(limit, reach)
  if (lines)
    return lines.reduce((most, { region, line }) => {
      const ends = [Math.max(0, region.from), Math.min(end, region.below - 1)]
      return (ends[0] as number) <= (ends[1] as number)
        ? Math.max(most, ...ends.map(delta => line.start + line.step * delta))
        : most
    }, 0)
  const most = (distances: Float64Array | null | undefined) =>
    distances ? distances.subarray(0, end + 1).reduce((top, distance) => Math.max(top, distance), 0) : 0
  return Math.max(most(seen?.fast), slowFrom === null ? 0 : most(seen?.slow))
}

/** Smallest distance at which more than a length is seen; null when there is none. */
export function firstBeyond({ outlook }: MapSide, length: number): number | null {
  const { lines, seen, reach } = outlook
  if (seen) {
    const found = seen.fast.findIndex(distance => distance > length)
    return found < 0 ? null : found
  }
  for (const { region, line } of lines ?? []) {
    const [from, to] = [Math.max(0, region.from), Math.min(reach, region.below - 1)]
    if (line.start + line.step * from > length) return from
    if (line.step <= 0) continue
    const at = Math.floor((length - line.start) / line.step) + 1
    if (at <= to) return Math.max(from, at)
  }
  return null
}

/** Where one band hands over to the next, looking back from the query: the first distance of each stretch, up to `most` of them. */
export function stretches({ outlook }: MapSide, most: number): readonly { from: number; band: number }[] {
  const { lines, seen } = outlook
  if (lines) return lines.map(({ region }, band) => ({ from: Math.max(0, region.from), band }))
  const found: { from: number; band: number }[] = []
  seen?.band.forEach((band, delta) => {
    if (found.length <= most && band !== found.at(-1)?.band) found.push({ from: delta, band })
  })
  return found.length > most ? found.slice(0, most) : found
}
