import type { AxisId } from '../../core/scene'
import type { Ruler } from '../paint/ruler'
import type { Pair, Reading } from './pairs'
import { readingsOf } from './pairs'

/** px between neighbouring cells */
const GAP = 1.2
/** px of a cell that has no neighbour, or none at a finite wavelength */
const LONE = 12
/** So many pairs of one wavelength share the height of a cell; more stand side by side. */
const STACKED = 3
/** part of the plot that pairs of one wavelength may take side by side */
const WIDEST_FAN = 0.45

/** A part of a cell in the colour of one axis; px as in CellBox. */
export interface CellPart {
  reads: AxisId
  x: number
  y: number
  width: number
  height: number
}

export interface CellBox {
  index: number
  reads: Reading
  x: number
  y: number
  width: number
  height: number
  /** px from top to bottom in which the pointer means this cell */
  row: readonly [number, number]
  /** where a pair reads several axes: the parts that fill the cell */
  parts?: readonly CellPart[]
  /** the pair has been taken out of its schedule */
  moved?: boolean
}

/** Where the pairs stand along the ruler, px of their middles, and the room of each from its row's neighbours. */
export interface Placed {
  centre: number
  width: number
  /** place among pairs of one wavelength that share the height, and how many they are */
  layer: number
  layers: number
}

/**
 * One box per pair, centred at its wavelength and as wide as the distance to the nearest neighbour allows.
 * Height is the second cue: t full, h the upper and w the lower two thirds. Where the ladder restarts on
 * each axis, cells of different axes share wavelengths, and every axis keeps to a part of the height of its own.
 */
export function cellBoxes(pairs: readonly Pair[], ruler: Ruler, height: number): readonly CellBox[] {
  const rows = restarts(pairs) ? readingsOf(pairs) : null
  const placed = placePairs(pairs, ruler, rows)
  const alone = rows === null || rows.length < 2
  const whole: readonly [number, number] = [0, height]
  return pairs.map((pair, i): CellBox => {
    const { centre, width, layer, layers } = placed[i] as Placed
    const [rowTop, rowBottom] = heightCue(pair.reads, rows)
    const share = ((rowBottom - rowTop) / layers) * height
    const x = centre - width / 2
    const y = rowTop * height + layer * share
    return {
      index: pair.index,
      reads: pair.reads,
      x,
      y,
      width,
      height: share,
      row: alone && layers === 1 ? whole : [y, y + share],
      parts: pair.parts || pair.second ? partsOfCell(pair, { x, y, width, height: share }) : undefined,
      ...(pair.scheduled !== undefined && { moved: true }),
    }
  })
}

/** Several axes fill a cell from top to bottom, each by its share of the turning; two channels halve it from left to right. */
export function partsOfCell(pair: Pair, box: Omit<CellPart, 'reads'>): readonly CellPart[] | undefined {
  const { reads, second, parts } = pair
  const { x, y, width, height } = box
  if (second && reads !== 'mixed' && reads !== 'none') {
    const half = width / 2
    return [
      { ...box, width: half, reads },
      { ...box, x: x + half, width: half, reads: second.axis },
    ]
  }
  if (!parts) return undefined
  const whole = parts.reduce((sum, { omega }) => sum + Math.abs(omega), 0)
  let top = y
  return parts.map(({ axis, omega }) => {
    const part = { ...box, reads: axis, y: top, height: (height * Math.abs(omega)) / whole }
    top += part.height
    return part
  })
}

const placements = new WeakMap<readonly Pair[], { ruler: Ruler; placed: readonly Placed[] }>()

/** Pairs at their wavelengths; of one wavelength a few share the height and many stand side by side about it. Kept while pairs and ruler stay. */
export function placePairs(pairs: readonly Pair[], ruler: Ruler, rows: readonly Reading[] | null): readonly Placed[] {
  const known = placements.get(pairs)
  if (known?.ruler === ruler) return known.placed
  const placed: Placed[] = new Array(pairs.length)
  for (const row of rows ?? [null]) placeRow(row === null ? pairs : pairs.filter(pair => pair.reads === row), ruler, placed)
  placements.set(pairs, { ruler, placed })
  return placed
}

function placeRow(pairs: readonly Pair[], ruler: Ruler, placed: Placed[]) {
  const sorted = byWavelength(pairs)
  const centreOf = (lambda: number) => (Number.isFinite(lambda) ? ruler.x(lambda) : ruler.width - LONE / 2)
  let before = Number.POSITIVE_INFINITY
  let centre = sorted.length ? centreOf((sorted[0] as Pair).lambda) : 0
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    const { lambda } = sorted[start] as Pair
    for (end = start + 1; end < sorted.length && alike(lambda, (sorted[end] as Pair).lambda); ) end++
    const next = end < sorted.length ? (sorted[end] as Pair).lambda : Number.POSITIVE_INFINITY
    const beyond = end < sorted.length ? centreOf(next) : 0
    const after = Number.isFinite(next) ? beyond - centre : Number.POSITIVE_INFINITY
    const room = Number.isFinite(lambda) ? Math.min(before, after) : Number.POSITIVE_INFINITY
    const width = room < Number.POSITIVE_INFINITY ? Math.max(1, room - Math.min(GAP, room * 0.3)) : LONE - GAP
    if (end - start > STACKED) fan(sorted.slice(start, end), centre, ruler, placed)
    else
      for (let k = start; k < end; k++)
        placed[(sorted[k] as Pair).index] = { centre, width, layer: k - start, layers: end - start }
    before = after
    centre = beyond
  }
}

