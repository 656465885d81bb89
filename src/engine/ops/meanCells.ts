import { matMul, type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import { causalHere, edgeMeans } from '../../core/edgeMeans'
import { endOfKeys, meetingOf } from '../../core/maskSums'
import { edgeMean } from '../../core/scoreCells'
import { askingFeatures } from '../../core/scoreSource'
import { featureCount, meanFeatures, phasorSums, selfScores } from '../../core/tokenPhasors'
import type { Device } from '../device'
import type { ScoresSide } from '../protocol'
import { sameNumbers } from '../sameJob'

/** Rows and columns of a product come in multiples of this, so that few shapes are compiled. */
const ROUND = 64

/**
 * Mean of C times scale over the allowed pairs of every cell: products of the mean features of its row and its column,
 * which are formed in float64 and rounded once. Cells on the mask's edge are computed in float64.
 */
export async function* meanCells(device: Device, side: ScoresSide, sampled: boolean): AsyncGenerator<void, Float32Array> {
  const { source, blocks, rows, columns, scale, mask } = side
  const { tokens } = blocks
  const phasors = source.omega[0]?.length ?? 0
  const size = featureCount(source.form, phasors)
  const ofRows = meanFeatures(source, yield* phasorSums(blocks, source.omega, rows), rows)
  const q = askingFeatures(source, ofRows)
  yield
  const k = sameNumbers(rows, columns) ? ofRows : meanFeatures(source, yield* phasorSums(blocks, source.omega, columns), columns)
  const self = mask.kind === 'full' ? null : yield* selfScores(source, blocks, rows)
  yield
  const [height, width] = [rows.length - 1, columns.length - 1]
  const values = new Float32Array(height * width)
  const padded = rounded(width)
  const right = tensor2d(turned(k, width, size, padded), [size, padded])
  try {
    const most = Math.max(ROUND, Math.floor(device.batch / padded / ROUND) * ROUND)
    for (let from = 0; from < height; from += most) {
      const count = Math.min(most, height - from)
      const products = await product(q.subarray(from * size, (from + count) * size), rounded(count), size, right)
      for (let row = 0; row < count; row++)
        for (let column = 0, at = (from + row) * width; column < width; column++, at++)
          values[at] = ((products[row * padded + column] as number) * scale) / phasors
      yield
    }
  } finally {
    right.dispose()
  }
  if (self) yield* maskCells(self)
  return values

  function* maskCells(self: Float64Array): Generator<void> {
    const onEdge = edgeMeans(source, blocks, mask, sampled)
    for (let row = 0; row < height; row++) {
      const [q0, q1] = [rows[row] as number, rows[row + 1] as number]
      const meets = meetingOf(mask, tokens, q0, q1)
      const end = endOfKeys(mask, tokens, q1)
      for (let column = 0, at = row * width; column < width; column++, at++) {
        const [k0, k1] = [columns[column] as number, columns[column + 1] as number]
        if (k0 >= end) {
          values.fill(Number.NaN, at, (row + 1) * width)
          break
        }
        const how = meets(k0, k1)
        if (how === 'closed') values[at] = Number.NaN
        else if (how === 'edge') {
          const halved = source.form !== 'quarter' && causalHere(mask, tokens, q0, q1, k0, k1)
          const mean = halved ? edgeMean(meanOf(row, column), self[row] as number, q1 - q0) : yield* onEdge(q0, q1, k0, k1)
          values[at] = scale * mean
        }
      }
    }
  }

  function meanOf(row: number, column: number): number {
    let sum = 0
    for (let f = 0; f < size; f++) sum += (q[row * size + f] as number) * (k[column * size + f] as number)
    return sum / phasors
  }
}

/** Products of rows of features with the columns of `right`, [rows × columns of right]. */
export async function product(features: ArrayLike<number>, rows: number, size: number, right: Tensor2D): Promise<Float32Array> {
  const padded = new Float32Array(rows * size)
  padded.set(features)
  const left = tensor2d(padded, [rows, size])
  const result = matMul(left, right)
  try {
    return await result.data<'float32'>()
  } finally {
    left.dispose()
    result.dispose()
  }
}

export function rounded(count: number): number {
  return Math.ceil(count / ROUND) * ROUND
}

/** [cells × size] as [size × padded]: the product is nine times slower in WebAssembly when it has to transpose. */
function turned(features: Float64Array, cells: number, size: number, padded: number): Float32Array {
  const result = new Float32Array(size * padded)
  for (let f = 0; f < size; f++)
    for (let cell = 0; cell < cells; cell++) result[f * padded + cell] = features[cell * size + f] as number
  return result
}
