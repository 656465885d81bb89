import type { RotarySpec } from '../../core/resolve'
import { axisOfPair } from '../../core/resolve'
import type { AxisId } from '../../core/scene'
import { AXIS_NAMES } from '../../core/scene'
import type { Palette } from '../paint/palette'

/** What a pair reads: one axis, several at once, or nothing. */
export type Reading = AxisId | 'mixed' | 'none'

export interface Pair {
  index: number
  reads: Reading
  /** rad that the pair turns when all axes move by one position; 0 when it reads nothing */
  omega: number
  /** positions of one full turn, for a pair that reads nothing or several axes those of its place on the ladder; Infinity for frequency 0 */
  lambda: number
}

const TURN = 2 * Math.PI

const read = new WeakMap<RotarySpec, readonly Pair[]>()

/** The pairs of the first head group, in the order of their index. The same array while the same spec comes back. */
export function readPairs(spec: RotarySpec): readonly Pair[] {
  let pairs = read.get(spec)
  if (!pairs) {
    pairs = Array.from({ length: spec.pairs }, (_, index) => readPair(spec, index))
    read.set(spec, pairs)
  }
  return pairs
}

function readPair({ axes, groups: [group] }: RotarySpec, index: number): Pair {
  const axis = axisOfPair(group, index)
  const omega = group.invFreq.reduce((sum, frequencies) => sum + (frequencies[index] ?? 0), 0)
  const rate = Math.abs(axis === -2 ? (group.ladder[index] ?? 0) : omega || (group.ladder[index] ?? 0))
  return {
    index,
    reads: axis === -2 ? 'mixed' : (axes[axis] ?? 'none'),
    omega,
    lambda: rate > 0 ? TURN / rate : Number.POSITIVE_INFINITY,
  }
}

/** Turns that a pair makes over a distance. */
export function turns(pair: Pair, distance: number): number {
  return (distance * Math.abs(pair.omega)) / TURN
}

/** The readings in use, t, h, w and p first, mixed and none last. */
export function readingsOf(pairs: readonly Pair[]): readonly Reading[] {
  const used = new Set(pairs.map(pair => pair.reads))
  const order: readonly Reading[] = ['t', 'h', 'w', 'p', 'i', 'l', 'd0', 'd1', 'd2', 'd3', 'x', 'y', 'a', 'mixed', 'none']
  return order.filter(reads => used.has(reads))
}

export function readingName(reads: Reading): string {
  if (reads === 'none') return 'not rotated'
  return reads === 'mixed' ? 'several axes' : AXIS_NAMES[reads]
}

export function fillOf(palette: Palette, reads: Reading): string {
  if (reads === 'none') return palette.none
  return palette.fill[reads === 'mixed' ? 'all' : reads]
}

export function inkOf(palette: Palette, reads: Reading): string {
  if (reads === 'none') return palette.ink3
  return palette.axisInk[reads === 'mixed' ? 'all' : reads]
}
