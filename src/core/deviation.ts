import type { Wave } from './angles'
import { cosine, distinctFrequencies, quarterOn, reduceAngle, sine, waveAt } from './angles'
import { dirichlet } from './dirichlet'

/** Columns of up to this many integers are summed integer by integer: cheaper than the closed form, and exact. */
const NARROW = 64

/** Pairs whose difference or sum is within this part of the frequency from a whole turn are taken one by one. */
const NEAR = 1e-7

/** Variance of C over the integers first .. first + count - 1. */
type Variance = (first: number, count: number) => number

/**
 * Population standard deviation of C(m) = mean over pairs of cos(m ω), or of sin(m ω), over the integers of each column.
 * @param frequencies rad per position, one per pair
 * @param edges column k holds edges[k] <= m < edges[k + 1]
 * @returns one per column, NaN where it holds no integer. Error 1e-13, and 1e-16 m where m > 1000; columns of
 *   more than 64 integers cannot see deviations below 2e-8.
 */
export function stdCurve(frequencies: Float64Array, edges: Float64Array, wave: Wave = 'cosine'): Float64Array {
  const { omega, weight } = distinctFrequencies(frequencies, undefined, wave)
  // a constant has no deviation, and 1 / sin would not survive it
  const turning = omega.findLastIndex(value => value !== 0) + 1
  const variances = [narrowVariance, wideVariance].map(prepare => {
    let prepared: Variance | undefined
    return (first: number, count: number) => {
      prepared ??= prepare(omega.subarray(0, turning), weight.subarray(0, turning), wave)
      return prepared(first, count)
    }
  }) as [Variance, Variance]
  return Float64Array.from({ length: edges.length - 1 }, (_, k) => {
    const first = edges[k] as number
    const count = (edges[k + 1] as number) - first
    if (count === 0) return Number.NaN
    return Math.sqrt(Math.max(0, variances[count <= NARROW ? 0 : 1](first, count)))
  })
}

/** Population standard deviation of C over the integers first .. first + count - 1. */
export function runStd(frequencies: Float64Array, first: number, count: number, wave: Wave = 'cosine'): number {
  return stdCurve(frequencies, Float64Array.of(first, first + count), wave)[0] as number
}

/** Every value about the column's centre c, C(c ± t) = Σ w cos(ω c) cos(ω t) ∓ Σ w sin(ω c) sin(ω t), then a centred sum. */
function narrowVariance(omega: Float64Array, weight: Float64Array, wave: Wave): Variance {
  const n = omega.length
  const halfStep = (trig: (angle: number) => number) =>
    Float64Array.from({ length: NARROW * n }, (_, at) => trig((Math.floor(at / n) / 2) * (omega[at % n] as number)))
  const cosTable = halfStep(Math.cos)
  const sinTable = halfStep(Math.sin)
  const cosCentre = new Float64Array(n)
  const sinCentre = new Float64Array(n)
  const values = new Float64Array(NARROW)
  return (first, count) => {
    const centre = first + (count - 1) / 2
    for (let i = 0; i < n; i++) {
      const angle = centre * (omega[i] as number)
      cosCentre[i] = (weight[i] as number) * waveAt(wave, angle)
      sinCentre[i] = (weight[i] as number) * quarterOn(wave, angle)
    }
    let total = 0
    for (let low = 0, high = count - 1; low <= high; low++, high--) {
      const row = (high - low) * n
      let even = 0
      let odd = 0
      for (let i = 0; i < n; i++) {
        even += (cosCentre[i] as number) * (cosTable[row + i] as number)
        odd += (sinCentre[i] as number) * (sinTable[row + i] as number)
      }
      values[high] = even - odd
      values[low] = even + odd
      total += low === high ? even : 2 * even
    }
    const mean = total / count
    let squares = 0
    for (let k = 0; k < count; k++) squares += ((values[k] as number) - mean) ** 2
    return squares / count
  }
}

