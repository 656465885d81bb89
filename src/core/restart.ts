import { mainAxis } from './allocation'
import type { AxisId } from './scene'
import type { AllocationResult, Slot } from './variant'

/**
 * A ladder of its own for each axis, rad per position: the j-th of the dim / 2 pairs that read an axis has
 * base^(-2j / dim). `baseOf` gives the base of an axis with `dim` channels. 0 for a pair that is not rotated.
 */
export function restartedLadder(allocation: AllocationResult, baseOf: (axis: AxisId, dim: number) => number): Float64Array {
  const axes = Array.from({ length: allocation.weights[0]?.length ?? 0 }, (_, pair) => mainAxis(allocation, pair))
  const ladder = new Float64Array(axes.length)
  for (const axis of allocation.axes) {
    const pairs = axes.flatMap((read, pair) => (read === axis ? [pair] : []))
    const base = baseOf(axis, 2 * pairs.length)
    pairs.forEach((pair, j) => {
      ladder[pair] = base ** (-j / pairs.length)
    })
  }
  return ladder
}

/** The slot of models that start the ladder anew on each axis. */
export const restart: Slot<'frequencies'> = {
  name: 'A ladder per axis',
  params: [],
  run: ({ ropeTheta }, _, allocation) => ({ invFreq: restartedLadder(allocation, () => ropeTheta), attentionFactor: 1 }),
}
