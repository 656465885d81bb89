import { readsAxis } from './lane'
import type { Pair, Reading } from './pairs'
import { readingKey } from './pairs'

/** Neighbouring pairs that read one axis, or that take turns in reading two to four. */
export interface Bracket {
  /** in the order in which they take turns */
  reads: readonly Reading[]
  /** pairs of each reading */
  counts: readonly number[]
  first: Pair
  last: Pair
}

/** Cuts the pairs into runs: at each place the longest stretch of period 1 to 4, in whole periods. */
export function bracketsOf(pairs: readonly Pair[]): readonly Bracket[] {
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
