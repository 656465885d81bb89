import { matMul, sub, tensor2d, tidy } from '@tensorflow/tfjs-core'
import type { Wave } from '../../core/angles'
import { type CurvePrefix, curvePrefix } from '../../core/curveAttention'
import type { Device } from '../device'
import { cosineSum, createPhasors, phasorColumns, phasorRows } from './tables'

/** Up to this many distances the curve is summed in float64. */
const DIRECT = 1 << 16

/** Distances between two yields of a direct sum. */
const BATCH = 1 << 12

/** Rows of a product. */
const ROWS = 256

/** Prefix sums that are kept, one per side. */
const CAPACITY = 2
const kept = new Map<string, CurvePrefix>()

/** The prefix sums of e^{scale (C − 1)} at the distances 0 .. tokens − 1; the last ones are kept for the next window. */
export async function* scorePrefix(
  device: Device,
  frequencies: Float64Array,
  tokens: number,
  scale: number,
  wave: Wave,
): AsyncGenerator<void, CurvePrefix> {
  const key = [wave, tokens, scale, ...frequencies].join()
  const held = kept.get(key)
  const oldest = kept.size === CAPACITY ? (kept.keys().next().value as string) : ''
  const found = held ?? curvePrefix(yield* scoreCurve(device, frequencies, tokens, wave), scale, kept.get(oldest))
  kept.delete(held ? key : oldest)
  kept.set(key, found)
  return found
}

/** C at the distances 0 .. tokens − 1; beyond 65 536 by products of tables, with a float32 error of at most 3e-7. */
async function* scoreCurve(
  device: Device,
  frequencies: Float64Array,
  tokens: number,
  wave: Wave,
): AsyncGenerator<void, ArrayLike<number>> {
  const phasors = createPhasors(frequencies, 0, Math.max(2, tokens), 0, wave)
  const { pairs, width } = phasors
  if (tokens <= DIRECT) {
    const curve = new Float64Array(tokens)
    for (let m = 0; m < tokens; m++) {
      curve[m] = cosineSum(phasors, m) / pairs
      if (m % BATCH === BATCH - 1) yield
    }
    return curve
  }
  const curve = new Float32Array(Math.ceil(tokens / width) * width)
  const table = phasorColumns(phasors, width)
  for (const values of [table.cos, table.sin]) for (let at = 0; at < values.length; at++) values[at]! /= pairs
  const [cosTable, sinTable] = [tensor2d(table.cos, [pairs, width]), tensor2d(table.sin, [pairs, width])]
  try {
    for (let from = 0; from * width < tokens; from += ROWS) {
      const count = Math.min(ROWS, Math.ceil(tokens / width) - from)
      const starts = device.pad(Int32Array.from({ length: count }, (_, row) => (from + row) * width))
      const rows = phasorRows(phasors, starts)
      const part = tidy(() =>
        sub(
          matMul(tensor2d(rows.cos, [starts.length, pairs]), cosTable),
          matMul(tensor2d(rows.sin, [starts.length, pairs]), sinTable),
        ),
      )
      const sums = await part.data<'float32'>()
      part.dispose()
      curve.set(sums.subarray(0, count * width), from * width)
      yield
    }
  } finally {
    cosTable.dispose()
    sinTable.dispose()
  }
  curve[0] = wave === 'cosine' ? 1 : 0
  return curve.subarray(0, tokens)
}
