import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cosine, distinctFrequencies, exactProduct, reduceAngle, sine } from '../../src/core/angles'

describe('angles', () => {
  test('cosine and sine equal the library functions to 1e-15 at small and large angles', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), angle => {
        const tolerance = 1e-15 + 1e-19 * Math.abs(angle)
        expect(Math.abs(cosine(angle) - Math.cos(angle))).toBeLessThan(tolerance)
        expect(Math.abs(sine(angle) - Math.sin(angle))).toBeLessThan(tolerance)
      }),
    )
  })

  test('a reduced angle lies within half a turn and reducing it again changes nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e7, max: 1e7, noNaN: true }), angle => {
        const reduced = reduceAngle(angle)
        expect(Math.abs(reduced)).toBeLessThan(Math.PI + 1e-9)
        expect(reduceAngle(reduced)).toBeCloseTo(reduced, 8)
      }),
    )
  })

  test('a product and its error add up exactly', () => {
    const factor = fc.maxSafeInteger()
    fc.assert(
      fc.property(factor, factor, (a, b) => {
        const { product, error } = exactProduct(a, b)
        expect(BigInt(product) + BigInt(error)).toBe(BigInt(a) * BigInt(b))
      }),
    )
  })

  test('equal frequencies are merged with their weights, fast first', () => {
    const { omega, weight } = distinctFrequencies([0, 0.5, -0.5, 0, 2])
    expect([...omega]).toEqual([2, 0.5, 0])
    expect([...weight]).toEqual([0.2, 0.4, 0.4])
  })

  test('frequencies whose weights cancel disappear', () => {
    expect(distinctFrequencies([1, 0.5, 1], [0.25, 0.5, -0.25]).omega).toEqual(Float64Array.of(0.5))
  })
})
