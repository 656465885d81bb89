/** Distance of contour lines, and the one that is drawn stronger. */
export const CONTOUR = { step: 0.05, strong: 0.8 }

/** The levels that lie strictly between two values. */
export function levelsBetween(low: number, high: number, step = CONTOUR.step): number[] {
  const first = Math.floor(low / step + 1e-9) + 1
  const count = Math.max(0, Math.ceil(high / step - 1e-9) - first)
  return Array.from({ length: count }, (_, k) => Number(((first + k) * step).toFixed(6)))
}

/** Scores differ by this much through rounding alone: contours run so far above their level, lest they fray on a plateau. */
const ROUNDING = 2e-6

/** A line from point to point, [x0, y0, x1, y1], in cells. */
export type Piece = readonly [number, number, number, number]

/**
 * Contours of one frame by marching squares between the middles of cells; at the edges the outermost values go on. Pieces by
 * level.
 */
export function contourPieces(values: ArrayLike<number>, rows: number, cols: number, step = CONTOUR.step): Map<number, Piece[]> {
  const found = new Map<number, Piece[]>()
  const xs = middles(cols)
  const ys = middles(rows)
  const at = (r: number, c: number) =>
    values[Math.min(rows - 1, Math.max(0, r - 1)) * cols + Math.min(cols - 1, Math.max(0, c - 1))] as number
  for (let r = 0; r <= rows; r++)
    for (let c = 0; c <= cols; c++) {
      const square = [at(r, c), at(r, c + 1), at(r + 1, c + 1), at(r + 1, c)] as const
      const low = Math.min(...square)
      const high = Math.max(...square)
      if (Number.isNaN(low)) continue
      const box = [xs[c] as number, ys[r] as number, xs[c + 1] as number, ys[r + 1] as number] as const
      for (let n = Math.floor((low - ROUNDING) / step) + 1; n <= Math.floor((high - ROUNDING) / step); n++) {
        const level = Number((n * step).toFixed(6))
        const pieces = found.get(level) ?? []
        found.set(level, pieces)
        pieces.push(...cross(square, box, level + ROUNDING))
      }
    }
  return found
}

function middles(count: number): number[] {
  return [0, ...Array.from({ length: count }, (_, k) => k + 0.5), count]
}

/** Where a level crosses the sides of a square: top, right, bottom, left. */
function cross([a, b, c, d]: readonly [number, number, number, number], [x0, y0, x1, y1]: Piece, level: number): Piece[] {
  const part = (from: number, to: number) => (level - from) / (to - from)
  const parted = (from: number, to: number) => from < level !== to < level
  const points: [number, number][] = []
  if (parted(a, b)) points.push([x0 + part(a, b) * (x1 - x0), y0])
  if (parted(b, c)) points.push([x1, y0 + part(b, c) * (y1 - y0)])
  if (parted(d, c)) points.push([x0 + part(d, c) * (x1 - x0), y1])
  if (parted(a, d)) points.push([x0, y0 + part(a, d) * (y1 - y0)])
  const line = (p?: [number, number], q?: [number, number]): Piece[] => (p && q ? [[...p, ...q]] : [])
  if (points.length < 4) return line(points[0], points[1])
  // A saddle: the middle of the square says which corners belong together.
  const joined = (a + b + c + d) / 4 < level === a < level
  return joined
    ? [...line(points[0], points[1]), ...line(points[2], points[3])]
    : [...line(points[0], points[3]), ...line(points[1], points[2])]
}
