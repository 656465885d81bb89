import type { Wave } from './angles'
import { quarterOn, waveAt } from './angles'
import { meanPhasor } from './dirichlet'
import { gaussianProducts } from './gaussianProducts'
import { countBack } from './methods/contextPosition'
import { xposScale } from './methods/xpos'
import type { Content } from './scene'
import { geometricLadder } from './variants/rope'

/** A rotation whose pairs are also damped with distance: cos(ω_i Δ) e^{-γ_i Δ}. */
export interface Damped {
  /** rad per position */
  frequencies: Float64Array
  /** γ, per position; absent: no damping */
  rates?: Float64Array
  /** sines instead, of heads that take the imaginary part; never damped */
  wave?: Wave
}

/** xPos on a head: RoFormer's ladder with γ_i = -ln ζ_i / scaleBase (arXiv 2212.10554). Its base is 10 000. */
export function xposPairs(headDim: number, scaleBase: number): Damped {
  return {
    frequencies: geometricLadder(10_000, headDim),
    rates: xposScale(headDim).map(zeta => -Math.log(zeta) / scaleBase),
  }
}

/** Mean over the pairs, and over the distances first .. first + count - 1, of cos(ω Δ) e^{-γ Δ}: sums in closed form. */
export function meanDecay({ frequencies, rates, wave }: Damped, first: number, count: number): number {
  let sum = 0
  for (const [i, omega] of frequencies.entries())
    sum += rates
      ? meanDamped(omega, rates[i] as number, first, count)
      : meanPhasor(omega, first, count)[wave === 'sine' ? 'sin' : 'cos']
  return sum / frequencies.length
}

/** Real part of the mean of z^m, z = e^{-γ + i ω}: z^first (1 - z^count) / (count (1 - z)). */
function meanDamped(omega: number, rate: number, first: number, count: number): number {
  if (count === 1) return Math.exp(-rate * first) * Math.cos(omega * first)
  const power = (m: number): [number, number] => [
    Math.exp(-rate * m) * Math.cos(omega * m),
    Math.exp(-rate * m) * Math.sin(omega * m),
  ]
  const [start, end, one] = [power(first), power(first + count), power(1)]
  const [re, im] = [start[0] - end[0], start[1] - end[1]]
  const [below, side] = [1 - one[0], -one[1]]
  return (re * below + im * side) / (below * below + side * side) / count
}

/** Steps of a recurrence between two calls of cos and sin. */
const ANCHOR = 64

/** The same at each of the distances 0 .. count - 1. Error about 1e-14. */
export function decayCurve({ frequencies, rates, wave = 'cosine' }: Damped, count: number): Float64Array {
  const curve = new Float64Array(count)
  for (const [i, omega] of frequencies.entries()) {
    const rate = rates?.[i] ?? 0
    const fall = Math.exp(-rate)
    const [dc, ds] = [fall * Math.cos(omega), fall * Math.sin(omega)]
    let [c, s] = [0, 0]
    for (let m = 0; m < count; m++) {
      if (m % ANCHOR === 0) {
        const size = Math.exp(-rate * m)
        c = size * waveAt(wave, omega * m)
        s = size * quarterOn(wave, omega * m)
      } else [c, s] = [c * dc - s * ds, s * dc + c * ds]
      curve[m]! += c
    }
  }
  return curve.map(sum => sum / frequencies.length)
}

/** Shares of a softmax that fall on the nearest 1, 2, 3, … keys, from the logits by distance. */
export function nearShares(logits: Float64Array): Float64Array {
  const top = logits.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  let total = 0
  const sums = logits.map(logit => {
    total += Math.exp(logit - top)
    return total
  })
  return sums.map(sum => sum / total)
}

/**
 * CoPE's positions of the keys 0 .. count - 1 tokens before a query, for vectors of a content model drawn from a seed. The
 * query meets the keys of other tokens, so that any Gaussian content is independent but at distance 0.
 */
export function copePositions(content: Content, headDim: number, count: number, positions: number, seed: number): Float64Array {
  return countBack(gaussianProducts(content, headDim, count, seed), Math.sqrt(headDim), positions - 1)
}
