import { exactDecay } from '../reference'
import { scanBelow } from './scan'
import { passingReach, slopeAt, thetasAt } from './slope'

/** Where a position begins or ceases to fail. */
export interface Crossing {
  lnBase: number
  base: number
  m: number
  /** dB/d ln base there */
  slope: number
}

/** The root of B(m) near x: Newton in float64, its last step with frequencies of 106 bits. */
export function rootNear(d: number, m: number, x: number): Crossing {
  let root = x
  for (let step = 0; step < 8; step++) {
    const { value, first } = slopeAt(thetasAt(d, root), m)
    root -= value / first
    if (Math.abs(value / first) < 1e-11) break
  }
  const { first } = slopeAt(thetasAt(d, root), m)
  root -= ((d / 2) * exactDecay(d, Math.exp(root), m)) / first
  return { lnBase: root, base: Math.exp(root), m, slope: first }
}

/** Bound on B below which a position is looked at one by one. */
const CLOSE = 1

/**
 * The first base above a passing one at which some m < length fails. Positions with B >= 1 cannot fall to 0 within
 * 1 / (length Σ s θ) of ln base; the others are followed by their second-order bound. No failing base is passed over.
 */
export function passingEnd(d: number, length: number, from: number, limit = from + 1): Crossing | null {
  for (let x = from; x < limit; ) {
    const thetas = thetasAt(d, x)
    const span = CLOSE / slopeAt(thetas, length).steepest
    let first: { m: number; at: number } | null = null
    for (const { m } of scanBelow(thetas, length, CLOSE)) {
      const at = firstZero(d, m, x, first?.at ?? x + span)
      if (at !== null) first = { m, at }
    }
    if (first) return rootNear(d, first.m, first.at)
    x += span
  }
  return null
}

/** Where B(m) first comes to 0 between x and end, within 1e-12, or null. */
function firstZero(d: number, m: number, x: number, end: number): number | null {
  for (let at = x; at < end; ) {
    const slope = slopeAt(thetasAt(d, at), m)
    const reach = passingReach(slope)
    if (reach < 1e-12) return slope.first < 0 ? at : firstZero(d, m, at + 1e-11, end)
    at += reach
  }
  return null
}
