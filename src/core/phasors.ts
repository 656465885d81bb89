import type { Wave } from './angles'
import { distinctFrequencies, quarterOn, waveAt } from './angles'
import { kernel } from './dirichlet'

/**
 * Mean of C(m) = mean over pairs of cos(m ω), or of sin(m ω), over the integers of each column, in closed form (Dirichlet kernel).
 * @param frequencies rad per position, one per pair
 * @param edges column k holds edges[k] <= m < edges[k + 1]
 * @returns one mean per column, NaN where it holds no integer; error about 1e-16 times (1 + m / count)
 */
export function meanCurve(frequencies: Float64Array, edges: Float64Array, wave: Wave = 'cosine'): Float64Array {
  const columns = edges.length - 1
  const mean = new Float64Array(columns)
  const { omega, weight } = distinctFrequencies(frequencies, undefined, wave)
  for (let i = 0; i < omega.length; i++) addMean(mean, omega[i] as number, weight[i] as number, edges, wave)
  for (let k = 0; k < columns; k++) if (edges[k] === edges[k + 1]) mean[k] = Number.NaN
  return mean
}

/**
 * Adds weight · mean of cos(m ω). Wide columns share one sine per edge:
 *   Σ cos(m ω) over a <= m < b = (sin((b - ½) ω) - sin((a - ½) ω)) / (2 sin(ω / 2)).
 * and the like for sines. Where a column turns by less than one radian that difference cancels, and kernel times centre is used.
 */
function addMean(mean: Float64Array, omega: number, weight: number, edges: Float64Array, wave: Wave): void {
  const chord = 2 * Math.sin(omega / 2)
  let edgeOfSine = Number.NaN
  let sineAtEdge = 0
  for (let k = 0; k < mean.length; k++) {
    const first = edges[k] as number
    const end = edges[k + 1] as number
    const count = end - first
    if (count === 0) continue
    if (count * omega < 1) {
      mean[k]! += weight * kernel(omega, count) * waveAt(wave, omega * (first + (count - 1) / 2))
      continue
    }
    const start = edgeOfSine === first ? sineAtEdge : quarterOn(wave, (first - 0.5) * omega)
    sineAtEdge = quarterOn(wave, (end - 0.5) * omega)
    edgeOfSine = end
    mean[k]! += (weight * (sineAtEdge - start)) / (chord * count)
  }
}

/** Mean of C over the integers first .. first + count - 1. */
export function runMean(frequencies: Float64Array, first: number, count: number, wave: Wave = 'cosine'): number {
  return meanCurve(frequencies, Float64Array.of(first, first + count), wave)[0] as number
}

export { runStd, stdCurve } from './deviation'
export { dirichlet, meanPhasor } from './dirichlet'
