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

/** The two curves of a text over the ruler, as far as they are computed: fine columns near the query, then a draft. */
export interface Curves {
  text: SideText
  cached: readonly Column[]
  fresh: readonly Column[]
  /** columns of a pixel, of which so many hold all their keys */
  fine: Record<Kind, Column[]>
  done: number
}

const KINDS = ['cached', 'fresh'] as const
type Kind = (typeof KINDS)[number]

/** px of a column of the draft */
const DRAFT = 4

/** One distance of every column of a draft. */
export function startCurves(text: SideText, ruler: Ruler): Curves {
  const draft = columnsOf(text, ruler, DRAFT)
  const sampled = (kind: Kind) =>
    draft.map(column => {
      const value = text.keys[kind](column.from)
      return { ...column, mean: value, min: value, max: value }
    })
  const fine = columnsOf(text, ruler, 1)
  return { text, cached: sampled('cached'), fresh: sampled('fresh'), fine: { cached: fine, fresh: [...fine] }, done: 0 }
}

/** Every distance of the text once, by columns of so many px. */
function columnsOf({ length }: SideText, ruler: Ruler, stride: number): Column[] {
  const columns: Column[] = []
  for (let px = 0; px < ruler.width; px += stride) {
    const next = columns.at(-1)?.to ?? Math.ceil(ruler.at(0)) - 1
    const [from, to] = [Math.max(next + 1, Math.ceil(ruler.at(px))), Math.min(length, Math.ceil(ruler.at(px + stride))) - 1]
    if (to >= from) columns.push({ x: from === to ? ruler.x(from) : px + stride / 2, from, to, mean: 0, min: 0, max: 0 })
  }
  return columns
}

/** Fills columns with their keys for some ms, the nearest first; true when all are. */
export function workOn(curves: readonly Curves[], ms = Number.POSITIVE_INFINITY): boolean {
  const end = performance.now() + ms
  return curves.every(one => {
    const { fine, text } = one
    while (one.done < fine.cached.length && performance.now() <= end) {
      const at = one.done++
      for (const kind of KINDS) fine[kind][at] = filled(fine[kind][at] as Column, text.keys[kind])
    }
    const reached = fine.cached[one.done - 1]?.to ?? -1
    for (const kind of KINDS) one[kind] = [...fine[kind].slice(0, one.done), ...one[kind].filter(column => column.from > reached)]
    return one.done >= fine.cached.length
  })
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
export function isSampled({ fine }: Curves): boolean {
  return fine.cached.some(({ from, to }) => to - from + 1 > MOST)
}
