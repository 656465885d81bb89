import type { Pair, Reading } from '../allocation/pairs'
import { readingsOf } from '../allocation/pairs'
import { ringRadius } from './dialLayers'
import type { Dial } from './dials'
import { dialOf } from './dials'

/** The pairs of one side that read one axis, placed in lines from left to right, fast to slow. */
export interface WheelRow {
  letter: 'A' | 'B'
  reads: Reading
  /** first row of its axis */
  leads: boolean
  dials: readonly Dial[]
  /** px of the centre of the first line */
  y: number
}

const LARGEST = 24
const SMALLEST = 2
/** px between rings, between lines and between axes */
const APART = 3
const AXIS_APART = { least: 8, most: 22 }

/** px that the rows may take; on the narrow page a number of columns, and as many lines as it needs */
export type RowRoom = { width: number; height: number } | { width: number; columns: number }

/** Rows for each axis, A before B, ordered t, h, w, with the largest dials that fit. */
export function wheelRows(
  a: readonly Pair[],
  b: readonly Pair[] | null,
  room: RowRoom,
): { rows: readonly WheelRow[]; height: number } {
  const wanted = readingsOf([...a, ...(b ?? [])]).flatMap(reads => {
    const sides = [
      { letter: 'A' as const, own: a.filter(pair => pair.reads === reads) },
      { letter: 'B' as const, own: (b ?? []).filter(pair => pair.reads === reads) },
    ]
    return sides.filter(({ own }) => own.length > 0).map((side, i) => ({ ...side, reads, leads: i === 0 }))
  })
  const axes = wanted.filter(row => row.leads).length
  const place = (r: number, apart: number) => {
    const pitch = 2 * ringRadius(r) + APART
    const step = 'columns' in room ? room.width / room.columns : pitch
    const columns = Math.max(1, Math.floor(room.width / step + 1e-9))
    let top = 0
    const rows = wanted.map(({ letter, reads, leads, own }, i): WheelRow => {
      if (leads && i > 0) top += apart
      const y = top + pitch / 2
      const dials = own.map((pair, at) => ({
        ...dialOf(pair),
        x: step / 2 + (at % columns) * step,
        y: y + Math.floor(at / columns) * pitch,
        r,
      }))
      top += Math.ceil(own.length / columns) * pitch
      return { letter, reads, leads, dials, y }
    })
    return { rows, height: top, fits: 'columns' in room ? pitch <= step : top <= room.height }
  }
  let r = LARGEST
  while (r > SMALLEST && !place(r, AXIS_APART.least).fits) r -= 0.25
  const spare = 'columns' in room ? 0 : (room.height - place(r, 0).height) / Math.max(1, axes - 1)
  return place(r, Math.max(AXIS_APART.least, Math.min(AXIS_APART.most, spare)))
}
