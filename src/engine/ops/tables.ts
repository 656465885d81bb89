import type { Wave } from '../../core/angles'

/** Steps of a recurrence between two calls of Math.cos and Math.sin; 64 steps drift by 4e-15. */
const ANCHOR = 64

/** cos and sin of count equidistant angles per pair, float64, [count × pairs] row-major. */
export interface Turns {
  cos: Float64Array
  sin: Float64Array
}

/**
 * e^{i (m + shift) omega} of every integer m of a range as a product of two small tables: m = block · width + offset.
 * Angles are formed in float64; the error of a phasor is that of the product (m + shift) · omega. For sines all of them are a
 * quarter turn behind, so that real parts are sines.
 */
export interface Phasors {
  pairs: number
  /** offsets per block, a power of two */
  width: number
  /** block of the first row of `blocks` */
  firstBlock: number
  blocks: Turns
  /** of shift, 1 + shift, 2 + shift, .. */
  offsets: Turns
}

const NARROWEST = 64
const WIDEST = 4096

/** Tables for the integers from `from` up to, not including, `to`; frequencies in rad per position. */
export function createPhasors(
  frequencies: Float64Array,
  from: number,
  to: number,
  shift: 0 | 0.5,
  wave: Wave = 'cosine',
): Phasors {
  let width = NARROWEST
  while (width < WIDEST && width * width < to - from) width *= 2
  const firstBlock = Math.floor(from / width)
  const count = Math.floor((to - 1) / width) - firstBlock + 1
  return {
    pairs: frequencies.length,
    width,
    firstBlock,
    blocks: behind(turns(frequencies, firstBlock * width, width, count), wave),
    offsets: turns(frequencies, shift, 1, width),
  }
}

function behind({ cos, sin }: Turns, wave: Wave): Turns {
  return wave === 'cosine' ? { cos, sin } : { cos: sin, sin: cos.map(value => -value) }
}

/** The angles (first + k · step) · omega, k = 0 .. count − 1. */
function turns(frequencies: Float64Array, first: number, step: number, count: number): Turns {
  const pairs = frequencies.length
  const cos = new Float64Array(count * pairs)
  const sin = new Float64Array(count * pairs)
  const stepCos = frequencies.map(omega => Math.cos(omega * step))
  const stepSin = frequencies.map(omega => Math.sin(omega * step))
  for (let row = 0, at = 0; row < count; row++) {
    if (row % ANCHOR === 0) {
      for (let i = 0; i < pairs; i++, at++) {
        const angle = frequencies[i]! * (first + row * step)
        cos[at] = Math.cos(angle)
        sin[at] = Math.sin(angle)
      }
    } else {
      for (let i = 0; i < pairs; i++, at++) {
        const c = cos[at - pairs]!
        const s = sin[at - pairs]!
        const dc = stepCos[i]!
        const ds = stepSin[i]!
        cos[at] = c * dc - s * ds
        sin[at] = s * dc + c * ds
      }
    }
  }
  return { cos, sin }
}

/** Real matrices for the GPU, rounded once from float64. */
export interface Matrices {
  cos: Float32Array
  sin: Float32Array
}

/** Phasors of some integers (plus shift), [positions × pairs] row-major. */
export function phasorRows(phasors: Phasors, positions: Int32Array): Matrices {
  const { pairs, width, firstBlock } = phasors
  const { cos: blockCos, sin: blockSin } = phasors.blocks
  const { cos: offsetCos, sin: offsetSin } = phasors.offsets
  const cos = new Float32Array(positions.length * pairs)
  const sin = new Float32Array(positions.length * pairs)
  for (let row = 0, at = 0; row < positions.length; row++) {
    const m = positions[row]!
    let block = (Math.floor(m / width) - firstBlock) * pairs
    let offset = (m % width) * pairs
    for (const end = at + pairs; at < end; at++, block++, offset++) {
      const c = blockCos[block]!
      const s = blockSin[block]!
      const oc = offsetCos[offset]!
      const os = offsetSin[offset]!
      cos[at] = c * oc - s * os
      sin[at] = s * oc + c * os
    }
  }
  return { cos, sin }
}

/** Phasors of the first offsets, [pairs × count] row-major; count at most the width. */
export function phasorColumns({ pairs, offsets }: Phasors, count: number): Matrices {
  const cos = new Float32Array(pairs * count)
  const sin = new Float32Array(pairs * count)
  for (let i = 0, to = 0; i < pairs; i++) {
    for (let b = 0, from = i; b < count; b++, to++, from += pairs) {
      cos[to] = offsets.cos[from]!
      sin[to] = offsets.sin[from]!
    }
  }
  return { cos, sin }
}

/** The first `count` columns of matrices of `width` columns. */
export function firstColumns({ cos, sin }: Matrices, width: number, count: number): Matrices {
  const cut = (matrix: Float32Array) => {
    const narrower = new Float32Array((matrix.length / width) * count)
    for (let from = 0, to = 0; from < matrix.length; from += width, to += count) {
      narrower.set(matrix.subarray(from, from + count), to)
    }
    return narrower
  }
  return { cos: cut(cos), sin: cut(sin) }
}

/** Sum over pairs of cos((m + shift) · omega), or of sines, float64. */
export function cosineSum(phasors: Phasors, m: number): number {
  const { pairs, width, firstBlock } = phasors
  const { cos: blockCos, sin: blockSin } = phasors.blocks
  const { cos: offsetCos, sin: offsetSin } = phasors.offsets
  let block = (Math.floor(m / width) - firstBlock) * pairs
  let offset = (m % width) * pairs
  let sum = 0
  for (const end = block + pairs; block < end; block++, offset++) {
    sum += blockCos[block]! * offsetCos[offset]! - blockSin[block]! * offsetSin[offset]!
  }
  return sum
}
