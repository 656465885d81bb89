import type { Wave } from './angles'
import type { RotarySpec } from './resolve'
import type { AxisId } from './scene'

/** One axis alone, or every axis moved by the same distance, as between two text tokens. */
export type LaneId = AxisId | 'all'

/** Axes whose unit is not the position: they cannot move by the same distance as others. */
const MEASURED: readonly AxisId[] = ['x', 'y', 'a']

/**
 * The lanes of a spec: each axis that some pair reads, then `all`; `all` alone when there is a single index. No `all` where
 * axes have units of their own; `all` alone where the channels of a pair read different axes, since no curve of the distance
 * along one of them exists.
 */
export function lanesOf({ axes, groups: [group] }: RotarySpec): readonly LaneId[] {
  if (group.secondInvFreq) return ['all']
  const used = axes.filter((_, axis) => group.invFreq[axis]?.some(omega => omega !== 0))
  if (used.length === 1 && used[0] === 'p') return ['all']
  return used.some(axis => MEASURED.includes(axis)) ? used : [...used, 'all']
}

/** What the pairs of the first head group are summed as: sines, where its heads take the imaginary part. */
export function waveOfHeads({ groups: [group] }: Pick<RotarySpec, 'groups'>): Wave {
  return group.imaginary ? 'sine' : 'cosine'
}

/**
 * The frequencies whose mean cosine (or sine: waveOfHeads) is the curve of a lane, rad per position, in the first head group.
 * An axis: the pairs that read it, with what they turn by on it alone; null when none does, or when they rotate nothing. `all`: every pair, its axes
 * summed; a pair that is not rotated counts with frequency 0.
 */
export function laneFrequencies(spec: RotarySpec, lane: LaneId): Float64Array | null {
  const { invFreq, secondInvFreq } = spec.groups[0]
  if (lane === 'all') {
    if (spec.axes.some(axis => MEASURED.includes(axis)) && !lanesOf(spec).includes('all')) return null
    return Float64Array.from({ length: spec.pairs }, (_, i) => invFreq.reduce((sum, axis) => sum + (axis[i] ?? 0), 0))
  }
  if (secondInvFreq) return null
  const frequencies = invFreq[spec.axes.indexOf(lane)]?.filter(omega => omega !== 0)
  return frequencies?.length ? frequencies : null
}
