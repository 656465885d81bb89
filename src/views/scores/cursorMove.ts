import { placesOf } from '../../core/places'
import { idsOn } from '../../core/runs'
import type { AxisId } from '../../core/scene'
import type { Cursor } from '../../state/store'
import { chosenLane } from '../decay/lanes'
import type { ViewInput } from '../view'

/** Query and key under the cursor, with their distance on the chosen axis of A; on all axes it is that on its first. */
export function pairCursor(
  input: Pick<ViewInput, 'a' | 'b' | 'view' | 'scene' | 'phone'>,
  query: number,
  key: number,
): Partial<Cursor> {
  const { a, scene } = input
  const { tokenOf } = placesOf(a.spec.tokens, scene.segments)
  const lane = chosenLane(input as ViewInput)
  const ids = idsOn(a.spec, lane as AxisId)
  const [q, k] = [tokenOf[query] ?? -1, tokenOf[key] ?? -1]
  if (q < 0 || k < 0) return { query, key }
  return { query, key, delta: Math.round(Math.abs((ids[q] as number) - (ids[k] as number))) }
}