/**
 * Mean of C² minus squared mean of C. With D the Dirichlet kernel, N = count and c the column's centre,
 *   mean of C² = ½ Σ_ij w_i w_j [D(ω_i - ω_j) cos((ω_i - ω_j) c) + D(ω_i + ω_j) cos((ω_i + ω_j) c)].
 * Expanding the sines of D leaves 1 / sin of half differences and half sums, the same for all columns, and the two join:
 *   mean of C² = ½ Σ_i w_i² [1 + D(2 ω_i) cos(2 ω_i c)] + (2/N) Σ_{i<j} K_ij [p_i q_j - p_j q_i + r_i t_j - r_j t_i],
 *   K_ij = 1 / (sin((ω_i - ω_j) / 2) sin((ω_i + ω_j) / 2)),
 *   p = w cos(ω c) sin(N ω / 2) sin(ω / 2),  q = w cos(ω c) cos(N ω / 2) cos(ω / 2),
 *   r = w sin(ω c) sin(N ω / 2) cos(ω / 2),  t = w sin(ω c) cos(N ω / 2) sin(ω / 2).
 * A sum of sines is the same with ω c less a quarter turn.
 */
function wideVariance(omega: Float64Array, weight: Float64Array, wave: Wave): Variance {
  const n = omega.length
  const { matrix, diagonal, direct } = couplings(omega, weight)
  const [sinHalf, cosHalf] = [omega.map(w => Math.sin(w / 2)), omega.map(w => Math.cos(w / 2))]
  const constant = weight.reduce((total, w) => total + w * w, 0) / 2
  const [p, q, r, t] = [0, 0, 0, 0].map(() => new Float64Array(n)) as [Float64Array, Float64Array, Float64Array, Float64Array]
  return (first, count) => {
    const centre = first + (count - 1) / 2
    let mean = 0
    let products = 0
    for (let i = 0, at = 0; i < n; i++) {
      const w = omega[i] as number
      const ci = (weight[i] as number) * waveAt(wave, centre * w)
      const si = (weight[i] as number) * quarterOn(wave, centre * w)
      const sinRun = sine((count * w) / 2)
      const cosRun = cosine((count * w) / 2)
      const pi = ci * sinRun * (sinHalf[i] as number)
      const qi = ci * cosRun * (cosHalf[i] as number)
      const ri = si * sinRun * (cosHalf[i] as number)
      const ti = si * cosRun * (sinHalf[i] as number)
      let row = (diagonal[i] as number) * sinRun * cosRun * (ci * ci - si * si)
      for (let j = 0; j < i; j++, at++) {
        const turned = (p[j] as number) * qi - pi * (q[j] as number) + (r[j] as number) * ti - ri * (t[j] as number)
        row += (matrix[at] as number) * turned
      }
      products += row
      mean += (ci * sinRun) / (sinHalf[i] as number)
      p[i] = pi
      q[i] = qi
      r[i] = ri
      t[i] = ti
    }
    let square = constant + (2 * products) / count
    for (const { angle, product, behind } of direct)
      square += product * dirichlet(angle, count) * (behind && wave === 'sine' ? -1 : 1) * cosine(angle * centre)
    return square - (mean / count) ** 2
  }
}

/**
 * K_ij by rows, j < i, its like for the terms of 2 ω_i, and the terms where these would be nearly infinite: product · D(angle).
 * `behind`: of a sum of frequencies, whose phase two quarter turns of a sine turn over.
 */
function couplings(omega: Float64Array, weight: Float64Array) {
  const n = omega.length
  const matrix = new Float64Array((n * (n - 1)) / 2)
  const diagonal = omega.map(w => (Math.PI - w > NEAR ? 0.5 / Math.sin(w) : 0))
  const direct: { angle: number; product: number; behind: boolean }[] = []
  for (let i = 0, at = 0; i < n; i++) {
    const slow = omega[i] as number
    if (diagonal[i] === 0) direct.push({ angle: reduceAngle(2 * slow), product: (weight[i] as number) ** 2 / 2, behind: true })
    for (let j = 0; j < i; j++, at++) {
      const fast = omega[j] as number
      const angles = [fast - slow, reduceAngle(fast + slow)]
      if (angles.every(angle => Math.abs(angle) > NEAR * fast))
        matrix[at] = 1 / (Math.sin((fast - slow) / 2) * Math.sin((fast + slow) / 2))
      else
        for (const [sum, angle] of angles.entries())
          direct.push({ angle, product: (weight[i] as number) * (weight[j] as number), behind: sum === 1 })
    }
  }
  return { matrix, diagonal, direct }
}
