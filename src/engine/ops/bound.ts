import { meanCurve, passingEnd, slopeAt, sweepBaseBound, thetasAt } from '../../core/baseBound'
import { fittedBound } from '../../core/baseBound/published'
import { firstBelow } from '../../core/curve'
import { LIMITS } from '../../core/scene'
import type { Device } from '../device'
import type { BoundFound, BoundJob, BoundResult, Lane } from '../protocol'
import { sameNumbers } from '../sameJob'

/** Bases of a map that are computed between two yields. */
const BATCH = { mean: 24, first: 2 }
/** ms that are spent on where the bases that pass end */
const END_PATIENCE = 1500
/** Part of the time that a sweep takes up to a base, from the ratio of that base to the last one: fitted to 4k .. 256k positions. */
const EFFORT = 0.42
/** Share of the sweep in the whole. */
const SWEEP = 0.8

type Answer = BoundFound | 'beyond'

interface Known {
  pairs: number
  bases: Float64Array
  edges: Float64Array
  mean: Float32Array
  /** of the first bases, as far as they have been looked at */
  first: number[]
}

let map: Known | null = null
const answers = new Map<string, Answer>()

/**
 * The map of a ladder and the smallest base for a length, both in float64 on the CPU: the sweep jumps from base to base and has
 * nothing to give to a GPU. A draft is the map with what is known, also by a job that was stopped. Yields after each batch.
 */
export async function* bound(
  _: Device,
  { pairs, length, bases, edges }: BoundJob,
  lane: Lane,
  report: (fraction: number, proven?: number) => void,
): AsyncGenerator<void, BoundResult> {
  const same = map?.pairs === pairs && sameNumbers(map.bases, bases) && sameNumbers(map.edges, edges)
  const own =
    same && map ? map : { pairs, bases: bases.slice(), edges: edges.slice(), mean: yield* means(pairs, bases, edges), first: [] }
  map = own
  const key = `${pairs} ${length}`
  if (lane === 'full') yield* findFirsts(own, part => report((1 - SWEEP) * part))
  if (lane === 'full' && length > 0 && !answers.has(key)) answers.set(key, yield* sweep(2 * pairs, length, report))
  // Copies: the buffers of a result leave this thread.
  return { op: 'bound', mean: own.mean.slice(), first: Float64Array.from(own.first), found: answers.get(key) ?? null }
}

async function* means(pairs: number, bases: Float64Array, edges: Float64Array): AsyncGenerator<void, Float32Array> {
  const mean = new Float32Array(bases.length * (edges.length - 1))
  for (let column = 0; column < bases.length; column++) {
    const curve = meanCurve(thetasAt(2 * pairs, Math.log(bases[column] as number)), edges)
    for (let row = 0; row < curve.length; row++) mean[row * bases.length + column] = curve[row] as number
    if (column % BATCH.mean === 0) yield
  }
  return mean
}

/** Where C first falls below 0 at each base that has not been looked at. */
async function* findFirsts({ pairs, bases, edges, first }: Known, report: (part: number) => void): AsyncGenerator<void, void> {
  const limit = (edges.at(-1) as number) - 1
  while (first.length < bases.length) {
    first.push(firstBelow(thetasAt(2 * pairs, Math.log(bases[first.length] as number)), 0, limit) ?? Number.NaN)
    if (first.length % BATCH.first > 0) continue
    report(first.length / bases.length)
    yield
  }
}

async function* sweep(
  d: number,
  length: number,
  report: (fraction: number, proven?: number) => void,
): AsyncGenerator<void, Answer> {
  const proving = sweepBaseBound(d, length)
  const expected = fittedBound(length)
  for (;;) {
    const step = proving.next()
    const { base, lnBase } = step.value
    if (base > LIMITS.ropeTheta.max) return 'beyond'
    if (step.done) {
      const { m, certificate } = step.value
      return { base, lnBase, m, end: yield* endOf(d, length, lnBase), certificate }
    }
    report(1 - SWEEP + SWEEP * Math.min(0.99, (base / expected) ** EFFORT), base)
    yield
  }
}

/** Follows the bases that pass in short stretches, as far as patience lasts. */
async function* endOf(d: number, length: number, lnBase: number): AsyncGenerator<void, BoundFound['end']> {
  const began = performance.now()
  // Just above the root nothing fails by more than rounding.
  let x = lnBase + 1e-12
  while (performance.now() - began < END_PATIENCE && Math.exp(x) < LIMITS.ropeTheta.max) {
    const stretch = 4 / slopeAt(thetasAt(d, x), length).steepest
    const end = passingEnd(d, length, x, x + stretch)
    if (end) return { base: end.base, m: end.m }
    x += stretch
    yield
  }
  return { base: Math.exp(x), m: null }
}
