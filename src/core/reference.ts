import { exactProduct } from './angles'

/** Bits after the binary point of the fixed-point numbers below. */
const FRACTION_BITS = 160n
const ONE = 1n << FRACTION_BITS

/** 1 / 2π to 60 decimal digits, as a fixed-point number. */
const TURNS_PER_RADIAN = (159154943091895335768883763372514362034459645740456448747667n * ONE) / 10n ** 60n

/** A number as the sum of two float64, 106 bits. */
export interface TwoPart {
  hi: number
  lo: number
}

export interface ExactFrequency {
  /** rad per position */
  invFreq: TwoPart
  /** turns per position */
  turns: TwoPart
}

/**
 * The ladder base^(-2i / headDim), i = 0 .. headDim / 2 - 1, in two parts. g = base^(-2 / headDim) comes from Newton's
 * iteration g += g (1 - base gⁿ) / n in 160-bit fixed point, the rest from its powers.
 */
export function exactFrequencies(headDim: number, base: number): ExactFrequency[] {
  const n = headDim / 2
  const exactBase = toFixedPoint(base)
  let g = toFixedPoint(base ** (-1 / n))
  for (let step = 0; step < 4; step++) {
    let residual = exactBase
    for (let k = 0; k < n; k++) residual = times(residual, g)
    g += times(g, ONE - residual) / BigInt(n)
  }
  let power = ONE
  return Array.from({ length: n }, () => {
    const frequency = { invFreq: toTwoPart(power), turns: toTwoPart(times(power, TURNS_PER_RADIAN)) }
    power = times(power, g)
    return frequency
  })
}

/** Where pair `pair` stands at position m: fraction of a turn in [-½, ½], its cosine and sine. Error 4e-16 up to m = 1e12. */
export function exactAngle(headDim: number, base: number, pair: number, m: number): { turn: number; cos: number; sin: number } {
  return angleAt(exactFrequencies(headDim, base)[pair] as ExactFrequency, m)
}

/** C(m) of the geometric ladder, error 4e-16 up to m = 1e12. */
export function exactDecay(headDim: number, base: number, m: number): number {
  const frequencies = exactFrequencies(headDim, base)
  return frequencies.reduce((sum, frequency) => sum + angleAt(frequency, m).cos, 0) / frequencies.length
}

function angleAt({ turns }: ExactFrequency, m: number): { turn: number; cos: number; sin: number } {
  const { product, error } = exactProduct(m, turns.hi)
  const turn = product - Math.round(product) + (error + m * turns.lo)
  return { turn, cos: Math.cos(2 * Math.PI * turn), sin: Math.sin(2 * Math.PI * turn) }
}

/** What every integer of a run has, one cosine at a time. */
export interface DirectRun {
  min: number
  /** first integer that has the minimum */
  argmin: number
  max: number
  argmax: number
  mean: number
  /** population standard deviation */
  std: number
}

/** Slow twin of mean, deviation and envelope over the integers first .. first + count - 1; NaN where count is 0. */
export function directRun(frequencies: Float64Array, first: number, count: number): DirectRun {
  const values = Float64Array.from({ length: count }, (_, k) => directDecay(frequencies, first + k))
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count
  const min = count ? values.reduce((a, b) => Math.min(a, b)) : Number.NaN
  const max = count ? values.reduce((a, b) => Math.max(a, b)) : Number.NaN
  return { min, argmin: first + values.indexOf(min), max, argmax: first + values.indexOf(max), mean, std: Math.sqrt(variance) }
}

/** Slow twin of the engine's envelope: minimum and maximum of C over the integers of each column, NaN where there is none. */
export function directEnvelope(frequencies: Float64Array, edges: Float64Array): { min: Float64Array; max: Float64Array } {
  const runs = Array.from({ length: edges.length - 1 }, (_, k) => {
    const first = edges[k] as number
    return directRun(frequencies, first, (edges[k + 1] as number) - first)
  })
  return { min: Float64Array.from(runs, run => run.min), max: Float64Array.from(runs, run => run.max) }
}

function directDecay(frequencies: Float64Array, m: number): number {
  return frequencies.reduce((sum, omega) => sum + Math.cos(m * omega), 0) / frequencies.length
}

function times(a: bigint, b: bigint): bigint {
  return (a * b) >> FRACTION_BITS
}

/** Exact for |value| < 2^900 whose last bit is at or above 2^-160. */
function toFixedPoint(value: number): bigint {
  return BigInt(Math.floor(value)) * ONE + (BigInt((value % 1) * 2 ** 106) << (FRACTION_BITS - 106n))
}

function toTwoPart(value: bigint): TwoPart {
  const hi = Number(value)
  return { hi: hi / 2 ** 160, lo: Number(value - BigInt(hi)) / 2 ** 160 }
}
