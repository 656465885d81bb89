import { abs, add, matMul, max, min, sub, type Tensor1D, type Tensor2D, tensor2d, tidy } from '@tensorflow/tfjs-core'
import type { Wave } from '../../core/angles'
import type { Device } from '../device'
import { cosineSum, createPhasors, firstColumns, type Matrices, type Phasors, phasorColumns, phasorRows } from './tables'
import { type Spans, type TileSet, tileSpans } from './tiles'

export interface Envelope {
  /** one per span, NaN where it is empty */
  min: Float32Array
  max: Float32Array
}

/** Spans of fewer integers are summed directly in float64. */
export const NARROW = 32

/** Cosines in one batch of direct sums. */
const DIRECT_BATCH = 1 << 18

/**
 * Exact minimum and maximum of C(m) over every integer of each span. About a tile's centre c,
 * C(c ± b) = U ∓ V with U = cos(c ω) · cos(b ω) and V = sin(c ω) · sin(b ω), b = ½, 1½, ..: two matrix products; the
 * extremes of a tile are those of U ± |V|. Sines are cosines a quarter turn behind. float32 error of C: at most 3e-7 at any distance, because angles are formed in float64.
 * Yields after each batch, when it has reported the fraction that is done.
 */
export async function* envelope(
  device: Device,
  frequencies: Float64Array,
  spans: Spans,
  report: (fraction: number) => void,
  narrowest = NARROW,
  wave: Wave = 'cosine',
): AsyncGenerator<void, Envelope> {
  const result = { min: new Float32Array(spans.count.length), max: new Float32Array(spans.count.length) }
  result.min.fill(Number.NaN)
  result.max.fill(Number.NaN)
  const indices = Array.from(spans.count.keys())
  const narrow = indices.filter(k => spans.count[k]! > 0 && spans.count[k]! < narrowest)
  const wide = indices.filter(k => spans.count[k]! >= narrowest)
  const tables = phasorsOver(frequencies, spans, wide, 0.5, wave)
  // Half of the width: a wider table takes longer to fill than it saves.
  const sets = tileSpans(spans, wide, tables.width / 2)
  const work = sets.reduce(
    (sum, set) => sum + set.below.length * 2 * set.half,
    narrow.reduce((sum, k) => sum + spans.count[k]!, 0),
  )
  let done = 0
  const advance = (positions: number) => {
    done += positions
    report(done / work)
  }
  for (const positions of directSpans(phasorsOver(frequencies, spans, narrow, 0, wave), spans, narrow, result))
    yield advance(positions)
  const widest = sets.reduce((most, set) => Math.max(most, set.half), 0)
  const columns = phasorColumns(tables, widest)
  for (const set of sets) {
    for await (const tiles of tileSet(device, tables, firstColumns(columns, widest, set.half), set, result))
      yield advance(tiles * 2 * set.half)
  }
  return result
}

/** Tables that reach over the chosen spans. */
function phasorsOver(frequencies: Float64Array, spans: Spans, chosen: readonly number[], shift: 0 | 0.5, wave: Wave): Phasors {
  if (!chosen.length) return createPhasors(frequencies, 0, 1, shift, wave)
  const from = chosen.reduce((least, k) => Math.min(least, spans.first[k]!), Number.POSITIVE_INFINITY)
  const to = chosen.reduce((most, k) => Math.max(most, spans.first[k]! + spans.count[k]!), 0)
  return createPhasors(frequencies, from, to, shift, wave)
}

/** Sums narrow spans directly; yields how many positions a batch had. */
function* directSpans(phasors: Phasors, spans: Spans, narrow: readonly number[], result: Envelope): Generator<number> {
  let positions = 0
  for (const span of narrow) {
    const first = spans.first[span]!
    const count = spans.count[span]!
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (let m = first; m < first + count; m++) {
      const sum = cosineSum(phasors, m)
      if (sum < low) low = sum
      if (sum > high) high = sum
    }
    result.min[span] = low / phasors.pairs
    result.max[span] = high / phasors.pairs
    positions += count
    if (positions * phasors.pairs > DIRECT_BATCH) {
      yield positions
      positions = 0
    }
  }
  if (positions) yield positions
}

/** Folds the tiles of one half-width into the result; yields how many tiles a batch had. */
async function* tileSet(
  device: Device,
  phasors: Phasors,
  columns: Matrices,
  set: TileSet,
  result: Envelope,
): AsyncGenerator<number> {
  const { pairs } = phasors
  const cosTable = tensor2d(columns.cos, [pairs, set.half])
  const sinTable = tensor2d(columns.sin, [pairs, set.half])
  try {
    const rows = Math.max(1, Math.floor(device.batch / set.half))
    for (let start = 0; start < set.below.length; start += rows) {
      const below = set.below.subarray(start, start + rows)
      const { low, high } = await tileExtremes(phasorRows(phasors, device.pad(below)), pairs, cosTable, sinTable)
      for (let k = 0; k < below.length; k++) {
        const span = set.span[start + k]!
        const lowest = low[k]! / pairs
        const highest = high[k]! / pairs
        // Not `<`: the first tile of a span meets NaN.
        if (!(result.min[span]! <= lowest)) result.min[span] = lowest
        if (!(result.max[span]! >= highest)) result.max[span] = highest
      }
      yield below.length
    }
  } finally {
    cosTable.dispose()
    sinTable.dispose()
  }
}

/** Sums over pairs, lowest and highest of each tile. */
async function tileExtremes(
  rows: Matrices,
  pairs: number,
  cosTable: Tensor2D,
  sinTable: Tensor2D,
): Promise<{ low: Float32Array; high: Float32Array }> {
  const tiles = rows.cos.length / pairs
  // Values are read outside tidy: tidy walks a returned typed array element by element, looking for tensors.
  const { low, high } = tidy(() => {
    const even = matMul(tensor2d(rows.cos, [tiles, pairs]), cosTable)
    const odd = abs(matMul(tensor2d(rows.sin, [tiles, pairs]), sinTable))
    return { low: min<Tensor1D>(sub(even, odd), 1), high: max<Tensor1D>(add(even, odd), 1) }
  })
  try {
    const [lowest, highest] = await Promise.all([low.data<'float32'>(), high.data<'float32'>()])
    return { low: lowest, high: highest }
  } finally {
    low.dispose()
    high.dispose()
  }
}
