import { decayAt } from '../core/curve'
import type { Device } from './device'
import { envelope } from './ops/envelope'
import type { Receipt } from './protocol'

const COLUMNS = 512
const WIDTH = 4
const REACH = 1e7
const PAIRS = 64
const BASE = 10_000

/**
 * Minimum and maximum of C over 512 runs of four integers, spread evenly over the logarithm up to 1e7, through the
 * tables and products of the exact envelope, against the direct float64 sum.
 */
export async function selfTest(device: Device): Promise<Receipt> {
  const frequencies = Float64Array.from({ length: PAIRS }, (_, i) => BASE ** (-i / PAIRS))
  const first = Float64Array.from({ length: COLUMNS }, (_, k) => Math.round(REACH ** (k / (COLUMNS - 1))))
  const run = envelope(device, frequencies, { first, count: new Float64Array(COLUMNS).fill(WIDTH) }, () => {}, WIDTH)
  let step = await run.next()
  while (!step.done) step = await run.next()
  const { min, max } = step.value
  let maxError = 0
  for (let k = 0; k < COLUMNS; k++) {
    const truth = Array.from({ length: WIDTH }, (_, b) => decayAt(frequencies, first[k]! + b))
    const error = Math.max(Math.abs(min[k]! - Math.min(...truth)), Math.abs(max[k]! - Math.max(...truth)))
    // Math.max keeps a NaN; a comparison would lose it.
    maxError = Math.max(maxError, error)
  }
  return { maxError, samples: 2 * COLUMNS, reach: REACH }
}
