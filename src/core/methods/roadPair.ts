import type { RoadVariant } from './road'
import { roadMatrix } from './road'

/** A map of one pair of channels, row by row: [own₁, other₁, other₂, own₂]. */
export type PairMap = readonly [number, number, number, number]

/** Angles (rad) and scales that one pair has under each form, in the order in which they are stored. */
export const ROAD_VALUES: Record<RoadVariant, number> = { road_1: 1, road_2: 2, road_4: 4 }

/** Degrees and factors of one pair: as many of each as the form keeps. */
export interface PairAdapter {
  theta: readonly number[]
  alpha: readonly number[]
}

const RAD = Math.PI / 180

export function pairMap(kind: RoadVariant, { theta, alpha }: PairAdapter): PairMap {
  const angles = theta.map(degrees => degrees * RAD)
  const [[a = 1, b = 0] = [], [c = 0, d = 1] = []] = roadMatrix(kind, angles, alpha, 2, 2).map(row => [...row])
  return [a, b, c, d]
}

/** Values of one form as another stores them; from fewer to more the map stays, from more to fewer the first ones stay. */
export function withRoadKind(values: readonly number[], kind: RoadVariant): number[] {
  return Array.from({ length: ROAD_VALUES[kind] }, (_, at) => values[at % values.length] as number)
}

/** `second` after `first`. */
export function composed(second: PairMap, first: PairMap): PairMap {
  const [a, b, c, d] = second
  const [e, f, g, h] = first
  return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h]
}

/** The share of the way from doing nothing to an adapter, 0 to 1. */
export function partOf({ theta, alpha }: PairAdapter, part: number): PairAdapter {
  return { theta: theta.map(value => value * part), alpha: alpha.map(value => 1 + (value - 1) * part) }
}

export interface PairShape {
  /** half axes of the ellipse that the unit circle becomes, the longer first */
  axes: readonly [number, number]
  /** where the longer one points, rad */
  tilt: number
  /** angle of the rotation that is nearest to the map, rad; of no meaning where the map mirrors */
  turn: number
  determinant: number
}

export function pairShape([a, b, c, d]: PairMap): PairShape {
  const [turning, mirroring] = [Math.hypot(a + d, c - b) / 2, Math.hypot(a - d, c + b) / 2]
  const turn = Math.atan2(c - b, a + d)
  return {
    axes: [turning + mirroring, Math.abs(turning - mirroring)],
    tilt: (turn + Math.atan2(c + b, a - d)) / 2,
    turn,
    determinant: a * d - b * c,
  }
}

/** Largest difference between the two orders of two maps. */
export function orderGap(first: PairMap, second: PairMap): number {
  const other = composed(first, second)
  return Math.max(...composed(second, first).map((value, at) => Math.abs(value - (other[at] as number))))
}
