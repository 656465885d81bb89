import type { Ruler } from '../paint/ruler'
import type { SideText } from './text'

/** Keys of one pixel column that are looked at, one by one; of a column with more as many, evenly spaced. */
export const MOST = 4096

/** What the keys of a pixel column have. */
export interface Column {
  /** px of the column's middle, and distances that it holds, the last included */
  x: number
  from: number
  to: number
  mean: number
  min: number
  max: number
}

/** The two curves of a text over the ruler, as far as they are computed. */
export interface Curves {
  text: SideText
  cached: Column[]
  fresh: Column[]
  /** columns that hold all their keys by now */
  done: number
}

/** One distance of every column at once. */
export function startCurves(text: SideText, ruler: Ruler): Curves {
  const columns: Column[] = []
  const last = text.length - 1
  for (let px = 0; px < ruler.width; px++) {
    const [from, to] = [Math.ceil(ruler.at(px)), Math.min(last, Math.ceil(ruler.at(px + 1)) - 1)]
    const before = columns.at(-1)
    if (to >= from && (!before || from > before.to))
      columns.push({ x: from === to ? ruler.x(from) : px + 0.5, from, to, mean: 0, min: 0, max: 0 })
  }
  const sampled = (similarity: (distance: number) => number) =>
    columns.map(column => {
      const value = similarity(column.from)
      return { ...column, mean: value, min: value, max: value }
    })
  return { text, cached: sampled(text.keys.cached), fresh: sampled(text.keys.fresh), done: 0 }
}

/** Fills columns with their other keys for some ms, the nearest first; true when all are. */
export function workOn(curves: readonly Curves[], ms = Number.POSITIVE_INFINITY): boolean {
  const end = performance.now() + ms
  for (const one of curves)
    while (one.done < one.cached.length) {
      const at = one.done++
      for (const kind of ['cached', 'fresh'] as const) one[kind][at] = filled(one[kind][at] as Column, one.text.keys[kind])
      if (performance.now() > end) return false
    }
  return true
}

function filled(column: Column, similarity: (distance: number) => number): Column {
  const { from, to } = column
  const count = Math.min(MOST, to - from + 1)
  let [sum, min, max] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let k = 0; k < count; k++) {
    const value = similarity(count === 1 ? from : from + Math.round((k * (to - from)) / (count - 1)))
    sum += value
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  return { ...column, mean: sum / count, min, max }
}

/** Whether some column holds more keys than are looked at. */
export function isSampled({ cached }: Curves): boolean {
  return cached.some(({ from, to }) => to - from + 1 > MOST)
}
