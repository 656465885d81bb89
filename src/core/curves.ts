import type { RotarySpec } from './resolve'
import { axisOfPair } from './resolve'
import type { AxisId } from './scene'

/** One axis alone, or every axis moved by the same distance, as between two text tokens. */
export type LaneId = AxisId | 'all'

/** The lanes of a spec: each axis that some pair reads, then `all`; `all` alone when there is a single index. */
export function lanesOf(spec: RotarySpec): readonly LaneId[] {
  const used = spec.axes.filter((_, axis) => spec.groups[0].invFreq[axis]?.some(omega => omega !== 0))
  return used.length === 1 && used[0] === 'p' ? ['all'] : [...used, 'all']
}

/**
 * The frequencies whose mean cosine is the curve of a lane, rad per position, in the first head group.
 * An axis: the pairs that read it; null when none does. `all`: every pair, its axes summed; a pair that is
 * not rotated counts with frequency 0.
 */
export function laneFrequencies(spec: RotarySpec, lane: LaneId): Float64Array | null {
  const { invFreq } = spec.groups[0]
  if (lane === 'all')
    return Float64Array.from({ length: spec.pairs }, (_, i) => invFreq.reduce((sum, axis) => sum + (axis[i] ?? 0), 0))
  const frequencies = invFreq[spec.axes.indexOf(lane)]?.filter(omega => omega !== 0)
  return frequencies?.length ? frequencies : null
}

/** The pairs behind laneFrequencies, fast to slow. */
export function lanePairs(spec: RotarySpec, lane: LaneId): readonly number[] {
  const axis = spec.axes.indexOf(lane as AxisId)
  return Array.from({ length: spec.pairs }, (_, i) => i).filter(
    i => lane === 'all' || [axis, -2].includes(axisOfPair(spec.groups[0], i)),
  )
}