/** Side by side about the middle, inside the plot. */
function fan(group: readonly Pair[], centre: number, ruler: Ruler, placed: Placed[]) {
  const pitch = Math.min(LONE, (WIDEST_FAN * ruler.width) / group.length)
  const span = pitch * group.length
  const start = Math.min(Math.max(0, centre - span / 2), Math.max(0, ruler.width - span))
  for (const [k, pair] of group.entries())
    placed[pair.index] = { centre: start + (k + 0.5) * pitch, width: pitch * 0.88, layer: 0, layers: 1 }
}

/** Pairs by wavelength, short to long. */
function byWavelength(pairs: readonly Pair[]): readonly Pair[] {
  const rising = pairs.every((pair, i) => i === 0 || pair.lambda >= (pairs[i - 1] as Pair).lambda)
  return rising ? pairs : pairs.toSorted((a, b) => (a.lambda === b.lambda ? a.index - b.index : a.lambda - b.lambda))
}

function alike(lambda: number, longer: number): boolean {
  return longer === lambda || longer - lambda <= 1e-9 * lambda
}

const FULL: readonly [number, number] = [0, 1]

const CUES: Partial<Record<Reading, readonly [number, number]>> = {
  h: [0, 2 / 3],
  w: [1 / 3, 1],
  x: [0, 2 / 3],
  y: [1 / 3, 1],
  i: [1 / 4, 3 / 4],
  l: [1 / 4, 3 / 4],
  d0: [0, 0.55],
  d1: [0.15, 0.7],
  d2: [0.3, 0.85],
  d3: [0.45, 1],
}

/** px of the height between the rows of a ladder that restarts, as part of it */
const ROW_GAP = 0.05

/**
 * Top and bottom of a cell as parts of the row: in a row of its own for each reading where there are several, else by axis.
 * t and what has no other cue are full; h and x the upper, w and y the lower two thirds; images and text the middle half;
 * the diagonals step down.
 */
export function heightCue(reads: Reading, rows: readonly Reading[] | null): readonly [number, number] {
  if (!rows || rows.length < 2) return CUES[reads] ?? FULL
  const share = (1 + ROW_GAP) / rows.length
  const top = rows.indexOf(reads) * share
  return [top, top + share - ROW_GAP]
}

/**
 * Whether every axis has a ladder of its own: wavelengths fall back along the pairs, or neighbours on two axes share one.
 * Pairs moved by hand count where their schedule has them.
 */
export function restarts(pairs: readonly Pair[]): boolean {
  return pairs.some((pair, i) => {
    const before = pairs[i - 1]
    const own = scheduledLambda(pair)
    if (!before || !Number.isFinite(own)) return false
    const last = scheduledLambda(before)
    return own < last * (1 - 1e-9) || (pair.reads !== before.reads && alike(last, own))
  })
}

const scheduledLambda = ({ scheduled, lambda }: Pair) => scheduled ?? lambda

/** Index of the cell that a point means: the nearest of those whose row it is in. */
export function cellAt(boxes: readonly CellBox[], x: number, y: number): number {
  const miss = (box: CellBox) => {
    const aside = Math.max(0, box.row[0] - y, y - box.row[1])
    return Math.abs(box.x + box.width / 2 - x) + 1000 * aside
  }
  return boxes.reduce((best, box) => (miss(box) < miss(best) ? box : best), boxes[0] as CellBox).index
}

/** SVG path of the boxes with rounded corners. */
export function cellPath(boxes: readonly Omit<CellPart, 'reads'>[], radius = 1.5): string {
  return boxes
    .map(({ x, y, width, height }) => {
      const r = Math.min(radius, width / 2, height / 2)
      const [w, h] = [width - 2 * r, height - 2 * r].map(n => n.toFixed(2))
      const arc = (dx: number, dy: number) => `a${r.toFixed(2)} ${r.toFixed(2)} 0 0 1 ${dx.toFixed(2)} ${dy.toFixed(2)}`
      return `M${(x + r).toFixed(2)} ${y.toFixed(2)}h${w}${arc(r, r)}v${h}${arc(-r, r)}h-${w}${arc(-r, -r)}v-${h}${arc(r, -r)}z`
    })
    .join('')
}
