import type { Ruler } from '../paint/ruler'
import type { Pair, Reading } from './pairs'

/** px between neighbouring cells */
const GAP = 1.2
/** px of a cell that has no neighbour, or none at a finite wavelength */
const LONE = 12

export interface CellBox {
  index: number
  reads: Reading
  x: number
  y: number
  width: number
  height: number
  /** px from top to bottom in which the pointer means this cell */
  row: readonly [number, number]
}

/**
 * One box per pair, centred at its wavelength and as wide as the distance to the nearest neighbour allows.
 * Height is the second cue: t full, h the upper and w the lower two thirds. Where the ladder restarts on
 * each axis, cells of different axes share wavelengths, and every axis keeps to a third of the height.
 */
export function cellBoxes(pairs: readonly Pair[], ruler: Ruler, height: number): readonly CellBox[] {
  const thirds = restarts(pairs)
  const centres = pairs.map(pair => (Number.isFinite(pair.lambda) ? ruler.x(pair.lambda) : ruler.width - LONE / 2))
  const widths = new Float64Array(pairs.length)
  const rows = thirds ? [...new Set(pairs.map(pair => pair.reads))] : [null]
  for (const row of rows) {
    const members = pairs.filter(pair => row === null || pair.reads === row).map(pair => pair.index)
    members.sort((a, b) => (centres[a] as number) - (centres[b] as number))
    for (const [at, index] of members.entries()) {
      const room = Math.min(distance(index, members[at - 1]), distance(index, members[at + 1]))
      widths[index] = Number.isFinite(room) ? Math.max(1, room - Math.min(GAP, room * 0.3)) : LONE - GAP
    }
  }
  function distance(index: number, other: number | undefined): number {
    if (other === undefined || !Number.isFinite(pairs[other]?.lambda) || !Number.isFinite(pairs[index]?.lambda)) return Infinity
    return Math.abs((centres[index] as number) - (centres[other] as number))
  }
  return pairs.map(pair => {
    const width = widths[pair.index] as number
    const [top, bottom] = heightCue(pair.reads, thirds)
    return {
      index: pair.index,
      reads: pair.reads,
      x: (centres[pair.index] as number) - width / 2,
      y: top * height,
      width,
      height: (bottom - top) * height,
      row: thirds && bottom - top < 0.5 ? [top * height, bottom * height] : [0, height],
    }
  })
}

/** Top and bottom of a cell as parts of the row. */
export function heightCue(reads: Reading, thirds: boolean): readonly [number, number] {
  if (thirds && reads === 't') return [0, 0.3]
  if (thirds && reads === 'h') return [0.35, 0.65]
  if (thirds && reads === 'w') return [0.7, 1]
  if (reads === 'h') return [0, 2 / 3]
  return reads === 'w' ? [1 / 3, 1] : [0, 1]
}

/** Whether wavelengths fall back along the pairs, as where every axis has a ladder of its own. */
function restarts(pairs: readonly Pair[]): boolean {
  return pairs.some((pair, i) => i > 0 && pair.lambda < (pairs[i - 1] as Pair).lambda * (1 - 1e-9))
}

/** Index of the cell that a point means: the nearest of those whose row it is in. */
export function cellAt(boxes: readonly CellBox[], x: number, y: number): number {
  const miss = (box: CellBox) => {
    const aside = Math.max(0, box.row[0] - y, y - box.row[1])
    return Math.abs(box.x + box.width / 2 - x) + 1000 * aside
  }
  return boxes.reduce((best, box) => (miss(box) < miss(best) ? box : best), boxes[0] as CellBox).index
}

/** SVG path of the boxes with rounded corners. */
export function cellPath(boxes: readonly CellBox[], radius = 1.5): string {
  return boxes
    .map(({ x, y, width, height }) => {
      const r = Math.min(radius, width / 2, height / 2)
      const [w, h] = [width - 2 * r, height - 2 * r].map(n => n.toFixed(2))
      const arc = (dx: number, dy: number) => `a${r.toFixed(2)} ${r.toFixed(2)} 0 0 1 ${dx.toFixed(2)} ${dy.toFixed(2)}`
      return `M${(x + r).toFixed(2)} ${y.toFixed(2)}h${w}${arc(r, r)}v${h}${arc(-r, r)}h-${w}${arc(-r, -r)}v-${h}${arc(r, -r)}z`
    })
    .join('')
}
