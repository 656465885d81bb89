/** Float32 numbers rounded to bfloat16, nearest even; NaN becomes quiet. Exact for every bit pattern. */
export function roundBf16(values: Float32Array): Float32Array {
  const rounded = values.slice()
  const bits = new Uint32Array(rounded.buffer)
  for (let i = 0; i < bits.length; i++) {
    const u = bits[i] as number
    // all ones where u is NaN, which the carry of the rounding would turn into infinity
    const nan = (0x7f800000 - (u & 0x7fffffff)) >> 31
    bits[i] = (((u + 0x7fff + ((u >>> 16) & 1)) & ~nan) | ((u | 0x400000) & nan)) & 0xffff0000
  }
  return rounded
}

const LARGEST_FP16 = 65504
const ADDER = new Float32Array(1)
const ADDER_BITS = new Uint32Array(ADDER.buffer)

/**
 * Float32 numbers rounded to IEEE half precision, nearest even, subnormals kept. Adding and taking away 1.5 times the power
 * of two whose last float32 bit is the last half bit rounds in the adder. Exact for every bit pattern, NaN payloads aside.
 */
export function roundFp16(values: Float32Array): Float32Array {
  const rounded = new Float32Array(values.length)
  const given = new Uint32Array(values.slice().buffer)
  const bits = new Uint32Array(rounded.buffer)
  for (let i = 0; i < values.length; i++) {
    const u = given[i] as number
    // below 2^-14 half numbers have one spacing; above 2^16 all is infinite
    ADDER_BITS[0] = Math.min(Math.max(u & 0x7f800000, 0x38800000), 0x47000000) + 0x6c00000
    const adder = ADDER[0] as number
    const near = Math.fround(Math.fround((values[i] as number) + adder) - adder)
    rounded[i] = Math.abs(near) > LARGEST_FP16 ? near * Number.POSITIVE_INFINITY : near
    bits[i] = ((bits[i] as number) & 0x7fffffff) | (u & 0x80000000)
  }
  return rounded
}
