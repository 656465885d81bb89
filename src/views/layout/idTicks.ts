import { formatPositions, formatShort } from '../paint/format'
import type { Linear } from '../paint/linear'

/** Whole ids at which to draw grid lines; parts of them where ids are fractions. */
export function idTicks(y: Linear, count: number): number[] {
  const all = y.ticks(count)
  const whole = all.filter(Number.isInteger)
  return whole.length > 1 ? whole : all
}

/** An id in at most six characters. */
export function tickText(id: number): string {
  if (!Number.isInteger(id) && Math.abs(id) < 10) return String(Number(id.toFixed(2))).replace('-', '−')
  return Math.abs(id) < 10_000 ? formatPositions(id) : formatShort(id)
}
