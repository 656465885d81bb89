import { roundBf16, roundFp16 } from './half'
import { dot } from './softmax'

/** How numbers are kept; fp64 stands for no rounding at all. */
export type Format = 'fp64' | 'fp32' | 'bf16' | 'fp16'

/** In which format each step of a rotation leaves its result. */
export interface PrecisionPath {
  /** position ids */
  positions: Format
  /** position · frequency */
  angle: Format
  /** cos and sin, with the attention factor in them */
  table: Format
  /** q · cos and rotate_half(q) · sin, each */
  product: Format
  /** their sum, the rotated vector */
  rotated: Format
  /** each product and partial sum of a score */
  score: Format
  /** divides by base^(2i/d) instead of multiplying by its inverse */
  divides?: boolean
}

const FLOAT32: PrecisionPath = {
  positions: 'fp32',
  angle: 'fp32',
  table: 'fp32',
  product: 'fp32',
  rotated: 'fp32',
  score: 'fp64',
}

/**
 * Where programs round. `castTable`: huggingface/transformers 5.18.0, modeling_llama.py, and haonan3/AnchorContext @ 3af89f2:
 * float32 angles, cos and sin cast to the activations' format, three roundings more. `castResult`: the rotation in float32, then
 * a cast, as arXiv 2411.13476 (section 2.1) describes it and as meta-llama/llama-models @ a9c89c4 and
 * deepseek-ai/DeepSeek-V3 @ 9b4e978 compute it. `castPositions`: what no program should do, position ids in half precision.
 * Gemma's JAX code (google-deepmind/gemma @ 7691fd4) divides by the time scale.
 */
export function precisionPath(
  name: 'exact' | 'castTable' | 'castResult' | 'castPositions' | 'gemma',
  format: 'fp32' | 'bf16' | 'fp16',
): PrecisionPath {
  const half = { table: format, product: format, rotated: format }
  switch (name) {
    case 'exact':
      return { positions: 'fp64', angle: 'fp64', table: 'fp64', product: 'fp64', rotated: 'fp64', score: 'fp64' }
    case 'castTable':
      return { ...FLOAT32, ...half }
    case 'castResult':
      return { ...FLOAT32, rotated: format }
    case 'castPositions':
      return { ...FLOAT32, ...half, positions: format }
    case 'gemma':
      return { ...FLOAT32, rotated: format, divides: true }
  }
}

/** Values as a format keeps them, nearest even. Half formats are reached through float32, as programs do. */
export function roundTo(format: Format, values: ArrayLike<number>): Float64Array {
  if (format === 'fp64') return Float64Array.from(values)
  const single = Float32Array.from(values)
  return Float64Array.from(format === 'fp32' ? single : format === 'bf16' ? roundBf16(single) : roundFp16(single))
}

const STORED_BITS: Record<Format, number> = { fp64: 52, fp32: 23, bf16: 7, fp16: 10 }
const LEAST_EXPONENT: Record<Format, number> = { fp64: -1022, fp32: -126, bf16: -126, fp16: -14 }

/** Distance between neighbouring numbers of a format around a value: one unit in the last place. */
export function unitInLastPlace(format: Format, value: number): number {
  const exponent = Math.floor(Math.log2(Math.abs(value)))
  return 2 ** (Math.max(LEAST_EXPONENT[format], exponent) - STORED_BITS[format])
}

/**
 * base^(2i/d) as float32 programs form it: the exponent is rounded, then the power. Its inverse, rounded again, is inv_freq.
 * PyTorch's vector code for 32 pairs and more misses the nearest float32 in 1 of 100 powers by one bit, which is not followed:
 * GPUs have misses of their own.
 */
export function float32TimeScales(base: number, dim: number): Float64Array {
  return Float64Array.from({ length: dim / 2 }, (_, i) => Math.fround(base ** Math.fround((2 * i) / dim)))
}

export function float32Ladder(base: number, dim: number): Float64Array {
  return float32TimeScales(base, dim).map(scale => Math.fround(1 / scale))
}

/** cos and sin of one position under a path; length pairs. */
export interface Table {
  cos: Float64Array
  sin: Float64Array
}

/** Angles as a path leaves them, rad: entry i is position i times frequency i, rad per position as the program holds it. */
export function emulatedAngles(positions: ArrayLike<number>, invFreq: ArrayLike<number>, path: PrecisionPath): Float64Array {
  const product = roundTo(path.positions, positions)
  for (let i = 0; i < product.length; i++) {
    const omega = invFreq[i] as number
    product[i] = path.divides ? (product[i] as number) / Math.fround(1 / omega) : (product[i] as number) * omega
  }
  return roundTo(path.angle, product)
}

/** cos and sin of angles that a path has left. */
export function emulatedTurns(angles: Float64Array, path: PrecisionPath, attentionFactor = 1): Table {
  // programs take cos and sin of half angles in float32, and round before and after the factor
  const step: Format = path.table === 'fp64' ? 'fp64' : 'fp32'
  const scaled = (values: Float64Array) =>
    roundTo(
      path.table,
      roundTo(step, values).map(value => value * attentionFactor),
    )
  return { cos: scaled(angles.map(Math.cos)), sin: scaled(angles.map(Math.sin)) }
}

/** @param invFreq rad per position as the program holds it */
export function emulatedTable(position: number, invFreq: Float64Array, path: PrecisionPath, attentionFactor = 1): Table {
  return emulatedTurns(emulatedAngles(new Float64Array(invFreq.length).fill(position), invFreq, path), path, attentionFactor)
}

/** A vector turned in neox order with the roundings of a path; channels beyond the pairs pass. */
export function emulatedRotation(vector: ArrayLike<number>, { cos, sin }: Table, path: PrecisionPath): Float64Array {
  const n = cos.length
  const turned = Float64Array.from(vector)
  const [first, second] = [0, n].map(start => Float64Array.from({ length: n }, (_, i) => vector[start + i] as number))
  const times = (a: Float64Array, b: Float64Array, sign = 1) =>
    roundTo(
      path.product,
      a.map((x, i) => sign * x * (b[i] as number)),
    )
  const plus = (a: Float64Array, b: Float64Array) =>
    roundTo(
      path.rotated,
      roundTo(
        path.rotated === 'fp64' ? 'fp64' : 'fp32',
        a.map((x, i) => x + (b[i] as number)),
      ),
    )
  turned.set(plus(times(first as Float64Array, cos), times(second as Float64Array, sin, -1)), 0)
  turned.set(plus(times(second as Float64Array, cos), times(first as Float64Array, sin)), n)
  return turned
}

/** q · k with every product and partial sum rounded. */
export function emulatedScore(query: Float64Array, key: Float64Array, format: Format): number {
  if (format === 'fp64') return dot(query, key)
  let sum = 0
  for (let c = 0; c < query.length; c++) {
    const product = roundTo(format, [(query[c] as number) * (key[c] as number)])[0] as number
    sum = roundTo(format, [sum + product])[0] as number
  }
  return sum
}
