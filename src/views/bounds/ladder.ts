import { thetasAt } from '../../core/baseBound'
import { firstBelow } from '../../core/curve'
import { LIMITS } from '../../core/scene'
import { recent } from '../decay/recent'
import type { Side, ViewInput } from '../view'

/** Positions up to which the context of a base is looked for. */
export const REACH = LIMITS.distance.max

/** The plain ladder of a side, base^(-2i / channels), and what of it the embedding changes. */
export interface Ladder {
  side: Side
  /** rotated channels of one head */
  channels: number
  base: number
  /** smallest distance with C < 0; null when there is none up to REACH */
  carries: number | null
  /** the embedding's own frequencies are these, and all of its pairs are rotated */
  plain: boolean
  /** position axes that its pairs read */
  axes: number
}

const carried = recent(
  64,
  (channels: number, base: number) => `${channels} ${base}`,
  (channels: number, base: number) => ({
    m: firstBelow(thetasAt(channels, Math.log(base)), 0, REACH),
  }),
)

export function ladderOf(side: Side): Ladder {
  const { rotaryDim, ropeTheta } = side.setup.geometry
  const { ladder: own, invFreq } = side.spec.groups[0]
  const plain = thetasAt(rotaryDim, Math.log(ropeTheta))
  return {
    side,
    channels: rotaryDim,
    base: ropeTheta,
    carries: carried(rotaryDim, ropeTheta).m,
    plain:
      own.length === plain.length &&
      own.every((omega, i) => Math.abs(omega / (plain[i] as number) - 1) < 1e-6 && invFreq.some(axis => axis[i] !== 0)),
    axes: side.spec.axes.length,
  }
}

/** B's ladder where it can stand in A's map: C depends on the number of pairs. */
export function otherLadder({ a, b }: Pick<ViewInput, 'a' | 'b'>): Ladder | null {
  return b && b.setup.geometry.rotaryDim === a.setup.geometry.rotaryDim ? ladderOf(b) : null
}

/** What the map does not say about a side, in a sentence; empty where it says all. */
export function ladderNote({ side, channels, plain, axes }: Ladder): string {
  const scaled = plain
    ? ''
    : `${side.name} changes its frequencies; this map asks about the plain ladder base^(−2i/${channels}) under its base.`
  const several =
    axes > 1
      ? `${side.name} reads ${axes} axes; the map counts distances along all of them together, as between text tokens.`
      : ''
  return [scaled, several].filter(Boolean).join(' ')
}
