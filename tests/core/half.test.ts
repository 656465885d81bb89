import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roundBf16, roundFp16 } from '../../src/core/half'

const single = (round: (values: Float32Array) => Float32Array) => (value: number) => round(Float32Array.of(value))[0] as number
const bf16 = single(roundBf16)
const fp16 = single(roundFp16)
const float32 = fc.float({ noNaN: true, noDefaultInfinity: true, min: -60_000, max: 60_000 })

describe('rounding to half formats', () => {
  test('bf16 keeps 8 significant bits: the error is at most 2^-8 of the value', () => {
    fc.assert(fc.property(float32, x => Math.abs(bf16(x) - x) <= Math.max(2 ** -8 * Math.abs(x), 2 ** -134)))
  })

  test('fp16 keeps 11 significant bits, or a spacing of 2^-24', () => {
    fc.assert(fc.property(float32, x => Math.abs(fp16(x) - x) <= Math.max(2 ** -11 * Math.abs(x), 2 ** -25)))
  })

  test('rounding twice is rounding once, and keeps the order', () => {
    for (const round of [bf16, fp16]) {
      fc.assert(
        fc.property(float32, float32, (x, y) => {
          expect(round(round(x))).toBe(round(x))
          expect(round(Math.min(x, y))).toBeLessThanOrEqual(round(Math.max(x, y)))
        }),
      )
    }
  })

  test('ties go to the even neighbour', () => {
    expect([bf16(1 + 2 ** -8), bf16(1 + 3 * 2 ** -8)]).toEqual([1, 1 + 2 ** -6])
    expect([fp16(1 + 2 ** -11), fp16(1 + 3 * 2 ** -11)]).toEqual([1, 1 + 2 ** -9])
  })

  test('signed zero, overflow, infinity and NaN survive', () => {
    expect([bf16(-0), fp16(-0)]).toEqual([-0, -0])
    expect([bf16(3.4e38), fp16(65_520), fp16(-1e9)]).toEqual([
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ])
    expect([bf16(Number.NaN), fp16(Number.NaN)]).toEqual([Number.NaN, Number.NaN])
  })

  test('the given numbers are left as they were', () => {
    const values = Float32Array.of(0.1, -7.3)
    roundBf16(values)
    roundFp16(values)
    expect(values).toEqual(Float32Array.of(0.1, -7.3))
  })
})
