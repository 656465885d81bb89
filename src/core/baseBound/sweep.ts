import type { Crossing } from './root'
import { rootNear } from './root'
import { scanBelow } from './scan'
import { failingEnd, thetasAt, valueAt } from './slope'

/** Far above the rounding of float64, 3.4e-9 for 256 channels and m = 1e6. */
export const SLACK = 1e-7
/** Failing positions that are tried again before all others. */
const RECENT = 96
/** Failing positions that a scan looks for. */
const WANTED = 24
/** What failingEnd may leave over of the depth that it can follow. */
const WORTH_A_JUMP = SLACK / 10
const JUMPS_PER_REPORT = 16

/** Proven so far: every base up to `base` fails, the last stretch of them at m. */
export interface BoundProgress {
  lnBase: number
  base: number
  m: number
  jumps: number
}

/** B(m[k]) < 0 for every ln base in from[k] .. from[k + 1], the last stretch up to `end`. */
export interface Certificate {
  d: number
  length: number
  from: number[]
  m: number[]
  end: number
}

/** The smallest base whose B(m) is 0 or more at every m < length, and the position that fails just below it. */
export interface BaseBound extends Crossing {
  certificate: Certificate
}

/**
 * base_L = inf{ base > 1 : Σ_i cos(m base^(-2i/d)) >= 0 for all whole 0 <= m < L } (Base of RoPE bounds context length,
 * arXiv 2405.14591). Passing bases are no interval, so that bisection is wrong. This sweep goes up from base 1 and jumps only
 * over bases that some m is proven to fail (failingReach); no passing interval, however narrow, can be missed.
 * Yields what is proven while it runs; whoever runs it may pause between.
 */
export function* sweepBaseBound(d: number, length: number): Generator<BoundProgress, BaseBound> {
  const certificate: Certificate = { d, length, from: [], m: [], end: 0 }
  const recent: number[] = []
  const progress = (m: number) => ({ lnBase: x, base: Math.exp(x), m, jumps: certificate.m.length })
  let x = 0
  for (;;) {
    const thetas = thetasAt(d, x)
    let m = deepest(thetas, recent)
    if (m === null) {
      const hits = scanBelow(thetas, length, -SLACK - WORTH_A_JUMP, recent[0] ?? 0, WANTED)
      recent.unshift(...hits.map(hit => hit.m).reverse())
      m = deepest(thetas, recent)
    }
    if (m === null) {
      const bound = lastRoot(d, length, recent[0] as number, x)
      certificate.end = bound.lnBase
      return { ...bound, certificate }
    }
    keepRecent(recent, m)
    certificate.from.push(x)
    certificate.m.push(m)
    x = failingEnd(d, m, x, SLACK)
    if (certificate.m.length % JUMPS_PER_REPORT === 0) yield progress(m)
  }
}

/** Runs a sweep to its end. */
export function baseBound(d: number, length: number): BaseBound {
  const sweep = sweepBaseBound(d, length)
  for (;;) {
    const step = sweep.next()
    if (step.done) return step.value
  }
}

/** Of some positions the failing one with the largest -B(m) / m, which reaches far; null where none fails. */
function deepest(thetas: Float64Array, positions: readonly number[]): number | null {
  let [found, most]: [number | null, number] = [null, 0]
  for (const m of positions) {
    const depth = -valueAt(thetas, m) - SLACK
    if (depth > WORTH_A_JUMP && depth / m > most) [found, most] = [m, depth / m]
  }
  return found
}

function keepRecent(recent: number[], m: number): void {
  const at = recent.indexOf(m)
  if (at > 0) recent.splice(at, 1)
  if (at !== 0) recent.unshift(m)
  recent.length = Math.min(recent.length, RECENT)
}

/** Nothing fails by more than the slack at x: the bound is the root of m, or of whichever position still fails there. */
function lastRoot(d: number, length: number, m: number, x: number): Crossing {
  let bound = rootNear(d, m, x)
  for (;;) {
    const thetas = thetasAt(d, bound.lnBase)
    const later = scanBelow(thetas, length, 10 * SLACK)
      .filter(hit => hit.m !== bound.m)
      .map(hit => rootNear(d, hit.m, bound.lnBase))
      .filter(root => root.slope > 0 && root.lnBase > bound.lnBase && root.lnBase - bound.lnBase < 1e-6)
    if (later.length === 0) return bound
    bound = later.reduce((far, root) => (root.lnBase > far.lnBase ? root : far))
  }
}
