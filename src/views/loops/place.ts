import type { ViewInput } from '../view'
import type { LoopFacts } from './facts'
import { isFacts, isNear, loopFacts, withLength } from './facts'
import type { PlacedMark } from './marks'
import { marksOf, placeMarks } from './marks'

/** px: the curve, a scale, the heads of the columns, the gap under the rows */
const CURVE = 84
export const SCALE = 18
const HEADS = 24
const FOOT = 4
const ROW = { least: 5, most: 20, phone: 14 }
/** pairs that all have a row, and above which rows on the narrow page are as slim as they must be */
const FEW = 12
const MANY = 24
/** px by which a label may reach over the readouts */
const SPILL = 100
/** px of a line of labels */
export const LINE = 16
/** rows for pairs that do not come round in the picture, where there are many */
const SLOWER = 2

/** The axis of the picture, in token frames. */
export interface LoopsAxis {
  a: LoopFacts
  b: LoopFacts | null
  /** px */
  width: number
  /** token frames at its end */
  domain: number
  /** px of a distance in token frames */
  x: (frames: number) => number
}

export interface LoopsPlace extends LoopsAxis {
  left: number
  /** token frames under a px */
  at: (px: number) => number
  marks: readonly PlacedMark[]
  curve: { top: number; height: number }
  scales: { top: number; height: number }
  /** px of the first row's top and of each; rows that are drawn */
  rows: { top: number; height: number; count: number }
  height: number
}

/** Where everything stands in a picture of the given size; null where A has no clip. `frames` is the clip's length where the prompt's is not yet it. */
export function loopsPlace(
  input: Pick<ViewInput, 'a' | 'b' | 'scene' | 'phone'>,
  width: number,
  height: number,
  frames: number | null = null,
): LoopsPlace | null {
  const a = withLength(loopFacts(input.a, input.scene.segments), frames)
  const b = withLength(input.b && loopFacts(input.b, input.scene.segments), frames)
  if (!isFacts(a)) return null
  const sides = isFacts(b) ? [a, b] : [a]
  const left = input.phone ? 44 : 76
  const plot = Math.max(1, width - left - (input.phone ? 8 : 104))
  const domain = Math.max(...sides.map(reach))
  const x = (frames: number) => (frames / domain) * plot
  const axis = { a, b: isFacts(b) ? b : null, width: plot, domain, x }
  const marks = placeMarks(marksOf(axis, input.phone), plot + (input.phone ? 0 : SPILL))
  const labels = 2 + LINE * (1 + Math.max(0, ...marks.map(({ line }) => line ?? 0)))
  const most = Math.max(...sides.map(({ pairs }) => pairs.length))
  const turning = Math.max(
    ...sides.map(({ pairs, clip }) => pairs.filter(({ wavelength }) => wavelength <= domain * clip.step).length),
  )
  const count = most <= FEW ? most : Math.min(most, Math.max(turning + SLOWER, 4))
  const curve = { top: labels, height: CURVE }
  const scales = { top: curve.top + CURVE + 10, height: 3 * SCALE }
  const top = scales.top + scales.height + HEADS
  const foot = count < most ? LINE + 4 : FOOT
  const least = input.phone && count <= MANY ? ROW.phone : ROW.least
  const row = Math.max(least, Math.min(ROW.most, Math.floor((height - top - foot) / count)))
  return {
    ...axis,
    left,
    at: px => (px / plot) * domain,
    marks,
    curve,
    scales,
    rows: { top, height: row, count },
    height: top + count * row + foot,
  }
}

/** Token frames that a side needs on the axis: the clip, and a little more than the repeat or the slowest turn that is near. */
function reach(facts: LoopFacts): number {
  const { clip, span, repeat, pairs, trained } = facts
  const last = span / clip.step
  const near = [repeat?.delta ?? pairs.at(-1)?.wavelength ?? 0, trained].filter(delta => isNear(delta, facts))
  return Math.max(last, ...near.map(delta => (1.2 * delta) / clip.step))
}
