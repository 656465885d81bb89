import type { ViewInput } from '../view'
import { contextOf } from './context'

/** px around the map; the panel stands to its right, on a phone below. */
const MARGIN = { desk: { left: 66, right: 316, top: 20, bottom: 72 }, phone: { left: 46, right: 10, top: 20, bottom: 44 } }
/** px of the bar above */
const BAR = 46
const PHONE_HEIGHT = 380
/** px of a cell */
const CELL = { width: 3, height: 2.5 }
const MOST = { columns: 300, rows: 200 }
/** positions */
const SHORT = 64

/** The map: base across, distance upwards, both logarithmic. */
export interface BoundsPlace {
  left: number
  top: number
  width: number
  height: number
  /** px of the whole picture */
  outer: { width: number; height: number }
  domain: { base: readonly [number, number]; m: readonly [number, number] }
  /** px from the left of the map, and the inverse */
  x: (base: number) => number
  base: (x: number) => number
  /** px from the top of the map, and the inverse */
  y: (m: number) => number
  m: (y: number) => number
  /** base in the middle of each column */
  bases: Float64Array
  /** integer edges of the rows, from the foot up, positions */
  edges: Float64Array
}

/** @param height px of the view with its bar */
export function boundsPlace(input: Pick<ViewInput, 'a' | 'b' | 'view' | 'phone'>, width: number, height: number): BoundsPlace {
  const form = input.phone ? 'phone' : 'desk'
  const { left, right, top, bottom } = MARGIN[form]
  const tall = input.phone ? PHONE_HEIGHT : Math.max(240, height - BAR)
  const size = { width: Math.max(120, width - left - right), height: tall - top - bottom }
  const { base, m } = domainOf(input)
  const x = (value: number) => (Math.log(value / base[0]) / Math.log(base[1] / base[0])) * size.width
  const y = (value: number) => size.height * (1 - Math.log(value / m[0]) / Math.log(m[1] / m[0]))
  const columns = Math.min(MOST.columns, Math.floor(size.width / CELL.width))
  const rows = Math.min(MOST.rows, Math.floor(size.height / CELL.height))
  return {
    ...size,
    left,
    top,
    outer: { width: input.phone ? width : left + size.width + 8, height: tall },
    domain: { base, m },
    x,
    y,
    base: px => base[0] * (base[1] / base[0]) ** (px / size.width),
    m: px => m[0] * (m[1] / m[0]) ** (1 - px / size.height),
    bases: Float64Array.from({ length: columns }, (_, k) => base[0] * (base[1] / base[0]) ** ((k + 0.5) / columns)),
    edges: Float64Array.from({ length: rows + 1 }, (_, k) => Math.round(m[0] * (m[1] / m[0]) ** (k / rows))),
  }
}

/** Whole powers that hold the published table, the bases of A and B, and the contexts. */
function domainOf({ a, b, view }: Pick<ViewInput, 'a' | 'b' | 'view'>): BoundsPlace['domain'] {
  const bases = [a, b].flatMap(side => (side ? [side.setup.geometry.ropeTheta] : []))
  const lengths = [contextOf({ a, view }) ?? 1, a.setup.geometry.trainedLength]
  // contexts under SHORT need bases under 100
  const usual = Math.min(...lengths.filter(length => length > 1), SHORT) < SHORT ? 10 : 100
  const low = Math.floor(Math.log10(Math.min(usual, ...bases)) + 1e-9)
  const high = Math.ceil(Math.log10(Math.max(1e9, ...bases)) - 1e-9)
  const long = Math.ceil(Math.log2(Math.max(2 ** 21, ...lengths)) - 1e-9)
  return { base: [10 ** Math.max(0, low), 10 ** Math.min(12, high)], m: [16, 2 ** Math.min(24, long)] }
}

/** Powers of ten across, and powers of four of 1024 upwards. */
export function baseTicks({ domain: { base } }: BoundsPlace): readonly number[] {
  const [from, to] = base.map(end => Math.round(Math.log10(end))) as [number, number]
  return Array.from({ length: to - from + 1 }, (_, k) => 10 ** (from + k))
}

export function distanceTicks({ domain: { m } }: BoundsPlace): readonly number[] {
  const [from, to] = m.map(end => Math.round(Math.log2(end))) as [number, number]
  return Array.from({ length: Math.floor((to - from) / 2) + 1 }, (_, k) => 2 ** (from + 2 * k))
}
