/** 2π in three parts; the first has eight bits, so that a multiple of it by any turn count below 2^45 is exact. */
const TWO_PI_PARTS = [6.28125, 0.0019353071693331003, 1.0253376606378076e-11] as const

/** The angle in [-π, π] that differs by whole turns. Error about 1e-16, plus 1e-19 per turn taken away. */
export function reduceAngle(angle: number): number {
  const turns = Math.round(angle / (2 * Math.PI))
  if (turns === 0) return angle
  const [high, middle, low] = TWO_PI_PARTS
  return angle - turns * high - turns * middle - turns * low
}

/** Above this V8's Math.sin and Math.cos change to a reduction that takes four times as long. */
const FAST_TRIG_LIMIT = 5e5

/** cos of an angle of any size, at the speed of a small one. */
export function cosine(angle: number): number {
  return Math.cos(Math.abs(angle) < FAST_TRIG_LIMIT ? angle : reduceAngle(angle))
}

/** sin of an angle of any size, at the speed of a small one. */
export function sine(angle: number): number {
  return Math.sin(Math.abs(angle) < FAST_TRIG_LIMIT ? angle : reduceAngle(angle))
}

/** The frequency in [0, π] that has the same cosine at every integer. */
export function reduceFrequency(omega: number): number {
  return Math.abs(reduceAngle(omega))
}

/** What is summed over the pairs: cos(m ω), or sin(m ω) where the imaginary part of a score is meant. */
export type Wave = 'cosine' | 'sine'

/** The wave at an angle of any size. */
export function waveAt(wave: Wave, angle: number): number {
  return wave === 'sine' ? sine(angle) : cosine(angle)
}

/** The same at a quarter turn more: by how much it falls per rad. A wave at a sum of angles a + b is wave(a) cos b − this(a) sin b. */
export function quarterOn(wave: Wave, angle: number): number {
  return wave === 'sine' ? -cosine(angle) : sine(angle)
}

export interface DistinctFrequencies {
  /** rad per position in [0, π], fast first, no two alike */
  omega: Float64Array
  /** weight of each, summed over the pairs that share it */
  weight: Float64Array
}

/**
 * Merges frequencies whose waves agree at every integer: equal ones, opposite ones (of sines with the opposite weight), and
 * those that differ by whole turns.
 * @param weights of the pairs; 1/n each when left out. What sums to weight 0 disappears.
 */
export function distinctFrequencies(
  frequencies: ArrayLike<number>,
  weights?: ArrayLike<number>,
  wave: Wave = 'cosine',
): DistinctFrequencies {
  const merged = new Map<number, number>()
  for (let i = 0; i < frequencies.length; i++) {
    const turn = reduceAngle(frequencies[i] as number)
    const sign = wave === 'sine' && turn < 0 ? -1 : 1
    const omega = Math.abs(turn)
    merged.set(omega, (merged.get(omega) ?? 0) + sign * (weights?.[i] ?? 1 / frequencies.length))
  }
  const kept = [...merged].filter(([, weight]) => weight !== 0).sort(([a], [b]) => b - a)
  return { omega: Float64Array.from(kept, ([omega]) => omega), weight: Float64Array.from(kept, ([, weight]) => weight) }
}

/** a · b as product + error, both float64, without rounding (Dekker; |a|, |b| below 1e300). */
export function exactProduct(a: number, b: number): { product: number; error: number } {
  const product = a * b
  const [aHigh, aLow] = halves(a)
  const [bHigh, bLow] = halves(b)
  return { product, error: aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow) }
}

function halves(value: number): [number, number] {
  const scaled = 134217729 * value
  const high = scaled - (scaled - value)
  return [high, value - high]
}
