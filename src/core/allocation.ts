import type { AxisId } from './scene'
import type { AllocationResult, Slot } from './variant'

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

/** The axis that weighs most in a pair's angle; null when the pair is not rotated. */
export function mainAxis({ axes, weights }: AllocationResult, pair: number): AxisId | null {
  const shares = weights.map(row => Math.abs(row[pair] as number))
  const largest = Math.max(...shares)
  return largest > 0 ? (axes[shares.indexOf(largest)] as AxisId) : null
}

/** The axis of an index into consecutive sections of the given sizes; the last one beyond their end. */
export function sectionOf(axes: readonly AxisId[], sizes: readonly number[], index: number): AxisId {
  let end = 0
  const found = axes.findIndex((_, a) => {
    end += sizes[a] ?? 0
    return index < end
  })
  return axes[found < 0 ? axes.length - 1 : found] as AxisId
}

/** An allocation slot that gives each axis one run of pairs, in the order of `axes`. */
export function chunked(
  axes: readonly AxisId[],
  names: { name: string; key?: string; help?: string },
  share: (pairs: number) => readonly number[],
): Slot<'allocation'> {
  const { name, key = 'pairsPerAxis', help } = names
  return {
    name,
    params: [{ key, label: 'Pairs per axis', kind: 'section', axes, default: share, help }],
    run: ({ rotaryDim }, params) => oneHot(axes, rotaryDim / 2, pair => sectionOf(axes, params[key] as readonly number[], pair)),
  }
}
