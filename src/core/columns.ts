import { LIMITS } from './scene'

/** Integer edges of `columns` columns with equal widths in ln(1 + m) over 0 .. length - 1; equal edges hold nothing. */
export function logColumns(length: number, columns: number): Float64Array {
  const span = Math.log1p(length)
  // exact integers come out of expm1 a little low
  const edges = Float64Array.from({ length: columns + 1 }, (_, k) => Math.floor(Math.expm1((k / columns) * span) + 1e-9))
  edges[columns] = length
  return edges
}

/**
 * Integer edges of the columns of a view: column k holds the integers m of edges[k] <= m < edges[k + 1],
 * those whose place on the ruler lies in the k-th of `columns` equal parts. Neighbours with equal edges hold none.
 */
export function viewColumns(ruler: { scale: 'log' | 'linear'; from: number; to: number }, columns: number): Float64Array {
  const { from, to } = ruler
  const at = (part: number) => (ruler.scale === 'log' ? from * (to / from) ** part : from + (to - from) * part)
  return Float64Array.from({ length: columns + 1 }, (_, k) => {
    const position = at(k / columns)
    return Math.min(LIMITS.distance.max, Math.max(0, Math.ceil(position - 1e-12 * Math.abs(position))))
  })
}
