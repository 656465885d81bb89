import { cosine, distinctFrequencies } from './angles'
import { decayAt, firstBelow } from './curve'
import type { Outlook, Seen } from './outlook'
import { lineAt } from './outlook'
import { meanCurve, stdCurve } from './phasors'
import type { Line } from './relation'
import { searchIntegers } from './search'

/** Values of a mapped curve over the integers of each column; NaN where a column holds none, or lies beyond the first token. */
export interface MappedColumns {
  mean: Float64Array
  std: Float64Array
  /** null where closed forms give mean and deviation alone */
  min: Float64Array | null
  max: Float64Array | null
}

/** C at a distance under a map: mean over pairs of cos(Δ′ ω), float64. Frequencies in rad per position, pair by pair. */
export function mappedAt({ lines, seen }: Outlook, frequencies: Float64Array, delta: number): number {
  if (lines) {
    const { start, step } = lineAt(lines, delta)
    return decayAt(frequencies, start + step * delta)
  }
  if (!seen || !(delta < seen.fast.length)) return Number.NaN
  return lookup(seen, frequencies)(Math.max(0, Math.round(delta)))
}

/** C by distance, each pair of effective distances computed once. */
function lookup({ fast, slow, fromPair }: Seen, frequencies: Float64Array): (delta: number) => number {
  const parts = slow
    ? [partOf(frequencies.subarray(0, fromPair), fast), partOf(frequencies.subarray(fromPair), slow)]
    : [partOf(frequencies, fast)]
  return delta => parts.reduce((sum, part) => sum + part(delta), 0) / frequencies.length
}

function partOf(frequencies: Float64Array, distances: Float64Array): (delta: number) => number {
  const known = new Map<number, number>()
  let [last, value] = [Number.NaN, 0]
  return delta => {
    const distance = Math.abs(distances[delta] as number)
    if (distance === last) return value
    last = distance
    const found = known.get(distance)
    if (found !== undefined) return (value = found)
    let sum = 0
    for (const omega of frequencies) sum += cosine(distance * omega)
    known.set(distance, sum)
    return (value = sum)
  }
}

/** C at every distance 0 .. query. */
export function seenCurve(seen: Seen, frequencies: Float64Array): Float64Array {
  const at = lookup(seen, frequencies)
  return Float64Array.from(seen.fast, (_, delta) => at(delta))
}

/**
 * Columns of a mapped curve. Where the distance alone decides, from closed forms of its lines; otherwise from the value at
 * every distance, or in each column at `samples` of them at most.
 */
export function mappedColumns(
  outlook: Outlook,
  frequencies: Float64Array,
  edges: Float64Array,
  samples = Number.POSITIVE_INFINITY,
): MappedColumns {
  return outlook.seen
    ? seenColumns(outlook.seen, frequencies, edges, samples)
    : lineColumns(outlook.lines ?? [], frequencies, edges)
}

function seenColumns(seen: Seen, frequencies: Float64Array, edges: Float64Array, samples: number): MappedColumns {
  const at = lookup(seen, frequencies)
  const blank = () => new Float64Array(edges.length - 1).fill(Number.NaN)
  const [mean, std, min, max] = [blank(), blank(), blank(), blank()]
  for (let k = 0; k < mean.length; k++) {
    const first = edges[k] as number
    const count = Math.min(edges[k + 1] as number, seen.fast.length) - first
    if (!(count > 0)) continue
    const looks = Math.min(count, samples)
    let [sum, squares, low, high] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let look = 0; look < looks; look++) {
      const value = at(first + Math.floor(((look + 0.5) * count) / looks))
      sum += value
      squares += value * value
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
    mean[k] = sum / looks
    std[k] = Math.sqrt(Math.max(0, squares / looks - (sum / looks) ** 2))
    min[k] = low
    max[k] = high
  }
  return { mean, std, min, max }
}

/** Offsets are rounded to this part of a position, so that columns hold whole counts exactly. */
const GRAIN = 2 ** -24

/** The line as the curve of other frequencies, moved by so many steps; null where it stands still. */
function asCurve({ start, step }: Line, frequencies: Float64Array): { omega: Float64Array; shift: number } | null {
  if (step === 0) return null
  return { omega: frequencies.map(omega => omega * step), shift: Math.round(start / step / GRAIN) * GRAIN }
}

