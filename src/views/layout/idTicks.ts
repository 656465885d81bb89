import type { ScaleLinear } from 'd3-scale'
import { formatPositions, formatShort } from '../paint/format'

/** Whole ids at which to draw grid lines. */
export function idTicks(y: ScaleLinear<number, number>, count: number): number[] {
  return y.ticks(count).filter(Number.isInteger)
}

/** An id in at most six characters. */
export function tickText(id: number): string {
  return Math.abs(id) < 10_000 ? formatPositions(id) : formatShort(id)
}
