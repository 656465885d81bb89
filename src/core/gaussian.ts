import type { Wave } from './angles'
import { meanCurve } from './phasors'
import type { Content } from './scene'

/** k = signal · q + noise · z with entries of q and z from N(0, 1). */
export interface Mixture {
  signal: number
  noise: number
}

/** First three cumulants of a logit or of its mean over a column. */
export interface Cumulants {
  mean: number
  variance: number
  third: number
}

/**
 * Cumulants of the unscaled logit of d = headDim channels from C(m), C(2m), C(3m). They are linear in the curves, so means
 * of the curves over a column give the column's means. The logit is a quadratic form xᵀ M x of a normal vector; these are
 * tr M, 2 tr M² and 8 tr M³.
 */
export function logitCumulants({ signal, noise }: Mixture, d: number, c1: number, c2: number, c3: number): Cumulants {
  return {
    mean: signal * d * c1,
    variance: signal ** 2 * d * (1 + c2) + noise ** 2 * d,
    third: 2 * d * signal * (signal ** 2 * (3 * c1 + c3) + 3 * noise ** 2 * c1),
  }
}

/** The mixture behind a content model; null where q and k are not random. */
export function mixtureOf(content: Content): Mixture | null {
  switch (content.kind) {
    case 'ones':
      return null
    case 'independent':
      return { signal: 0, noise: 1 }
    case 'equal':
      return { signal: 1, noise: 0 }
    case 'noisyCopy':
      return { signal: content.rho, noise: Math.sqrt(Math.max(0, 1 - content.rho ** 2)) }
  }
}

/** Two-sided 95 % point of the normal distribution. */
const NORMAL_95 = 1.959963984540054

/**
 * Mean and 95 % band (Cornish-Fisher, third cumulant) of the logit over each column, divided by 2n for n pairs, so that
 * equal content has mean C(m). The imaginary part of a score is that of a query turned a quarter back: C(m), C(2m), C(3m) are
 * then S(m), -C(2m), -S(3m) with the means S of sines. `meanOf` gives the means of C over the columns. Null where the content is not random; NaN where a column holds no integer.
 */
export function contentMoments(
  content: Content,
  frequencies: Float64Array,
  edges: Float64Array,
  meanOf: (frequencies: Float64Array, edges: Float64Array, wave?: Wave) => Float64Array = meanCurve,
  wave: Wave = 'cosine',
): { mean: Float64Array; low: Float64Array; high: Float64Array } | null {
  const mixture = mixtureOf(content)
  if (!mixture) return null
  const d = 2 * frequencies.length
  const back = wave === 'sine' ? -1 : 1
  const [once, twice, thrice] = [1, 2, 3].map(times =>
    meanOf(
      frequencies.map(omega => times * omega),
      edges,
      times === 2 ? 'cosine' : wave,
    ).map(value => (times === 1 ? value : back * value)),
  ) as [Float64Array, Float64Array, Float64Array]
  const columns = Array.from(once, (c1, k) => logitCumulants(mixture, d, c1, twice[k] as number, thrice[k] as number))
  return {
    mean: Float64Array.from(columns, cumulants => cumulants.mean / d),
    low: Float64Array.from(columns, cumulants => quantile(cumulants, -NORMAL_95) / d),
    high: Float64Array.from(columns, cumulants => quantile(cumulants, NORMAL_95) / d),
  }
}

/** Cornish-Fisher expansion to the third cumulant; z is the normal quantile. */
function quantile({ mean, variance, third }: Cumulants, z: number): number {
  if (variance <= 0) return mean
  const sd = Math.sqrt(variance)
  const g = third / sd ** 3
  return mean + sd * (z + (g * (z * z - 1)) / 6 - (g * g * (2 * z ** 3 - 5 * z)) / 36)
}
