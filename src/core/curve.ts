import { cosine, distinctFrequencies, reduceAngle, sine } from './angles'
import { searchIntegers } from './search'

/** C(m) = mean over pairs of cos(m ω), float64; error 1e-16 + 5e-18 m for 64 pairs. */
export function decayAt(frequencies: Float64Array, m: number): number {
  let sum = 0
  for (const omega of frequencies) sum += cosine(m * reduceAngle(omega))
  return sum / frequencies.length
}

/**
 * RoFormer's bound on the decay of any content (arXiv 2104.09864, section 3.4.3): mean over j of |Σ_{i<j} e^{i m ω_i}|,
 * the partial sums taken over the first j pairs. It grows with the number of pairs.
 */
export function partialSumBound(frequencies: Float64Array, m: number): number {
  let [re, im, sum] = [0, 0, 0]
  for (const omega of frequencies) {
    re += cosine(m * reduceAngle(omega))
    im += sine(m * reduceAngle(omega))
    sum += Math.hypot(re, im)
  }
  return sum / frequencies.length
}

/** Smallest integer 0 <= m <= limit with C(m) < threshold, or null. */
export function firstBelow(frequencies: Float64Array, threshold: number, limit: number): number | null {
  let found: number | null = null
  searchIntegers(distinctFrequencies(frequencies), 0, limit, {
    worthwhile: low => low < threshold,
    look: m => {
      if (decayAt(frequencies, m) < threshold) found = m
      return found !== null
    },
  })
  return found
}

/** Largest value of C over the integers from .. to, and the smallest of them that has it. */
export function largestIn(frequencies: Float64Array, from: number, to: number): { m: number; value: number } {
  const best = { m: from, value: decayAt(frequencies, from) }
  searchIntegers(distinctFrequencies(frequencies), from, to, {
    worthwhile: (_, high) => high > best.value,
    look: m => {
      const value = decayAt(frequencies, m)
      if (value > best.value) Object.assign(best, { m, value })
      return false
    },
  })
  return best
}

const TURN = 2 * Math.PI

/**
 * Bounds of C in each column that are certain without looking at its integers: each pair's exact range of cos over the
 * real interval. NaN where a column holds no integer; exact (to rounding) where it holds one.
 */
export function outerBand(frequencies: Float64Array, edges: Float64Array): { min: Float64Array; max: Float64Array } {
  const columns = edges.length - 1
  const [min, max] = [new Float64Array(columns), new Float64Array(columns)]
  const { omega, weight } = distinctFrequencies(frequencies)
  for (let i = 0; i < omega.length; i++) {
    const w = omega[i] as number
    const share = weight[i] as number
    for (let k = 0; k < columns; k++) {
      const from = (edges[k] as number) * w
      const to = ((edges[k + 1] as number) - 1) * w
      // rounding of the angle moves the cosine by as much
      const margin = 2.3e-16 * (1 + to)
      const peak = Math.ceil(from / TURN) * TURN <= to
      const trough = (Math.ceil(from / TURN - 0.5) + 0.5) * TURN <= to
      const [atFrom, atTo] = peak && trough ? [0, 0] : [cosine(from), cosine(to)]
      min[k]! += share * (trough ? -1 : Math.min(atFrom, atTo) - margin)
      max[k]! += share * (peak ? 1 : Math.max(atFrom, atTo) + margin)
    }
  }
  for (let k = 0; k < columns; k++) if (edges[k] === edges[k + 1]) min[k] = max[k] = Number.NaN
  return { min, max }
}
