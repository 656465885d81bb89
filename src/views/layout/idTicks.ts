import { formatPositions, formatShort } from '../paint/format'
import type { Linear } from '../paint/linear'

/** Whole ids at which to draw grid lines. */
export function idTicks(y: Linear, count: number): number[] {
  return y.ticks(count).filter(Number.isInteger)
}

/** An id in at most six characters. */
export function tickText(id: number): string {
  return Math.abs(id) < 10_000 ? formatPositions(id) : formatShort(id)
}
