/** px of a bin: neighbouring shifts round differently, and what matters is the level and its spread */
const BIN = 8

/** The points of a curve in one bin, px. */
export interface Bin {
  x: number
  y: number
  /** px of the highest and the lowest of them */
  top: number
  foot: number
}

/** Points in order of x, gathered to their means and their spread. On a log scale the mean is the geometric one. */
export function binned(points: readonly { x: number; y: number }[]): readonly Bin[] {
  const groups = new Map<number, { x: number; y: number }[]>()
  for (const point of points) {
    const key = Math.floor(point.x / BIN)
    const group = groups.get(key)
    if (group) group.push(point)
    else groups.set(key, [point])
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return [...groups.values()].map(group => {
    const heights = group.map(({ y }) => y)
    return { x: mean(group.map(({ x }) => x)), y: mean(heights), top: Math.min(...heights), foot: Math.max(...heights) }
  })
}
