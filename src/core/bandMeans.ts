import type { FeatureTiles } from './featureTiles'
import { featureTiles } from './featureTiles'
import type { Mask } from './mask'
import { anchorOf, spanOf } from './mask'
import { allowedPairs, meetingOf } from './maskSums'
import type { ScoreBand } from './scoreBands'
import { bandOfCell, bandRuns } from './scoreBands'
import type { CellGrid } from './scoreCells'
import { meanFeatures, phasorSums } from './tokenPhasors'

/** Tokens whose features cells on a border may form in all; beyond that some pairs of each such cell stand for it. */
const ROOM = { full: 1 << 21, draft: 1 << 16 }
/** Queries and keys that are looked at in a cell where some stand for all. */
const LOOKS = 8
/** Cells on a border between two yields. */
const BATCH = 16

export interface BandMeans {
  /** mean over the pairs of each cell that may attend, row-major; NaN where none may */
  means: Float64Array
  /** cells that a border of bands or of the mask crosses were computed from some of their pairs */
  sampled: boolean
}

/** The runs of keys that a query sees under a mask. */
export function seenRuns(mask: Mask, tokens: number, query: number): readonly (readonly [number, number])[] {
  const span = spanOf(mask, tokens, query)
  const anchor = Math.min(anchorOf(mask), span[0])
  return anchor > 0 ? [[0, anchor], span] : [span]
}

/**
 * Mean of C over the pairs of every cell that may attend, under the bands of a relative map, float64. Inside one band a cell
 * is a product of mean phasors in closed form; where a border crosses it, every pair counts, through sums over its keys.
 */
export function* bandMeans(
  bands: readonly ScoreBand[],
  { rows, columns }: CellGrid,
  mask: Mask,
  draft = false,
): Generator<void, BandMeans> {
  const pairs = bands[0]?.omega[0]?.length ?? 0
  const tokens = bands[0]?.query.tokens ?? 0
  const size = 2 * pairs
  const [height, width] = [rows.length - 1, columns.length - 1]
  const means = new Float64Array(height * width)
  const ofBand: (readonly [Float64Array, Float64Array])[] = []
  for (const { query, key, omega } of bands) {
    const source = { form: 'turn', omega } as const
    const q = meanFeatures(source, yield* phasorSums(query, omega, rows), rows)
    yield
    ofBand.push([q, meanFeatures(source, yield* phasorSums(key, omega, columns), columns)])
    yield
  }
  const borders: number[] = []
  let formed = 0
  for (let row = 0; row < height; row++) {
    const [q0, q1] = [rows[row] as number, rows[row + 1] as number]
    const meets = meetingOf(mask, tokens, q0, q1)
    for (let column = 0; column < width; column++) {
      const [k0, k1] = [columns[column] as number, columns[column + 1] as number]
      const at = row * width + column
      const how = meets(k0, k1)
      const band = how === 'open' ? bandOfCell(bands, q0, q1, k0, k1) : -1
      if (how === 'closed') means[at] = Number.NaN
      else if (band < 0) {
        borders.push(at)
        formed += q1 - q0 + (k1 - k0)
      } else {
        const [q, k] = ofBand[band] as (typeof ofBand)[number]
        let sum = 0
        for (let f = 0; f < size; f++) sum += (q[row * size + f] as number) * (k[column * size + f] as number)
        means[at] = sum / pairs
      }
    }
    yield
  }
  const sampled = formed > ROOM[draft ? 'draft' : 'full']
  const onBorder = borderMeans(bands, mask, tokens, pairs)
  for (const [k, at] of borders.entries()) {
    const [row, column] = [Math.floor(at / width), at % width]
    const ends = [rows[row], rows[row + 1], columns[column], columns[column + 1]] as [number, number, number, number]
    means[at] = sampled ? onBorder.some(...ends) : onBorder.all(...ends)
    if (k % BATCH === 0) yield
  }
  return { means, sampled }
}

/** Means of single cells with a border in them: of all their pairs, or of some. */
function borderMeans(bands: readonly ScoreBand[], mask: Mask, tokens: number, pairs: number) {
  const size = 2 * pairs
  const tiles = bands.map(({ query, key, omega }) => {
    const source = { form: 'turn', omega } as const
    return { query: featureTiles(source, query), key: featureTiles(source, key) }
  })
  /** sums of a band's key features before each key of the columns at hand */
  let prefixes: (Float64Array | undefined)[] = []
  let [k0, k1] = [-1, -1]

  const prefixOf = (band: number): Float64Array => {
    const found = prefixes[band]
    if (found) return found
    const made = new Float64Array((k1 - k0 + 1) * size)
    const sum = new Float64Array(size)
    for (let key = k0; key < k1; key++) {
      ;(tiles[band] as { key: FeatureTiles }).key.add(sum, key, 1)
      made.set(sum, (key - k0 + 1) * size)
    }
    prefixes[band] = made
    return made
  }
  const difference = new Float64Array(size)

  return {
    all: (q0: number, q1: number, from: number, to: number): number => {
      if (from !== k0 || to !== k1) {
        prefixes = []
        k0 = from
        k1 = to
      }
      let total = 0
      for (let query = q0; query < q1; query++)
        for (const [start, stop] of seenRuns(mask, tokens, query))
          for (const run of bandRuns(bands, query, Math.max(start, from), Math.min(stop, to))) {
            const prefix = prefixOf(run.band)
            const [a, b] = [(run.from - from) * size, (run.to - from) * size]
            for (let f = 0; f < size; f++) difference[f] = (prefix[b + f] as number) - (prefix[a + f] as number)
            total += (tiles[run.band] as { query: FeatureTiles }).query.dot(query, difference)
          }
      return total / pairs / allowedPairs(mask, tokens, q0, q1, from, to)
    },
    some: (q0: number, q1: number, from: number, to: number): number => {
      let [total, count] = [0, 0]
      for (const query of spread(q0, q1))
        for (const [start, stop] of seenRuns(mask, tokens, query))
          for (const key of spread(Math.max(start, from), Math.min(stop, to))) {
            const [run] = bandRuns(bands, query, key, key + 1)
            if (!run) continue
            const sum = (tiles[run.band] as { key: FeatureTiles }).key.sum(key, key + 1)
            total += (tiles[run.band] as { query: FeatureTiles }).query.dot(query, sum)
            count++
          }
      return count ? total / pairs / count : Number.NaN
    },
  }
}

/** Some of the tokens from .. to - 1, evenly. */
function spread(from: number, to: number): number[] {
  const looks = Math.min(LOOKS, Math.max(0, to - from))
  return Array.from({ length: looks }, (_, k) => from + Math.floor(((k + 0.5) * (to - from)) / looks))
}
