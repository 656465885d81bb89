import type { RotarySpec } from './resolve'
import type { MaskResult } from './variant'

/** Where the tokens stand, in some layers where layers differ in that. */
export type Placement = Pick<RotarySpec, 'positionIds' | 'next' | 'ropeDelta'> & { serves?: string }

/** Ids that come with a mask, where all ids of the prompt count up by one; the placement itself where they do not. */
export function renumbered(stand: Placement, { ids }: MaskResult): Placement {
  if (!ids?.length) return stand
  const moved = stand.positionIds.map(axis => movedIds(axis, ids))
  if (!moved.every(axis => axis !== null)) return stand
  const next = (moved[0]?.at(-1) ?? 0) + 1
  return { ...stand, positionIds: moved, next, ropeDelta: next - ids.length }
}

function movedIds(axis: Float64Array, ids: Float64Array): Float64Array | null {
  const known = moves.get(axis) ?? new WeakMap<Float64Array, { axis: Float64Array | null }>()
  moves.set(axis, known)
  const first = axis[0] as number
  const counts = () => axis.every((id, token) => id === first + token)
  const found = known.get(ids) ?? { axis: counts() ? ids.map(id => first + id) : null }
  known.set(ids, found)
  return found.axis
}
const moves = new WeakMap<Float64Array, WeakMap<Float64Array, { axis: Float64Array | null }>>()