function lineColumns(lines: NonNullable<Outlook['lines']>, frequencies: Float64Array, edges: Float64Array): MappedColumns {
  const columns = edges.length - 1
  const [count, sum, squares] = [new Float64Array(columns), new Float64Array(columns), new Float64Array(columns)]
  for (const { region, line } of lines) {
    const { from, below } = region
    const within = edges.map(edge => Math.min(Math.max(edge, from), below))
    const curve = asCurve(line, frequencies)
    const moved = curve && within.map(edge => edge + curve.shift)
    const still = decayAt(frequencies, line.start)
    const mean = curve && moved ? meanCurve(curve.omega, moved) : null
    const std = curve && moved ? stdCurve(curve.omega, moved) : null
    for (let k = 0; k < columns; k++) {
      const held = (within[k + 1] as number) - (within[k] as number)
      if (held === 0) continue
      const [value, deviation] = [mean ? (mean[k] as number) : still, std ? (std[k] as number) : 0]
      count[k]! += held
      sum[k]! += held * value
      squares[k]! += held * (value * value + deviation * deviation)
    }
  }
  const mean = sum.map((total, k) => total / (count[k] as number))
  const std = squares.map((total, k) => Math.sqrt(Math.max(0, total / (count[k] as number) - (mean[k] as number) ** 2)))
  return { mean, std, min: null, max: null }
}

/** Smallest distance with C below a threshold under a map, up to the outlook's reach; null when there is none. */
export function mappedBelow(outlook: Outlook, frequencies: Float64Array, threshold: number): number | null {
  const { seen, lines, reach } = outlook
  if (seen) {
    const at = lookup(seen, frequencies)
    for (let delta = 0; delta <= reach; delta++) if (at(delta) < threshold) return delta
    return null
  }
  for (const { region, line } of lines ?? []) {
    const [from, to] = [Math.max(0, region.from), Math.min(region.below - 1, reach)]
    const found = from <= to ? lineBelow(line, frequencies, threshold, from, to) : null
    if (found !== null) return found
  }
  return null
}

function lineBelow(line: Line, frequencies: Float64Array, threshold: number, from: number, to: number): number | null {
  const curve = asCurve(line, frequencies)
  if (!curve) return decayAt(frequencies, line.start) < threshold ? from : null
  const { omega, shift } = curve
  if (from === 0 && shift === 0) return firstBelow(omega, threshold, to)
  const { whole, slack } = onGrid(omega, shift)
  let found: number | null = null
  searchIntegers(distinctFrequencies(omega), from + whole, to + whole, {
    worthwhile: low => low < threshold + slack,
    look: m => {
      if (decayAt(omega, m - whole + shift) < threshold) found = m - whole
      return found !== null
    },
  })
  return found
}

/** A search sees whole steps alone: by how many a curve is moved, and how much C changes at most over what is left. */
function onGrid(omega: Float64Array, shift: number): { whole: number; slack: number } {
  const whole = Math.floor(shift)
  const change = omega.reduce((sum, w) => sum + Math.abs(w), 0) / omega.length
  return { whole, slack: (shift - whole) * change }
}

/** Largest value of C under a map over the distances from .. to, and the smallest of them that has it. */
export function mappedLargest(
  outlook: Outlook,
  frequencies: Float64Array,
  from: number,
  to: number,
): { m: number; value: number } {
  const best = { m: from, value: Number.NEGATIVE_INFINITY }
  const take = (m: number, value: number) => {
    if (value > best.value) Object.assign(best, { m, value })
  }
  const end = Math.min(to, outlook.reach)
  if (outlook.seen) {
    const at = lookup(outlook.seen, frequencies)
    for (let delta = from; delta <= end; delta++) take(delta, at(delta))
    return best
  }
  for (const { region, line } of outlook.lines ?? []) {
    const [first, last] = [Math.max(from, region.from), Math.min(region.below - 1, end)]
    if (first > last) continue
    const curve = asCurve(line, frequencies)
    if (!curve) {
      take(first, decayAt(frequencies, line.start))
      continue
    }
    const { omega, shift } = curve
    const { whole, slack } = onGrid(omega, shift)
    searchIntegers(distinctFrequencies(omega), first + whole, last + whole, {
      worthwhile: (_, high) => high + slack > best.value,
      look: m => {
        take(m - whole, decayAt(omega, m - whole + shift))
        return false
      },
    })
  }
  return best
}
