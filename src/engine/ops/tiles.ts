/** Runs of consecutive integers, one per column; a count of 0 is an empty column. */
export interface Spans {
  first: Float64Array
  count: Float64Array
}

/**
 * Tiles of one width: tile t looks at the 2 · half integers below[t] + 1 − half .. below[t] + half. The last tile of a
 * span is moved back to the span's end, so tiles may overlap: right for minima and maxima, not for sums.
 */
export interface TileSet {
  half: number
  /** the last integer of the left half; a tile's centre is half a position above it */
  below: Int32Array
  /** the span of each tile */
  span: Int32Array
}

/** What one row of phasors costs, in positions of a tile: measured on WASM-SIMD. */
const ROW_COST = 100

/** Half-widths to choose from: powers of two, so that a few tables serve all spans. */
function bestHalf(count: number, widest: number): number {
  let best = 1
  let least = Number.POSITIVE_INFINITY
  for (let half = 1; half <= widest && 2 * half <= count; half *= 2) {
    const cost = Math.ceil(count / (2 * half)) * (2 * half + ROW_COST)
    if (cost < least) {
      least = cost
      best = half
    }
  }
  return best
}

/** Covers the chosen spans, each of at least 2 integers, by tiles of as few widths as are cheap; half-widths up to `widest`. */
export function tileSpans(spans: Spans, chosen: readonly number[], widest: number): TileSet[] {
  const byHalf = new Map<number, { span: number; tiles: number }[]>()
  for (const span of chosen) {
    const count = spans.count[span]!
    const half = bestHalf(count, widest)
    const members = byHalf.get(half) ?? []
    byHalf.set(half, members)
    members.push({ span, tiles: Math.ceil(count / (2 * half)) })
  }
  return [...byHalf].map(([half, members]) => {
    const total = members.reduce((sum, { tiles }) => sum + tiles, 0)
    const set: TileSet = { half, below: new Int32Array(total), span: new Int32Array(total) }
    let tile = 0
    for (const { span, tiles } of members) {
      const first = spans.first[span]! + half - 1
      const last = spans.first[span]! + spans.count[span]! - 1 - half
      for (let k = 0; k < tiles; k++, tile++) {
        set.below[tile] = Math.min(first + k * 2 * half, last)
        set.span[tile] = span
      }
    }
    return set
  })
}
