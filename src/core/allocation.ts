import type { AxisId } from './scene'
import type { AllocationResult } from './variant'

/** Whole parts of `total` in the given ratio that sum to it exactly: what rounding down leaves goes to the largest remainders, first come first. */
export function shareOut(total: number, ratio: readonly number[]): number[] {
  const sum = ratio.reduce((a, b) => a + b, 0)
  const exact = ratio.map(part => (total * part) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((a, b) => a + b, 0)
  const byRemainder = exact.map((value, index) => ({ index, rest: value % 1 })).sort((a, b) => b.rest - a.rest)
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1
  return parts
}

/** Weights of an allocation in which each pair reads one axis, or none. */
export function oneHot(axes: readonly AxisId[], pairs: number, axisOf: (pair: number) => AxisId | null): AllocationResult {
  const chosen = Array.from({ length: pairs }, (_, pair) => axisOf(pair))
  return { axes, weights: axes.map(axis => Float64Array.from(chosen, id => (id === axis ? 1 : 0))) }
}
