import type { Wave } from '../../core/angles'
import { firstBelow, largestIn } from '../../core/curve'
import type { LaneId } from '../../core/curves'
import { waveOfHeads } from '../../core/curves'
import { divergence, firstCurveGap } from '../../core/divergence'
import { mixtureOf } from '../../core/gaussian'
import { mappedBelow, mappedLargest } from '../../core/mappedCurve'
import type { Outlook } from '../../core/outlook'
import type { RotarySpec } from '../../core/resolve'
import { LIMITS } from '../../core/scene'
import { inSteps, stepsOf } from '../../core/steps'
import { isMapped, outlookOf } from '../standpoint'
import type { Side, ViewInput } from '../view'
import { chosenLane, isTurn, laneOf } from './lanes'
import { recent } from './recent'

export const REACH = LIMITS.distance.max
/** Positions that are searched for a gap between two curves, one by one where they nearly agree. */
export const GAP_REACH = 1_048_576
const GAP_SLICE = 65_536
export const HIGH = 0.99
export const GAP = 0.1

/** What there is to say about one curve C(Δ). */
export interface LaneFacts {
  /** pairs whose mean it is */
  pairs: number
  /** no pair turns: C is the same everywhere */
  still: boolean
  /** largest Δ that was looked at */
  reach: number
  /** largest Δ up to which C stays at 0.99 or above; null when it does so up to reach */
  high: number | null
  /** smallest Δ with C < 0; null when there is none up to reach */
  crossesZero: number | null
  /** largest value from the crossing to the end of the trained range; null when the crossing lies outside it */
  echo: { m: number; value: number } | null
  /** of sines, which start at 0: the largest value inside the trained range */
  peak: { m: number; value: number } | null
}

export const laneFacts = recent(
  32,
  (frequencies: Float64Array, trainedLength: number, outlook?: Outlook | null, wave?: Wave) =>
    `${frequencies.join()};${trainedLength};${outlook?.key};${wave}`,
  (frequencies, trainedLength, outlook = null, wave = 'cosine'): LaneFacts => {
    const reach = outlook?.reach ?? REACH
    const end = Math.min(trainedLength - 1, reach)
    const crossesZero = below(frequencies, 0, outlook, wave)
    const leavesHigh = below(frequencies, HIGH, outlook, wave)
    const largest = (from: number) =>
      outlook ? mappedLargest(outlook, frequencies, from, end) : largestIn(frequencies, from, end, wave)
    return {
      pairs: frequencies.length,
      reach,
      still: frequencies.every(omega => omega === 0),
      high: leavesHigh === null ? null : leavesHigh - 1,
      crossesZero,
      echo: crossesZero !== null && crossesZero <= end ? largest(crossesZero) : null,
      peak: wave === 'sine' ? largest(0) : null,
    }
  },
)

/** Pairs that are not rotated hold the mean up: where they alone keep it above the threshold nothing need be searched. */
function below(frequencies: Float64Array, threshold: number, outlook: Outlook | null, wave: Wave): number | null {
  const fixed = frequencies.filter(omega => omega === 0).length
  if (wave === 'sine') return fixed < frequencies.length ? firstBelow(frequencies, threshold, REACH, wave) : null
  if (2 * fixed - frequencies.length >= threshold * frequencies.length) return null
  return outlook ? mappedBelow(outlook, frequencies, threshold) : firstBelow(frequencies, threshold, REACH)
}

/** What the content makes of C: the mean logit is this times C. */
export function contentScale({ content }: ViewInput['scene']): number {
  return mixtureOf(content)?.signal ?? 1
}

/** The trained length of a side in what distances on a lane count, a whole number. */
export function trainedOn({ spec, setup }: Side, lane: LaneId): number {
  const { trainedLength } = setup.geometry
  if (inSteps(spec) === spec) return trainedLength
  return Math.max(1, Math.round(trainedLength / (stepsOf(spec)[lane === 'all' ? 0 : spec.axes.indexOf(lane)] ?? 1)))
}

