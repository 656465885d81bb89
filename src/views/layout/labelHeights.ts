/** px from the top of a lane to the upper and the lower edge of what is drawn */
export type Band = readonly [number, number]

/** What a label names: where its text resumes, and its frames near the label. */
export interface Resuming {
  position: number
  bands: readonly Band[]
}

/** px between the baselines of two labels, and what their letters take above and below a baseline */
const ROW = 16
const ABOVE = 11
const BELOW = 4

/** The first baseline that lies within the lane. */
const FIRST = 11

/**
 * Baselines of the labels in a lane, px, that which resumes highest above the other. Tried are the places right above and right under
 * the frames of each, one label by itself or both together; taken is what strikes the fewest frames, of those the nearest.
 */
export function labelHeights(labels: readonly Resuming[], height: number): readonly number[] {
  const order = labels.map((_, k) => k).sort((a, b) => (labels[b]?.position ?? 0) - (labels[a]?.position ?? 0))
  const bands = labels.flatMap(label => label.bands)
  const edges = order
    .map(k => labels[k]?.bands ?? [])
    .map(own => [least(own.map(band => band[0])), most(own.map(band => band[1]))])
  const within = (y: number) => Math.max(FIRST, Math.min(height - BELOW, y))
  const tried = [...new Set(edges.flatMap(([top, foot]) => [(top as number) - 7, (foot as number) + ROW]).map(within))]
  const rows = order.length
  const stacked = [...tried, ...tried.map(y => within(y - ROW))]
    .map(y => Math.min(y, height - BELOW - ROW * (rows - 1)))
    .filter(y => y >= FIRST)
    .map(y => order.map((_, k) => y + ROW * k))
  const apart = rows === 2 ? tried.flatMap(a => tried.filter(b => b >= a + ROW).map(b => [a, b])) : []
  const struck = (baselines: readonly number[]) =>
    baselines.reduce((sum, y) => sum + bands.filter(([top, foot]) => foot > y - ABOVE && top < y + BELOW).length, 0)
  const far = (baselines: readonly number[]) =>
    baselines.reduce((sum, y, k) => sum + Math.min(...(edges[k] as number[]).map(edge => Math.abs(edge - y))), 0)
  const [best] = [...apart, ...stacked].sort((a, b) => struck(a) - struck(b) || far(a) - far(b))
  return labels.map((_, k) => best?.[order.indexOf(k)] ?? height - BELOW)
}

/** px that the words need on each side of their middle */
const HALF = 8

/** Middle of a line of words, px: over or under all bands, first where there is more room; where neither is free, in the widest gap between them. */
export function freeLevel(bands: readonly Band[], height: number): number {
  const [top, foot] = [9.5, height - 12.5]
  const over = least(bands.map(([upper]) => upper))
  const under = height - most(bands.map(([, lower]) => lower))
  const outside = over > under ? [top, foot] : [foot, top]
  const gaps = bands.flatMap(([, lower]) => {
    const next = least(bands.flatMap(([upper]) => (upper > lower ? [upper] : [])))
    return Number.isFinite(next) ? [{ middle: (lower + next) / 2, room: next - lower }] : []
  })
  const widest = gaps.reduce((best, gap) => (gap.room > best.room ? gap : best), { middle: top, room: 0 })
  const free = (level: number) => bands.every(([upper, lower]) => lower < level - HALF || upper > level + HALF)
  return [...outside, widest.middle].find(free) ?? (outside[0] as number)
}

const least = (values: readonly number[]) => Math.min(...values)
const most = (values: readonly number[]) => Math.max(...values)
