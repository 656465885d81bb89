import type { FieldJob } from '../protocol'
import type { Part } from './frames'

/**
 * Rows of the left matrix, [rows × 2 waves]: with w = cos[j] + i sin[j] of a wave and the offset angle o of a frame,
 * w e^{-io} = x + iy and S = Σ x cos θ + y sin θ over the angles θ of the cells.
 */
export function frameRows(own: FieldJob['fields'][number], part: Part, rows: Int32Array): Float32Array {
  const waves = own.cos.length
  const matrix = new Float32Array(rows.length * 2 * waves)
  for (let row = 0, to = 0; row < rows.length; row++) {
    const frame = rows[row] as number
    for (let j = 0; j < waves; j++, to += 2) {
      let angle = 0
      for (const [axis, offsets] of part.offsets.entries()) angle += (offsets[frame] as number) * (own.freq[axis]?.[j] as number)
      const [c, s] = [Math.cos(angle), Math.sin(angle)]
      matrix[to] = (own.cos[j] as number) * c + (own.sin[j] as number) * s
      matrix[to + 1] = (own.sin[j] as number) * c - (own.cos[j] as number) * s
    }
  }
  return matrix
}
