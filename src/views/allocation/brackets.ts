import { readsAxis } from './lane'
import type { BandName, Pair, Reading } from './pairs'
import { BANDS, readingKey } from './pairs'

/** Neighbouring pairs that read one axis, or that take turns in reading two to four. */
export interface Bracket {
  /** in the order in which they take turns */
  reads: readonly Reading[]
  /** pairs of each reading */
  counts: readonly number[]
  first: Pair
  last: Pair
  /** what a schedule does with all of them, where brackets part its regions */
  band?: BandName
}

/** Regions of a schedule where all pairs read one axis; else runs by what pairs read. */
export function bracketsOf(pairs: readonly Pair[]): readonly Bracket[] {
  const [first] = pairs
  const alike = pairs.every(pair => pair.band && readingKey(pair) === readingKey(first as Pair))
  const regions = alike ? bandRuns(pairs) : []
  return regions.length > 1 ? regions : readingRuns(pairs)
}

function bandRuns(pairs: readonly Pair[]): readonly Bracket[] {
  return BANDS.flatMap(band => {
    const own = pairs.filter(pair => pair.band === band)
    const inside = own.filter(pair => pair.scheduled === undefined)
    const [first] = inside
    const last = inside.at(-1)
    return first && last ? [{ reads: [first.reads], counts: [own.length], first, last, band }] : []
  })
}

/** Cuts the pairs into runs: at each place the longest stretch of period 1 to 4, in whole periods. */
function readingRuns(pairs: readonly Pair[]): readonly Bracket[] {
  const brackets: Bracket[] = []
  for (let start = 0; start < pairs.length; ) {
    const period = [1, 2, 3, 4].reduce((best, k) => (stretch(pairs, start, k) > stretch(pairs, start, best) ? k : best))
    const length = stretch(pairs, start, period)
    brackets.push({
      reads: pairs.slice(start, start + period).map(pair => pair.reads),
      counts: Array<number>(period).fill(length / period),
      first: pairs[start] as Pair,
      last: pairs[start + length - 1] as Pair,
    })
    start += length
  }
  return brackets
}

/** Length of the stretch from `start` that repeats after `period` pairs; 0 unless it holds two periods of distinct readings. */
function stretch(pairs: readonly Pair[], start: number, period: number): number {
  const cycle = pairs.slice(start, start + period).map(readingKey)
  if (new Set(cycle).size < period) return 0
  let end = start
  while (end < pairs.length && readingKey(pairs[end] as Pair) === cycle[(end - start) % period]) end++
  const length = Math.floor((end - start) / period) * period
  return period > 1 && length < 2 * period ? 0 : length
}

/** All pairs of one reading as a single extent, for where there is room for no more. */
export function extentOf(pairs: readonly Pair[], reads: Reading): readonly Bracket[] {
  const own = pairs.filter(pair => readsAxis(pair, reads))
  const [first] = own
  const last = own.at(-1)
  return first && last ? [{ reads: [reads], counts: [own.length], first, last }] : []
}
