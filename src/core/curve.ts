import type { Wave } from './angles'
import { cosine, distinctFrequencies, reduceAngle, sine, waveAt } from './angles'
import { searchIntegers } from './search'

/** C(m) = mean over pairs of cos(m ω), or of sin(m ω), float64; error 1e-16 + 5e-18 m for 64 pairs. */
export function decayAt(frequencies: Float64Array, m: number, wave: Wave = 'cosine'): number {
  let sum = 0
  for (const omega of frequencies) sum += waveAt(wave, m * reduceAngle(omega))
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
export function firstBelow(frequencies: Float64Array, threshold: number, limit: number, wave: Wave = 'cosine'): number | null {
  let found: number | null = null
  const interest = {
    worthwhile: (low: number) => low < threshold,
    look: (m: number) => {
      if (decayAt(frequencies, m, wave) < threshold) found = m
      return found !== null
    },
  }
  searchIntegers(distinctFrequencies(frequencies, undefined, wave), 0, limit, interest, wave)
  return found
}

/** Largest value of C over the integers from .. to, and the smallest of them that has it. */
export function largestIn(
  frequencies: Float64Array,
  from: number,
  to: number,
  wave: Wave = 'cosine',
): { m: number; value: number } {
  const best = { m: from, value: decayAt(frequencies, from, wave) }
  const interest = {
    worthwhile: (_: number, high: number) => high > best.value,
    look: (m: number) => {
      const value = decayAt(frequencies, m, wave)
      if (value > best.value) Object.assign(best, { m, value })
      return false
    },
  }
  searchIntegers(distinctFrequencies(frequencies, undefined, wave), from, to, interest, wave)
  return best
}

const TURN = 2 * Math.PI

/**
 * Bounds of C in each column that are certain without looking at its integers: each pair's exact range of its wave over the
 * real interval. NaN where a column holds no integer; exact (to rounding) where it holds one.
 */
export function outerBand(
  frequencies: Float64Array,
  edges: Float64Array,
  wave: Wave = 'cosine',
): { min: Float64Array; max: Float64Array } {
  const columns = edges.length - 1
  const [min, max] = [new Float64Array(columns), new Float64Array(columns)]
  const { omega, weight } = distinctFrequencies(frequencies, undefined, wave)
  // a sine is a cosine that is a quarter turn behind
  const behind = wave === 'sine' ? TURN / 4 : 0
  for (let i = 0; i < omega.length; i++) {
    const w = omega[i] as number
    const share = weight[i] as number
    for (let k = 0; k < columns; k++) {
      const from = (edges[k] as number) * w - behind
      const to = ((edges[k + 1] as number) - 1) * w - behind
      // rounding of the angle moves the cosine by as much
      const margin = 2.3e-16 * (2 + to)
      const peak = Math.ceil(from / TURN) * TURN <= to
      const trough = (Math.ceil(from / TURN - 0.5) + 0.5) * TURN <= to
      const [atFrom, atTo] = peak && trough ? [0, 0] : [cosine(from), cosine(to)]
      const low = trough ? -1 : Math.min(atFrom, atTo) - margin
      const high = peak ? 1 : Math.max(atFrom, atTo) + margin
      min[k]! += share * (share > 0 ? low : high)
      max[k]! += share * (share > 0 ? high : low)
    }
  }
  for (let k = 0; k < columns; k++) if (edges[k] === edges[k + 1]) min[k] = max[k] = Number.NaN
  return { min, max }
}
