import { rotate } from '../rotate'

/** Positions of queries and keys on one time span: keys count up, queries stand at t · keys / queries. */
export function spanPositions(queries: number, keys: number): { query: Float64Array; key: Float64Array } {
  return {
    query: Float64Array.from({ length: queries }, (_, t) => (t * keys) / queries),
    key: Float64Array.from({ length: keys }, (_, t) => t),
  }
}

/**
 * MuseControlLite's decoupled cross-attention rotates queries, keys and values over a shared time span. The paper describes
 * ordinary RoPE (`intended`); the released rotate_half takes neighbours but writes halves while cos and sin stand in halves:
 *   out[j] = x[j] cos_j - x[2j + 1] sin_j,  out[j + n] = x[j + n] cos_j + x[2j] sin_j
 * fundwotsai2001/MuseControlLite @ 308bec3, MuseControlLite_setup.py. `released` is no rotation: lengths change, and scores
 * are no function of the difference of positions.
 */
export function museRotate(
  vector: ArrayLike<number>,
  position: number,
  frequencies: Float64Array,
  form: 'intended' | 'released',
): Float64Array {
  const angles = frequencies.map(omega => position * omega)
  if (form === 'intended') return rotate(vector, angles, 'neox')
  const n = frequencies.length
  const mixed = Float64Array.from(vector)
  angles.forEach((angle, j) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    mixed[j] = (vector[j] as number) * cos - (vector[2 * j + 1] as number) * sin
    mixed[j + n] = (vector[j + n] as number) * cos + (vector[2 * j] as number) * sin
  })
  return mixed
}
