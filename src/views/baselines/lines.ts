import { alibiBias } from '../../core/methods/alibi'
import type { Ruler } from '../paint/ruler'
import { textWidth } from '../paint/textWidth'
import type { Encoding, Model } from './model'

/** px from column to column */
const COLUMN = 2

/** A curve in px of the plot column, its y not cut off at the ends of its strip. */
export interface Line {
  key: Encoding['key'] | 'CoPE' | 'tokens'
  name: string
  points: readonly (readonly [x: number, y: number])[]
}

/** Runs of whole distances under the columns of the ruler: where they are drawn, the first, and how many. */
export function columnsOf(ruler: Ruler): readonly { x: number; first: number; count: number }[] {
  const columns: { x: number; first: number; count: number }[] = []
  for (let px = ruler.left; px < ruler.width; px += COLUMN) {
    const first = Math.ceil(ruler.at(px) - 1e-9)
    const count = Math.ceil(ruler.at(px + COLUMN) - 1e-9) - first
    if (count > 0) columns.push({ x: ruler.x(count === 1 ? first : first + (count - 1) / 2), first, count })
  }
  return columns
}

/** Mean logits over the distances of every column. */
export function logitLines({ encodings }: Model, ruler: Ruler, y: (value: number) => number): readonly Line[] {
  const columns = columnsOf(ruler)
  return encodings.map(({ key, name, logit }) => ({
    key,
    name,
    points: columns.map(({ x, first, count }) => [x, y(logit(first, count))] as const),
  }))
}

/** ALiBi under every head, without names. */
export function headLines({ slopes }: Model, ruler: Ruler, y: (value: number) => number): readonly Line['points'][] {
  const columns = columnsOf(ruler)
  return Array.from(slopes, slope =>
    columns.map(({ x, first, count }) => [x, y(alibiBias(slope, first + (count - 1) / 2))] as const),
  )
}

/** Values by distance from 0, as far as they go. */
export function valueLine(
  key: Line['key'],
  name: string,
  values: ArrayLike<number>,
  ruler: Ruler,
  y: (value: number) => number,
): Line {
  const points = columnsOf(ruler).flatMap(({ x, first, count }) => {
    const at = Math.min(first + count - 1, values.length - 1)
    return first < values.length ? [[x, y(values[at] as number)] as const] : []
  })
  return { key, name, points }
}

/** px from name to name below each other */
const HIGH = 15
/** what bold names of 13 px take more than plain ones */
const BOLD = 1.08

export interface Label {
  key: Line['key']
  name: string
  x: number
  y: number
}

/** Where the names of curves stand: at their right end, or where they leave their strip; below each other where they would touch. */
export function placeNames(lines: readonly Line[], { top, height }: { top: number; height: number }, width: number): Label[] {
  const placed: Label[] = []
  const length = (name: string) => BOLD * textWidth(name, 13)
  const wanted = lines.flatMap(({ key, name, points }) => {
    const inside = points.filter(([, y]) => y >= top - 1 && y <= top + height - 4)
    const last = inside.at(-1) ?? points[0]
    return last ? [{ key, name, x: Math.min(last[0] + 6, width - length(name) - 4), y: last[1] - 5 }] : []
  })
  for (const label of wanted.toSorted((a, b) => a.y - b.y)) {
    const touches = (y: number) =>
      placed.some(
        other =>
          Math.abs(other.y - y) < HIGH &&
          label.x < other.x + length(other.name) + 8 &&
          other.x < label.x + length(label.name) + 8,
      )
    const rooms = Array.from({ length: 2 * Math.ceil(height / 5) }, (_, k) => label.y + (k % 2 ? -1 : 1) * 5 * Math.ceil(k / 2))
    const y = rooms.find(at => at > top + 10 && at < top + height - 2 && !touches(at)) ?? label.y
    placed.push({ ...label, y })
  }
  return placed
}
