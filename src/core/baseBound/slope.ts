import { cosine, sine } from '../angles'

/** B(m) = Σ_i cos(m θ_i), θ_i = e^{-x i/n}, as a function of x = ln base, with bounds that hold at x and beyond. */
export interface Slope {
  value: number
  /** dB/dx */
  first: number
  /** |dB/dx| <= steepest */
  steepest: number
  /** |d²B/dx²| <= bend */
  bend: number
}

/** Frequencies of a head of d channels whose ladder has the base e^x. */
export function thetasAt(d: number, x: number): Float64Array {
  const n = d / 2
  return Float64Array.from({ length: n }, (_, i) => Math.exp((-x * i) / n))
}

/** @param thetas those of thetasAt(d, x) */
export function slopeAt(thetas: Float64Array, m: number): Slope {
  const n = thetas.length
  const slope = { value: 0, first: 0, steepest: 0, bend: 0 }
  for (let i = 0; i < n; i++) {
    const share = i / n
    const angle = m * (thetas[i] as number)
    const pull = share * angle
    slope.value += cosine(angle)
    slope.first += pull * sine(angle)
    slope.steepest += pull
    slope.bend += pull * pull + share * pull
  }
  return slope
}

/** B(m) alone. */
export function valueAt(thetas: Float64Array, m: number): number {
  let sum = 0
  for (let i = 0; i < thetas.length; i++) sum += cosine(m * (thetas[i] as number))
  return sum
}

/** How far above x B(m) stays below -slack, for certain: the reach of the first-order or of the second-order bound. */
export function failingReach({ value, first, steepest, bend }: Slope, slack: number): number {
  const depth = -value - slack
  if (depth <= 0) return 0
  const root = Math.sqrt(first * first + 2 * bend * depth)
  return Math.max(depth / steepest, first > 0 ? (2 * depth) / (first + root) : (root - first) / bend)
}

/** How far above x B(m) stays above 0, for certain, where it is 0 or more at x. */
export function passingReach({ value, first, bend }: Slope): number {
  const height = Math.max(value, 0)
  const root = Math.sqrt(first * first + 2 * bend * height)
  return first > 0 ? (root + first) / bend : height === 0 ? 0 : (2 * height) / (root - first)
}

/** Follows one m from x upwards as long as it is proven to fail: a Newton-like approach to its root that cannot pass it. */
export function failingEnd(d: number, m: number, x: number, slack: number): number {
  let end = x
  for (let step = 0; step < 40; step++) {
    const reach = failingReach(slopeAt(thetasAt(d, end), m), slack)
    if (end + reach <= end) break
    end += reach
    if (reach < 1e-15 * end) break
  }
  return end
}