/** Facts of a side on a lane; null for an angle, where it has no curve, or where the content lets nothing of it through. */
export function sideFacts(side: Side | null, lane: LaneId, input: Pick<ViewInput, 'scene' | 'cursor'>): LaneFacts | null {
  const frequencies = isTurn(lane) ? null : laneOf(side, lane)
  return side && frequencies && contentScale(input.scene) > 0
    ? laneFacts(frequencies, trainedOn(side, lane), outlookOf(side, lane, input), waveOfHeads(side.spec))
    : null
}

/** Where A and B part: the first pair by π/4, and the curves by 0.1. */
export interface Parting {
  /** null when all frequencies agree */
  pair: { pair: number; m: number } | null
  /** null when the curves stay together up to GAP_REACH */
  curves: number | null
}

/** Null when one side has no curve on the lane, a map that bends it, or heads of the other part. */
export function partingOf(a: Side, b: Side | null, lane: LaneId): Parting | null {
  if (isTurn(lane) || isMapped(a, lane) || isMapped(b, lane)) return null
  const [ofA, ofB] = [laneOf(a, lane), laneOf(b, lane)]
  const wave = waveOfHeads(a.spec)
  if (!b || !ofA || !ofB || waveOfHeads(b.spec) !== wave) return null
  return parting(wave, pairFrequencies(a.spec, lane), pairFrequencies(b.spec, lane), ofA, ofB)
}

const parting = recent(
  16,
  (wave: Wave, ...tables: [Float64Array, Float64Array, Float64Array, Float64Array]) =>
    [wave, ...tables.map(table => table.join())].join(';'),
  (wave, pairsA, pairsB, ofA, ofB): Parting => {
    const { pair, position } = divergence(pairsA, pairsB)
    return {
      pair: pair === null || position === null ? null : { pair, m: position },
      curves: last(gapSteps(ofA, ofB, wave)),
    }
  },
)

/** Searches the gap between two curves slice by slice; the last value is the answer. */
function* gapSteps(ofA: Float64Array, ofB: Float64Array, wave: Wave): Generator<number | null, void> {
  for (let from = 0; from <= GAP_REACH; from += GAP_SLICE) {
    const found = gapIn(ofA, ofB, from, wave)
    yield found
    if (found !== null) return
  }
}

const gapIn = recent(
  64,
  (ofA: Float64Array, ofB: Float64Array, from: number, wave: Wave) => [ofA.join(), ofB.join(), from, wave].join(';'),
  (ofA, ofB, from, wave) => firstCurveGap(ofA, ofB, GAP, Math.min(from + GAP_SLICE - 1, GAP_REACH), from, wave),
)

function last<T>(values: Iterable<T | null>): T | null {
  let latest: T | null = null
  for (const value of values) latest = value
  return latest
}

/** What partingOf needs, in steps of a few ms. */
export function* preparePartingOf(a: Side, b: Side | null, lane: LaneId): Generator<void> {
  const [ofA, ofB] = [laneOf(a, lane), laneOf(b, lane)]
  if (ofA && ofB && !isTurn(lane) && !isMapped(a, lane) && !isMapped(b, lane))
    for (const _ of gapSteps(ofA, ofB, waveOfHeads(a.spec))) yield
}

/** Rad per position of every pair on a lane, 0 where it reads another axis. */
function pairFrequencies(spec: RotarySpec, lane: LaneId): Float64Array {
  const { invFreq } = inSteps(spec).groups[0]
  if (lane === 'all')
    return Float64Array.from({ length: spec.pairs }, (_, i) => invFreq.reduce((sum, axis) => sum + (axis[i] ?? 0), 0))
  return invFreq[spec.axes.indexOf(lane)] ?? new Float64Array(spec.pairs)
}

/** Distances worth stopping at on the chosen lane, ascending: trained lengths, first crossings, echoes. */
export function decayStops(input: Pick<ViewInput, 'scene' | 'view' | 'cursor' | 'a' | 'b'>): readonly number[] {
  const lane = chosenLane(input)
  const stops = [input.a, input.b].flatMap(side => {
    if (!side) return []
    const facts = sideFacts(side, lane, input)
    return [trainedOn(side, lane), facts?.crossesZero, facts?.echo?.m, facts?.peak?.m]
  })
  return [...new Set(stops.filter(stop => stop != null))].sort((x, y) => x - y)
}
