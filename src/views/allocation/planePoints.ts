import type { HeadGroup, RotarySpec } from '../../core/resolve'
import type { AxisId } from '../../core/scene'

export type Point = readonly [across: number, up: number]

/** The pairs of a spec that reads two axes or more, in the plane of two of them. */
export interface Plane {
  axes: readonly [AxisId, AxisId]
  /** of the group that is drawn; rad per position, (0, 0) where a pair reads neither axis */
  points: readonly Point[]
  /** of all other groups */
  others: readonly Point[]
  /** rad per position */
  fastest: number
  slowest: number
}

/** Pairs of axes that lie in a plane, in the order in which they are looked for. */
const PLANES: readonly (readonly [AxisId, AxisId])[] = [
  ['w', 'h'],
  ['x', 'y'],
  ['t', 'h'],
]

export function planeOf({ axes, groups }: RotarySpec): Plane | null {
  const named = PLANES.find(pair => pair.every(axis => axes.includes(axis))) ?? axes.slice(0, 2)
  const [first, second] = named
  if (!first || !second) return null
  const pointsOf = ({ invFreq }: HeadGroup): Point[] => {
    const [across, down] = [invFreq[axes.indexOf(first)], invFreq[axes.indexOf(second)]]
    // a rotation by a right angle leaves cosines of 1e-17, which are 0
    const clean = (value = 0) => (Math.abs(value) < 1e-12 ? 0 : value)
    return Array.from({ length: across?.length ?? 0 }, (_, i) => [clean(across?.[i]), clean(down?.[i])] as const)
  }
  const [drawn, ...rest] = groups
  const points = pointsOf(drawn)
  const speeds = points.map(([a, b]) => Math.hypot(a, b)).filter(omega => omega > 0)
  if (speeds.length === 0) return null
  return {
    axes: [first, second],
    points,
    others: rest.slice(0, 32).flatMap(pointsOf),
    fastest: Math.max(...speeds),
    slowest: Math.min(...speeds),
  }
}
