import { type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import { seenRuns } from '../../core/bandMeans'
import type { Mask } from '../../core/mask'
import { anchorOf, spanOf } from '../../core/mask'
import { askingFeatures, topScore } from '../../core/scoreSource'
import { columnOf } from '../../core/spanAttention'
import { featureCount } from '../../core/tokenPhasors'
import type { Device } from '../device'
import type { ScoresSide } from '../protocol'
import { product, rounded } from './meanCells'
import { tokenTable } from './tokenTable'

/** Keys of one table; its features stay on the device while all of them fit. */
export const TILE = 4096
const RESIDENT_TILES = 8

type Source = Pick<ScoresSide, 'source' | 'blocks' | 'scale' | 'mask'>

/**
 * The softmax of whole rows: the mass of each query on the keys between neighbouring edges, [queries × edges − 1], added
 * up by `take`. Keys come in tiles; no C is above topScore, so exponentials below it need no running maximum.
 */
export async function* streamedRows(
  device: Device,
  { source, blocks, scale, mask }: Source,
  queries: Int32Array,
  edges: Float64Array,
  take: (query: number, mass: Float64Array) => void,
  report: (fraction: number) => void,
): AsyncGenerator<void> {
  const phasors = source.omega[0]?.length ?? 0
  const size = featureCount(source.form, phasors)
  const { tokens } = blocks
  const tile = Math.min(TILE, rounded(tokens))
  const batch = Math.max(64, Math.floor(device.batch / tile / 64) * 64)
  const resident = Math.ceil(tokens / tile) <= RESIDENT_TILES
  const tensors = new Map<number, Tensor2D>()
  const keysAt = (from: number) => {
    const found = tensors.get(from)
    if (found) return found
    if (!resident) release()
    const made = tensor2d(tokenTable(source, blocks, from, Math.min(tokens, from + tile), tile), [size, tile])
    tensors.set(from, made)
    return made
  }
  const release = () => {
    for (const tensor of tensors.values()) tensor.dispose()
    tensors.clear()
  }
  const top = topScore(source)
  const width = edges.length - 1
  try {
    // Tiles outside, so that a table which does not stay is formed once for all queries.
    const groups = resident ? split(queries, batch) : [queries]
    let done = 0
    for (const group of groups) {
      const mass = new Float64Array(group.length * width)
      const total = new Float64Array(group.length)
      const reach = spanOf(mask, tokens, group.at(-1) ?? 0)[1]
      for (let from = 0; from < reach; from += tile) {
        const end = Math.min(tokens, from + tile)
        for (const [g, part] of split(group, batch).entries()) {
          if (!touches(mask, tokens, part, from, end)) continue
          const keys = keysAt(from)
          const rows = queryRows(source, blocks, part, size)
          const products = await product(rows, rounded(part.length), size, keys)
          for (let row = 0; row < part.length; row++) {
            const at = g * batch + row
            const out = mass.subarray(at * width, (at + 1) * width)
            const scoresOf = products.subarray(row * tile, (row + 1) * tile)
            for (const [start, stop] of seenRuns(mask, tokens, part[row] as number))
              if (start < end && stop > from)
                total[at]! += addExponentials(
                  scoresOf,
                  from,
                  Math.max(start, from),
                  Math.min(stop, end),
                  scale,
                  top,
                  phasors,
                  edges,
                  out,
                )
          }
          yield
        }
        report((done + group.length * Math.min(1, (from + tile) / reach)) / queries.length)
      }
      for (let row = 0; row < group.length; row++) {
        const out = mass.subarray(row * width, (row + 1) * width)
        for (let column = 0; column < width; column++) out[column]! /= total[row] as number
        take(group[row] as number, out)
      }
      done += group.length
    }
  } finally {
    release()
  }
}

/** Whether any of some ascending queries sees a key of from .. end − 1. */
export function touches(mask: Mask, tokens: number, queries: Int32Array, from: number, end: number): boolean {
  const [first, last] = [queries[0] as number, queries.at(-1) as number]
  const seen = from < spanOf(mask, tokens, last)[1] && end > spanOf(mask, tokens, first)[0]
  return seen || (from < anchorOf(mask) && from <= last)
}

/**
 * Adds e^{scale (C − top)} of the keys start .. end − 1 to the column that each is in; returns the sum of all. The products
 * begin with that of the key `from`.
 */
export function addExponentials(
  products: Float32Array,
  from: number,
  start: number,
  end: number,
  scale: number,
  top: number,
  phasors: number,
  edges: Float64Array,
  out: Float64Array,
): number {
  const factor = scale / phasors
  let total = 0
  let key = start
  let column = columnOf(edges, start)
  while (key < end) {
    const stop = Math.min(end, column < 0 ? (edges[0] as number) : column < out.length ? (edges[column + 1] as number) : end)
    let sum = 0
    for (; key < stop; key++) sum += Math.exp(factor * (products[key - from] as number) - scale * top)
    if (column >= 0 && column < out.length) out[column]! += sum
    total += sum
    column++
  }
  return total
}

export function split(queries: Int32Array, size: number): Int32Array[] {
  return Array.from({ length: Math.ceil(queries.length / size) }, (_, k) => queries.subarray(k * size, (k + 1) * size))
}

/** Features of some tokens that ask, [queries × size]; neighbours are formed together. */
export function queryRows(
  source: ScoresSide['source'],
  blocks: ScoresSide['blocks'],
  queries: Int32Array,
  size: number,
): Float32Array {
  const rows = new Float32Array(queries.length * size)
  for (let start = 0; start < queries.length; ) {
    let end = start + 1
    while (end < queries.length && queries[end] === (queries[end - 1] as number) + 1) end++
    const count = end - start
    const table = tokenTable(source, blocks, queries[start] as number, (queries[start] as number) + count, count)
    for (let row = 0; row < count; row++)
      for (let f = 0; f < size; f++) rows[(start + row) * size + f] = table[f * count + row] as number
    start = end
  }
  return askingFeatures(source, rows)
}
