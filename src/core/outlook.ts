import type { Line, Region, Relation, RelationInForce } from './relation'
import { bandAt } from './relation'

/** The distances that one token sees when it looks back; index Δ = 0 .. query, positions. */
export interface Seen {
  fast: Float64Array
  /** of the pairs from `fromPair` on, where they see other distances; else null */
  slow: Float64Array | null
  fromPair: number
  /** index of the band that speaks */
  band: Uint8Array
}

/** From where a map is looked at: a query in a text of so many tokens. */
export interface Standpoint {
  tokens: number
  query: number
}

/** What pairs see at every distance, from one place, or from any where the distance alone decides. */
export interface Outlook {
  /** tells outlooks apart */
  key: string
  /** largest distance there is */
  reach: number
  /** largest distance up to which all pairs see the distance itself */
  own: number
  lines: readonly { region: Region; line: Line }[] | null
  /** null where lines say it */
  seen: Seen | null
}

const seenOf = new WeakMap<Relation, { query: number; outlook: Outlook }>()
let made = 0

/** @param limit largest distance that is asked of lines, which know no end */
export function outlookFrom(map: RelationInForce, { tokens, query }: Standpoint, limit: number): Outlook {
  const { lines } = map
  if (lines) {
    const bent = lines.find(({ line }) => line.start !== 0 || line.step !== 1)
    const own = bent?.region.by === 'distance' ? bent.region.from - 1 : limit
    return { key: JSON.stringify(lines), reach: limit, own: Math.min(own, limit), lines, seen: null }
  }
  const relation = map.over(tokens)
  const known = seenOf.get(relation)
  if (known?.query === query) return known.outlook
  const seen = seenFrom(relation, query)
  const bent = seen.fast.findIndex((distance, delta) => distance !== delta || (seen.slow !== null && seen.slow[delta] !== delta))
  const outlook = { key: `seen ${++made}`, reach: query, own: bent < 0 ? query : bent - 1, lines: null, seen }
  seenOf.set(relation, { query, outlook })
  return outlook
}

function seenFrom(relation: Relation, query: number): Seen {
  const { bands } = relation
  const hierarchy = bands.find(({ slow }) => slow)
  const [fast, band] = [new Float64Array(query + 1), new Uint8Array(query + 1)]
  const slow = hierarchy ? new Float64Array(query + 1) : null
  for (let delta = 0; delta <= query; delta++) {
    const key = query - delta
    const found = bandAt(relation, query, key)
    band[delta] = bands.indexOf(found)
    fast[delta] = (found.query[query] as number) - (found.key[key] as number)
    const other = found.slow ?? found
    if (slow) slow[delta] = (other.query[query] as number) - (other.key[key] as number)
  }
  return { fast, slow, fromPair: hierarchy?.slow?.fromPair ?? 0, band }
}

/** The distance that pairs see at a distance; NaN beyond the first token. */
export function seenAt({ lines, seen }: Outlook, delta: number, slow = false): number {
  if (lines) {
    const { start, step } = lineAt(lines, delta)
    return start + step * delta
  }
  return (slow && seen?.slow ? seen.slow : seen?.fast)?.[delta] ?? Number.NaN
}

export function lineAt(lines: NonNullable<Outlook['lines']>, delta: number): Line {
  const found = lines.find(({ region }) => region.by === 'distance' && region.from <= delta && delta < region.below)
  return (found ?? (lines.at(-1) as (typeof lines)[number])).line
}

/** Which band speaks at a distance: its index among the bands, or the lines. */
export function bandIndex({ lines, seen }: Outlook, delta: number): number {
  if (!lines) return seen?.band[delta] ?? -1
  const at = lines.findIndex(({ region }) => region.by === 'distance' && region.from <= delta && delta < region.below)
  return at < 0 ? lines.length - 1 : at
}
