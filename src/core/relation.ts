/** For which pairs of tokens a band counts; bounds are whole numbers, `below` may be infinite. */
export type Region =
  /** from <= query - key < below */
  | { by: 'distance'; from: number; below: number }
  /** from <= ⌊query / size⌋ - ⌊key / size⌋ < below */
  | { by: 'chunks'; size: number; from: number; below: number }

/** What a band rotates its queries and its keys by: the pair of tokens stands query[i] - key[j] apart, positions. */
export interface Ids {
  /** position of each token when it asks; length tokens */
  query: Float64Array
  /** position of each token when it is asked; length tokens */
  key: Float64Array
}

/** A part of the score matrix with position ids of its own. */
export interface Band extends Ids {
  /** as a legend says it */
  name: string
  region: Region
  /** other ids for the pairs from `fromPair` on, where fast and slow pairs read different positions */
  slow?: Ids & { fromPair: number }
  /** where the distance alone decides, in a text of any length: start + step · (query - key), positions */
  line?: Line
}

export interface Line {
  start: number
  step: number
}

/**
 * Which relative position a query and a key see: the first band whose region holds them says it, the last one otherwise.
 * Plain data, so that each band can be drawn and computed as the product of rotated queries and keys.
 */
export interface Relation {
  bands: readonly [Band, ...Band[]]
  /** multiplies the logits of a query; absent where nothing is multiplied */
  queryScale?: Float64Array
}

/** A map that a setup uses, for a text of any length. */
export interface RelationInForce {
  /** as a menu says it */
  name: string
  /** tokens of the text that the map comes with; null where it has none of its own */
  describes: number | null
  /** the same object while few lengths are asked for */
  over: (tokens: number) => Relation
  /** the bands with their lines, where the distance alone decides; null where the place of the query counts too */
  lines: readonly { region: Region; line: Line }[] | null
}

/** Lengths of text whose bands are kept. */
const LENGTHS = 2

export function inForce(name: string, run: (tokens: number) => Relation, describes: number | null = null): RelationInForce {
  const made = new Map<number, Relation>()
  const bands = run(1).bands
  const lines = bands.flatMap(({ region, line }) => (line ? [{ region, line }] : []))
  return {
    name,
    describes,
    lines: lines.length === bands.length ? lines : null,
    over: tokens => {
      const relation = made.get(tokens) ?? run(tokens)
      made.delete(tokens)
      made.set(tokens, relation)
      if (made.size > LENGTHS) made.delete(made.keys().next().value as number)
      return relation
    },
  }
}

/** The band that speaks for a pair of tokens. */
export function bandAt({ bands }: Relation, query: number, key: number): Band {
  return bands.find(({ region }) => holds(region, query, key)) ?? (bands.at(-1) as Band)
}

export function holds(region: Region, query: number, key: number): boolean {
  const apart = region.by === 'distance' ? query - key : Math.floor(query / region.size) - Math.floor(key / region.size)
  return region.from <= apart && apart < region.below
}

/** The relative position that a pair of channels sees between two tokens, positions. */
export function effectiveDistance(relation: Relation, query: number, key: number, pair = 0): number {
  const band = bandAt(relation, query, key)
  const ids = band.slow && pair >= band.slow.fromPair ? band.slow : band
  return (ids.query[query] as number) - (ids.key[key] as number)
}

/** Relative positions of the keys 0 .. query under one pair of channels. */
export function distancesOf(relation: Relation, query: number, pair = 0): Float64Array {
  return Float64Array.from({ length: query + 1 }, (_, key) => effectiveDistance(relation, query, key, pair))
}

/** Mean over pairs of cos(distance · ω): the score of equal content, 1 at distance 0. `frequencies` in rad per position. */
export function relatedDecay(relation: Relation, frequencies: Float64Array, query: number, key: number): number {
  const sum = frequencies.reduce(
    (total, omega, pair) => total + Math.cos(omega * effectiveDistance(relation, query, key, pair)),
    0,
  )
  return sum / frequencies.length
}

/** What multiplies the logits of each query; null where that is 1 for all. */
export function queryScaleOf({ queryScale }: Relation): Float64Array | null {
  return queryScale?.some(scale => scale !== 1) ? queryScale : null
}

/** Ids from functions of the token index. */
export function idsOf(tokens: number, query: (i: number) => number, key: (j: number) => number): Ids {
  const ids = { query: new Float64Array(tokens), key: new Float64Array(tokens) }
  for (let token = 0; token < tokens; token++) {
    ids.query[token] = query(token)
    ids.key[token] = key(token)
  }
  return ids
}

/** Every token at its own index. */
export function ownIds(tokens: number): Ids {
  return idsOf(
    tokens,
    i => i,
    j => j,
  )
}

/** Tokens that stand nearer than a window. */
export function within(window: number): Region {
  return { by: 'distance', from: Number.NEGATIVE_INFINITY, below: window }
}

export function beyond(window: number): Region {
  return { by: 'distance', from: window, below: Number.POSITIVE_INFINITY }
}
