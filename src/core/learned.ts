import type { AxisId } from './scene'
import type { AllocationResult } from './variant'

/**
 * Allocation of frequencies that were learned on several axes at once, one group per head: directions of length 1 and
 * their magnitudes, rad per position. `table` runs by axis, then head, then pair.
 */
export function learnedAllocation(axes: readonly AxisId[], pairs: number, table: readonly number[]) {
  const heads = table.length / (axes.length * pairs)
  return Array.from({ length: heads }, (_, head): AllocationResult & { serves: string } => {
    const rows = axes.map((_, a) =>
      Float64Array.from({ length: pairs }, (_, i) => table[(a * heads + head) * pairs + i] as number),
    )
    const largest = Float64Array.from({ length: pairs }, (_, i) => Math.max(...rows.map(row => Math.abs(row[i] as number))))
    const scaled = rows.map(row => row.map((omega, i) => (omega === 0 ? 0 : omega / (largest[i] as number))))
    const length = largest.map((_, i) => Math.hypot(...scaled.map(row => row[i] as number)))
    const weights = scaled.map(row => row.map((share, i) => (share === 0 ? 0 : share / (length[i] as number))))
    const magnitude = largest.map((value, i) => value * (length[i] as number))
    return { axes, weights, magnitude, serves: `head ${head}` }
  })
}
