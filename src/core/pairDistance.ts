import { placesOf } from './places'
import type { RotarySpec } from './resolve'
import type { AxisId, Segment } from './scene'
import { inSteps } from './steps'

/** How far a query is from a key on one axis: positions, metres, rad, or tokens where a layout measures in fractions; negative where the key is ahead. */
export interface AxisDistance {
  axis: AxisId
  distance: number
}

/** The distances of two tokens of the prompt on every axis that some pair reads; null where the layout lacks one of them. */
export function axisDistances(
  spec: RotarySpec,
  segments: readonly Segment[],
  query: number,
  key: number,
): readonly AxisDistance[] | null {
  const { tokenOf } = placesOf(spec.tokens, segments)
  const [q, k] = [tokenOf[query] ?? -1, tokenOf[key] ?? -1]
  if (q < 0 || k < 0) return null
  const { invFreq, secondInvFreq } = spec.groups[0]
  const { positionIds, keyIds = positionIds } = inSteps(spec)
  return spec.axes.flatMap((axis, at) => {
    const read = [invFreq[at], secondInvFreq?.[at]].some(table => table?.some(omega => omega !== 0))
    const distance = (positionIds[at]?.[q] as number) - (keyIds[at]?.[k] as number)
    return read ? [{ axis, distance }] : []
  })
}
