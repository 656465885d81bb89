import { type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import type { Mask } from '../../core/scoreCells'
import { topScore } from '../../core/scoreSource'
import { featureCount } from '../../core/tokenPhasors'
import type { Device } from '../device'
import type { ScoresSide } from '../protocol'
import { product, rounded } from './meanCells'
import { tokenTable } from './tokenTable'

/** Keys of one table; its features stay on the device while all of them fit. */
const TILE = 4096
const RESIDENT_TILES = 8

type Source = Pick<ScoresSide, 'source' | 'blocks' | 'scale'>

/**
 * The softmax of whole rows: the mass of each query on the keys between neighbouring edges, [queries × edges − 1], added
 * up by `take`. Keys come in tiles; no C is above topScore, so exponentials below it need no running maximum.
 */
export async function* streamedRows(
  device: Device,
  { source, blocks, scale }: Source,
  queries: Int32Array,
  edges: Float64Array,
  mask: Mask,
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
      const last = group.reduce((a, b) => Math.max(a, b), 0)
      const reach = mask === 'causal' ? last + 1 : tokens
      for (let from = 0; from < reach; from += tile) {
        const keys = keysAt(from)
        for (const [g, part] of split(group, batch).entries()) {
          if (mask === 'causal' && (part.at(-1) as number) < from) continue
          const rows = queryRows(source, blocks, part, size)
          const products = await product(rows, rounded(part.length), size, keys)
          for (let row = 0; row < part.length; row++) {
            const end = Math.min(tokens, from + tile, mask === 'causal' ? (part[row] as number) + 1 : tokens)
            const at = g * batch + row
            const out = mass.subarray(at * width, (at + 1) * width)
            total[at]! += addExponentials(
              products.subarray(row * tile, (row + 1) * tile),
              from,
              end,
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

/** Adds e^{scale (C − top)} of the keys from .. end − 1 to the column that each is in; returns the sum of all. */
function addExponentials(
  products: Float32Array,
  from: number,
  end: number,
  scale: number,
  top: number,
  phasors: number,
  edges: Float64Array,
  out: Float64Array,
): number {
  const factor = scale / phasors
  let total = 0
  let key = from
  let column = columnOf(edges, from)
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

/** The column that holds a token: −1 before the first, the number of columns after the last. */
function columnOf(edges: Float64Array, token: number): number {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] as number) <= token) low = middle + 1
    else high = middle
  }
  return low - 1
}

function split(queries: Int32Array, size: number): Int32Array[] {
  return Array.from({ length: Math.ceil(queries.length / size) }, (_, k) => queries.subarray(k * size, (k + 1) * size))
}

/** Features of some tokens, [queries × size]; neighbours are formed together. */
function queryRows(source: ScoresSide['source'], blocks: ScoresSide['blocks'], queries: Int32Array, size: number): Float32Array {
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
  return rows
}
