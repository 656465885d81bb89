import { seenAt } from '../../core/outlook'
import { polyline } from '../paint/polyline'
import type { Ruler } from '../paint/ruler'
import type { MapSide } from './model'

/** Distances looked at in one px at most where lines give them. */
const LOOKS = 3

/**
 * The line of seen distances over the ruler, px from the left and the top of the plot: through the smallest and the largest
 * of each px, so that what swings within one stays whole.
 */
export function curvePath(one: MapSide, ruler: Ruler, y: (distance: number) => number, slow: boolean): string {
  const { outlook } = one
  const points: [number, number][] = []
  const put = (x: number, distance: number) => points.push([x, y(distance)])
  let next = Math.max(0, Math.ceil(ruler.view.from))
  for (let px = ruler.left; px < ruler.width && next <= outlook.reach; px++) {
    const end = Math.min(outlook.reach, Math.ceil(ruler.at(px + 1)) - 1)
    if (end < next) continue
    if (end === next) put(ruler.x(next), seenAt(outlook, next, slow))
    else {
      const [first, low, high, last] = spread(one, next, end, slow)
      put(px, first)
      if (high !== low) {
        put(px + 0.4, low)
        put(px + 0.6, high)
      }
      put(px + 1, last)
    }
    next = end + 1
  }
  return polyline(points)
}

/** First, smallest, largest and last distance that is seen from .. to. */
function spread({ outlook }: MapSide, from: number, to: number, slow: boolean): [number, number, number, number] {
  const { seen, lines } = outlook
  const at = (delta: number) => seenAt(outlook, delta, slow)
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const look = (delta: number) => {
    const distance = at(delta)
    if (distance < low) low = distance
    if (distance > high) high = distance
  }
  if (seen) for (let delta = from; delta <= to; delta++) look(delta)
  else {
    for (let k = 0; k < LOOKS; k++) look(Math.round(from + (k * (to - from)) / (LOOKS - 1)))
    for (const { region } of lines ?? [])
      if (region.from > from && region.from <= to) {
        look(region.from)
        look(region.from - 1)
      }
  }
  return [at(from), low, high, at(to)]
}
