import type { ViewInput } from '../view'

/** px */
export const BAR = 34
const TOP = 44
const FOOT = 20
const LEFT = { desk: 74, phone: 50 }
const GAP = 18
export const ASIDE = 196
/** px of a matrix at least, and cells along it at most */
const LEAST = 120
const MOST_CELLS = 1024

/** Which matrices are drawn, and where. px in the view's place below its bar. */
export interface MatrixPlace {
  panels: readonly { what: 'A' | 'B' | 'difference'; left: number }[]
  top: number
  /** of a matrix, a square */
  side: number
  /** px of the marks left of each matrix */
  margin: number
  /** px of the whole, without the readouts */
  width: number
  height: number
  /** where the readouts begin; 0: below */
  aside: number
}

export function placeMatrices(
  { b, view, phone }: Pick<ViewInput, 'b' | 'view' | 'phone'>,
  { width, height }: { width: number; height: number },
  shown: 'A' | 'B' = 'A',
): MatrixPlace {
  const margin = phone ? LEFT.phone : LEFT.desk
  const whats: readonly ('A' | 'B' | 'difference')[] =
    view.difference && b ? ['difference'] : b ? (phone ? [shown] : ['A', 'B']) : ['A']
  const room = phone ? width : width - ASIDE - GAP
  const across = Math.floor((room - (whats.length - 1) * GAP) / whats.length) - margin
  const down = phone ? across : height - BAR - TOP - FOOT
  const side = Math.max(LEAST, Math.min(across, down))
  const step = side + margin + GAP
  return {
    panels: whats.map((what, k) => ({ what, left: margin + k * step })),
    top: TOP,
    side,
    margin,
    width: whats.length * step - GAP,
    height: TOP + side + FOOT,
    aside: phone ? 0 : whats.length * step,
  }
}

/** Cells along a matrix: one per device pixel. */
export function cellsAcross(place: MatrixPlace, pixelRatio: number): number {
  return Math.min(MOST_CELLS, Math.max(1, Math.round(place.side * pixelRatio)))
}
