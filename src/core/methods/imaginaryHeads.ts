import { decayAt } from '../curve'
import { quarterBack, rotate } from '../rotate'
import { dot } from '../softmax'

export interface RealAndImaginary {
  realQuery: Float64Array
  imaginaryQuery: Float64Array
  key: Float64Array
  /** unscaled; Re and Im of Σ q k̄ e^{iΔω} */
  real: number
  imaginary: number
}

/**
 * RoPE++: other heads of the same queries take the imaginary part that RoPE leaves out.
 *   real: q cos + rotate_half(q) sin;  imaginary: q sin - rotate_half(q) cos, the query turned a quarter back
 * arXiv 2512.07525; OpenMOSS/rope_pp @ 91ba335. RoPE++ EC (imag2) doubles the heads, EH (imag1) shares them between the parts;
 * a head's numbers are the same.
 */
export function realAndImaginary(
  query: ArrayLike<number>,
  key: ArrayLike<number>,
  frequencies: Float64Array,
  queryPosition: number,
  keyPosition: number,
): RealAndImaginary {
  const angles = frequencies.map(omega => queryPosition * omega)
  const realQuery = rotate(query, angles, 'neox')
  const imaginaryQuery = quarterBack(realQuery, frequencies.length, 'neox')
  const turned = rotate(
    key,
    frequencies.map(omega => keyPosition * omega),
    'neox',
  )
  return { realQuery, imaginaryQuery, key: turned, real: dot(realQuery, turned), imaginary: dot(imaginaryQuery, turned) }
}

/** The imaginary counterpart of C(m) for equal content: mean over pairs of sin(m ω). It is 0 at 0, rises and reaches farther. */
export function imaginaryDecayAt(frequencies: Float64Array, m: number): number {
  return decayAt(frequencies, m, 'sine')
}
