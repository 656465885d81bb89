import type { LayoutFacts } from '../../core/overlaps'
import { rangeOf } from '../../core/runs'
import type { Segment } from '../../core/scene'
import { isGrid } from '../../core/scene'
import type { Side } from '../view'

/** Shown tokens of one segment in one side. */
export interface Stretch {
  start: number
  count: number
}

/** Token order in px, shared by A and B: the segments stand at the same place, whatever each side puts into them. */
export interface TokenAxis {
  width: number
  spans: readonly {
    segment: number
    x0: number
    x1: number
    /** one per side */
    stretches: readonly Stretch[]
  }[]
}

/** Of the outer texts at least so many tokens are shown, and half as many as the grid has positions. */
const OUTER_TOKENS = 9
/** px, and share of the whole, that every segment gets */
const LEAST_WIDTH = 92
const LEAST_SHARE = 0.1

export function layTokenAxis(
  sides: readonly { side: Side; facts: LayoutFacts }[],
  segments: readonly Segment[],
  width: number,
): TokenAxis {
  const stretches = sides.map(({ side, facts }) => stretchesOf(side, facts, segments))
  const counts = segments.map((_, at) => Math.max(...stretches.map(list => list[at]?.count ?? 0)))
  const widths = shareWidth(counts, width)
  let x = 0
  const spans = segments.map((_, segment) => {
    const x0 = x
    x += widths[segment] as number
    return { segment, x0, x1: x, stretches: stretches.map(list => list[segment] as Stretch) }
  })
  return { width, spans: spans.filter(({ x0, x1 }) => x1 > x0) }
}

function stretchesOf({ spec }: Side, facts: LayoutFacts, segments: readonly Segment[]): Stretch[] {
  const list = segments.map((): Stretch => ({ start: 0, count: 0 }))
  for (const { segment, start, count } of facts.runs) {
    const stretch = list[segment] as Stretch
    if (stretch.count === 0) stretch.start = start
    stretch.count = start + count - stretch.start
  }
  const first = segments.findIndex(isGrid)
  if (first < 0) return list
  const last = segments.findLastIndex(isGrid)
  const reach = Math.max(
    OUTER_TOKENS,
    ...spec.axes.map((_, axis) => {
      const [low, high] = rangeOf(facts.grid, axis)
      return Math.ceil((high - low) / 2)
    }),
  )
  return list.map(({ start, count }, segment) => {
    if (segment >= first && segment <= last) return { start, count }
    const shown = segment === first - 1 || segment === last + 1 ? Math.min(count, reach) : 0
    return { start: segment < first ? start + count - shown : start, count: shown }
  })
}

/** Widths in proportion to the counts, none that is not empty lost beside the others. */
export function shareWidth(counts: readonly number[], width: number): number[] {
  const filled = counts.filter(count => count > 0).length
  const least = Math.min(LEAST_WIDTH, LEAST_SHARE * width, width / Math.max(filled, 1))
  const small = new Set<number>()
  for (;;) {
    const room = width - small.size * least
    const total = counts.reduce((sum, count, k) => sum + (small.has(k) ? 0 : count), 0)
    const found = counts.findIndex((count, k) => count > 0 && !small.has(k) && (count / total) * room < least - 1e-9)
    if (found < 0) return counts.map((count, k) => (count === 0 ? 0 : small.has(k) ? least : total ? (count / total) * room : 0))
    small.add(found)
  }
}

/** px of the left edge of a token, or null when it is not shown. */
export function tokenX(axis: TokenAxis, side: number, token: number): number | null {
  for (const { x0, x1, stretches } of axis.spans) {
    const { start, count } = stretches[side] as Stretch
    if (token >= start && token < start + count) return x0 + ((token - start) / count) * (x1 - x0)
  }
  return null
}

/** The token under a px, or null where that side has none. */
export function tokenAt(axis: TokenAxis, side: number, px: number): number | null {
  const span = axis.spans.find(({ x0, x1 }) => px >= x0 && px < x1)
  const stretch = span?.stretches[side]
  if (!span || !stretch?.count) return null
  return stretch.start + Math.min(stretch.count - 1, Math.floor(((px - span.x0) / (span.x1 - span.x0)) * stretch.count))
}
