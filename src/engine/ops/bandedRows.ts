import { type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import { seenRuns } from '../../core/bandMeans'
import type { ScoreBand } from '../../core/scoreBands'
import { bandOfCell, bandRuns } from '../../core/scoreBands'
import type { Device } from '../device'
import type { ScoresSide } from '../protocol'
import { product, rounded } from './meanCells'
import { addExponentials, queryRows, split, TILE, touches } from './streamedRows'
import { tokenTable } from './tokenTable'

/** Tables of keys that stay on the device. */
const RESIDENT = 16

/**
 * The softmax of whole rows under the bands of a relative map, as streamedRows: for each tile of keys a product per band
 * that speaks there, of which every query takes the runs that are that band's.
 */
export async function* bandedRows(
  device: Device,
  { scale, mask, related }: ScoresSide,
  queries: Int32Array,
  edges: Float64Array,
  take: (query: number, mass: Float64Array) => void,
  report: (fraction: number) => void,
): AsyncGenerator<void> {
  const bands = related?.bands ?? []
  const tokens = bands[0]?.key.tokens ?? 0
  const pairs = bands[0]?.omega[0]?.length ?? 0
  const tile = Math.min(TILE, rounded(tokens))
  const batch = Math.max(64, Math.floor(device.batch / tile / 64) * 64)
  const tables = new Map<string, Tensor2D>()
  const keysAt = (band: number, from: number): Tensor2D => {
    const name = `${band} ${from}`
    const found = tables.get(name)
    if (found) return found
    if (tables.size >= RESIDENT) release()
    const { key } = bands[band] as ScoreBand
    const table = tokenTable(sourceOf(bands[band] as ScoreBand), key, from, Math.min(tokens, from + tile), tile)
    if (related?.keyScale) scaleKeys(table, related.keyScale.subarray(from, from + tile), tile)
    const made = tensor2d(table, [2 * pairs, tile])
    tables.set(name, made)
    return made
  }
  const release = () => {
    for (const table of tables.values()) table.dispose()
    tables.clear()
  }
  const width = edges.length - 1
  try {
    let done = 0
    for (const part of split(queries, batch)) {
      const mass = new Float64Array(part.length * width)
      const total = new Float64Array(part.length)
      for (let from = 0; from < tokens; from += tile) {
        const end = Math.min(tokens, from + tile)
        if (!touches(mask, tokens, part, from, end)) continue
        for (const band of speaking(bands, part, from, end)) {
          const one = bands[band] as ScoreBand
          const rows = queryRows(sourceOf(one), one.query, part, 2 * pairs)
          const products = await product(rows, rounded(part.length), 2 * pairs, keysAt(band, from))
          for (const [row, query] of part.entries()) {
            const own = scale * (related?.queryScale?.[query] ?? 1)
            const scores = products.subarray(row * tile, (row + 1) * tile)
            const out = mass.subarray(row * width, (row + 1) * width)
            for (const [start, stop] of seenRuns(mask, tokens, query))
              for (const run of bandRuns(bands, query, Math.max(start, from), Math.min(stop, end)))
                if (run.band === band) total[row]! += addExponentials(scores, from, run.from, run.to, own, 1, pairs, edges, out)
          }
          yield
        }
      }
      for (const [row, query] of part.entries()) {
        const out = mass.subarray(row * width, (row + 1) * width)
        for (let column = 0; column < width; column++) out[column]! /= total[row] as number
        take(query, out)
      }
      done += part.length
      report(done / queries.length)
    }
  } finally {
    release()
  }
}

/** The bands that some of ascending queries have among the keys from .. end - 1. */
function speaking(bands: readonly ScoreBand[], queries: Int32Array, from: number, end: number): number[] {
  const [first, last] = [queries[0] as number, queries.at(-1) as number]
  const only = bandOfCell(bands, first, last + 1, from, end)
  if (only >= 0) return [only]
  const found = new Set<number>()
  for (const query of queries) {
    for (const { band } of bandRuns(bands, query, from, end)) found.add(band)
    if (found.size === bands.length) break
  }
  return [...found]
}

/** Multiplies the features of each key, [features × tile]. */
function scaleKeys(table: Float32Array, scale: Float64Array, tile: number) {
  for (let row = 0; row < table.length; row += tile) for (const [k, factor] of scale.entries()) table[row + k]! *= factor
}

function sourceOf({ omega }: ScoreBand) {
  return { form: 'turn', omega } as const
}
