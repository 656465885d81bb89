import { matMul, tensor2d, tidy } from '@tensorflow/tfjs-core'
import type { Device } from '../device'
import type { FieldJob, FieldResult, Lane } from '../protocol'
import { type Cells, cellTable, indexCells } from './cells'
import { frameRows } from './frameRows'
import { followers, type Part } from './frames'

type Field = FieldJob['fields'][number]

/** Batches of results that a draft may take: about a frame of the screen on WebAssembly. */
const DRAFT_BATCHES = 4

/**
 * Scores of every key. Where the ids of a frame are those of another plus a constant on each axis, angle addition parts the
 * score of frame f and cell c:  S = Σ_j Re[w_j e^{-i o_j(f)} e^{-i θ_j(c)}], w_j = cos[j] + i sin[j], a product [frames × 2P] ·
 * [2P × cells]. Angles are formed in float64. A draft computes the frames nearest to the query, as many as fit.
 */
export async function* field(
  device: Device,
  { fields, cells, near }: FieldJob,
  lane: Lane,
  report: (fraction: number) => void,
): AsyncGenerator<void, FieldResult> {
  const values = fields.map(({ ids }) => new Float32Array(ids[0]?.length ?? 0).fill(Number.NaN))
  const budget = lane === 'draft' ? (DRAFT_BATCHES * device.batch) / Math.max(1, fields.length) : Number.POSITIVE_INFINITY
  for (const [at, own] of fields.entries()) {
    const frames = (own.ids[0]?.length ?? 0) / cells
    const wanted = nearest(frames, near, Math.max(1, Math.floor(budget / cells)))
    let done = 0
    for (const part of followers(own.ids, cells, wanted)) {
      for await (const computed of onePart(device, own, cells, part, values[at] as Float32Array)) {
        done += computed
        report((at + done / (wanted.length * cells)) / fields.length)
        yield
      }
    }
  }
  return { op: 'field', values }
}

/** The frames in order, or as many as may be around one of them. */
function nearest(frames: number, near: number, most: number): Int32Array {
  const count = Math.min(frames, most)
  const first = Math.max(0, Math.min(frames - count, near - (count >> 1)))
  return Int32Array.from({ length: count }, (_, k) => first + k)
}

/** The frames of one pattern, in batches of cells and of frames; yields how many values a batch had. */
async function* onePart(device: Device, own: Field, cells: number, part: Part, values: Float32Array): AsyncGenerator<number> {
  const index = indexCells(own.ids, part.base * cells, cells)
  const waves = own.cos.length
  const span = Math.min(cells, device.batch)
  for (let from = 0; from < cells; from += span) {
    const chosen = Int32Array.from({ length: Math.min(span, cells - from) }, (_, k) => from + k)
    const padded = device.pad(chosen)
    const table = tensor2d(cellTable(own.freq, index as Cells, padded), [2 * waves, padded.length])
    try {
      const rows = Math.max(1, Math.floor(device.batch / padded.length))
      for (let start = 0; start < part.frames.length; start += rows) {
        const frames = Int32Array.from(part.frames.subarray(start, start + rows).keys(), k => start + k)
        const rowsOf = device.pad(frames)
        const product = tidy(() => matMul(tensor2d(frameRows(own, part, rowsOf), [rowsOf.length, 2 * waves]), table))
        try {
          const scores = await product.data<'float32'>()
          for (const [row, k] of frames.entries()) {
            const line = scores.subarray(row * padded.length, row * padded.length + chosen.length)
            values.set(line, (part.frames[k] as number) * cells + from)
          }
        } finally {
          product.dispose()
        }
        yield frames.length * chosen.length
      }
    } finally {
      table.dispose()
    }
  }
}
