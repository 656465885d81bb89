/** The `d` of a line through points in px, rounded to tenths of a px; a point without a number breaks it. */
export function polyline(points: readonly (readonly [x: number, y: number])[]): string {
  let d = ''
  let pen = 'M'
  for (const [x, y] of points) {
    const there = !Number.isNaN(x + y)
    if (there) d += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`
    pen = there ? 'L' : 'M'
  }
  return d
}

/** The `d` of the area between two heights at each x, in px; broken likewise, and nothing where it has no width. */
export function ribbon(edges: readonly (readonly [x: number, top: number, foot: number])[]): string {
  let d = ''
  for (let start = 0; start < edges.length; start++) {
    const gap = edges.findIndex(([x, top, foot], k) => k >= start && Number.isNaN(x + top + foot))
    const part = edges.slice(start, gap < 0 ? edges.length : gap)
    const back = part.map(([x, , foot]) => [x, foot] as const).reverse()
    if (part.length > 1) d += `${polyline([...part.map(([x, top]) => [x, top] as const), ...back])}Z`
    start += part.length
  }
  return d
}
