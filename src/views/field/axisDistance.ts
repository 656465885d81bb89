import { axisDistances } from '../../core/pairDistance'
import { chosenLane } from '../decay/lanes'
import type { ViewInput } from '../view'

/** Distance in whole positions of two tokens of the prompt on the chosen lane of A; the largest of all where all axes are chosen. */
export function axisDistance(input: Pick<ViewInput, 'a' | 'b' | 'view' | 'scene'>, query: number, key: number): number | null {
  const distances = axisDistances(input.a.spec, input.scene.segments, query, key)
  if (!distances?.length) return null
  const lane = chosenLane(input)
  const own = distances.find(({ axis }) => axis === lane)
  return Math.round(own ? Math.abs(own.distance) : Math.max(...distances.map(({ distance }) => Math.abs(distance))))
}
