import type { AxisDistance } from '../../core/pairDistance'
import { axisDistances } from '../../core/pairDistance'
import { axisText, shortUnit, unitOn } from '../paint/axisWords'
import { formatPositions, withUnit } from '../paint/format'
import type { Ruler } from '../paint/ruler'
import type { ViewInput } from '../view'

/** Distances that share one tag, and its middle in px. */
export interface PairTag {
  x: number
  distances: readonly AxisDistance[]
}

/** px between hairlines under which their tags become one */
const MERGE = 62
/** px of a character in a tag, and of its padding with the gap to the next */
const CHARACTER = 7.2
const PADDING = 22

/** The distances of query and key on each axis of A; null unless both are chosen. */
export function pairOnRuler({ a, cursor, scene }: Pick<ViewInput, 'a' | 'cursor' | 'scene'>): readonly AxisDistance[] | null {
  if (cursor.query === null || cursor.key === null) return null
  const distances = axisDistances(a.spec, scene.segments, cursor.query, cursor.key)
  return distances?.length ? distances : null
}

/** px of a distance of any size; one of less than a position lies between 0 and 1. */
export function distanceX(ruler: Ruler, distance: number): number {
  const size = Math.abs(distance)
  if (ruler.view.scale === 'linear' || size >= 1 || ruler.left === 0) return ruler.x(size)
  return ruler.x(0) + size * (ruler.x(1) - ruler.x(0))
}

/** "12", "0.5", "1.57 rad": the size of a distance, with its unit where it is not a position. */
export function sizeText({ axis, distance }: AxisDistance): string {
  const size = Math.abs(distance)
  const unit = unitOn([axis])
  const text = Number.isInteger(size) ? formatPositions(size) : String(Number(size.toFixed(size < 10 ? 2 : 1)))
  return unit === 'positions' ? text : withUnit(text, shortUnit(unit))
}

/** One tag for each hairline, or for several that stand close, none beyond the ends of the ruler. */
export function pairTags(ruler: Ruler, distances: readonly AxisDistance[]): PairTag[] {
  let tags = distances
    .map(distance => ({ x: distanceX(ruler, distance.distance), distances: [distance] }))
    .sort((a, b) => a.x - b.x)
    .map(tag => inside(ruler, tag))
  for (let at = 1; at < tags.length; ) {
    const [left, right] = [tags[at - 1] as PairTag, tags[at] as PairTag]
    if (right.x - left.x >= Math.max(MERGE, tagHalf(left) + tagHalf(right))) {
      at++
      continue
    }
    const both = [...left.distances, ...right.distances]
    const x = both.reduce((sum, { distance }) => sum + distanceX(ruler, distance), 0) / both.length
    tags = tags.toSpliced(at - 1, 2, inside(ruler, { x, distances: both }))
    at = Math.max(1, at - 1)
  }
  return tags
}

function inside(ruler: Ruler, tag: { x: number; distances: AxisDistance[] }): { x: number; distances: AxisDistance[] } {
  const half = tagHalf(tag)
  return { ...tag, x: Math.max(half - 8, Math.min(ruler.width - half, tag.x)) }
}

function tagHalf({ distances }: PairTag): number {
  const characters = distances.reduce((sum, each) => sum + 4 + axisText(each.axis).length + sizeText(each).length, -1)
  return (characters * CHARACTER + PADDING) / 2
}
