import type { Rows } from './sample'

const SWEEPS = 40
const SMALL = 1e-11

/** Squares of the singular values of a square matrix, largest first, by one-sided Jacobi rotations: slow and sure. */
export function squaredSingularValues(matrix: Rows): Float64Array {
  const rows = matrix.map(row => row.slice())
  for (let sweep = 0, turned = true; turned && sweep < SWEEPS; sweep++) {
    turned = false
    for (let p = 0; p < rows.length; p++)
      for (let q = p + 1; q < rows.length; q++) turned = apart(rows[p] as Float64Array, rows[q] as Float64Array) || turned
  }
  return Float64Array.from(rows, row => row.reduce((sum, x) => sum + x * x, 0)).sort((a, b) => b - a)
}

/** Turns two rows until they are orthogonal; false where they are. */
function apart(one: Float64Array, two: Float64Array): boolean {
  let aa = 0
  let bb = 0
  let ab = 0
  for (let c = 0; c < one.length; c++) {
    const x = one[c] as number
    const y = two[c] as number
    aa += x * x
    bb += y * y
    ab += x * y
  }
  if (Math.abs(ab) <= SMALL * Math.sqrt(aa * bb)) return false
  const tau = (bb - aa) / (2 * ab)
  const tangent = Math.sign(tau || 1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau))
  const cos = 1 / Math.sqrt(1 + tangent * tangent)
  const sin = cos * tangent
  for (let c = 0; c < one.length; c++) {
    const x = one[c] as number
    const y = two[c] as number
    one[c] = cos * x - sin * y
    two[c] = sin * x + cos * y
  }
  return true
}
