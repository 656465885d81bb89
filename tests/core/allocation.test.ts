import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareOut } from '../../src/core/allocation'
import { RUNS } from './arbitraries'

describe('shareOut', () => {
  test('sums to the total, each part within one of its exact share', () => {
    const ratios = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.nat(1000), ratios, (total, ratio) => {
        const parts = shareOut(total, ratio)
        const sum = ratio.reduce((a, b) => a + b)
        expect(parts.reduce((a, b) => a + b)).toBe(total)
        parts.forEach((part, i) => expect(Math.abs(part - (total * (ratio[i] as number)) / sum)).toBeLessThan(1))
      }),
      RUNS,
    )
  })

  test('gives the published sections', () => {
    expect(shareOut(64, [16, 24, 24])).toEqual([16, 24, 24])
    expect(shareOut(32, [16, 24, 24])).toEqual([8, 12, 12])
    expect(shareOut(64, [24, 20, 20])).toEqual([24, 20, 20])
    expect(shareOut(32, [24, 20, 20])).toEqual([12, 10, 10])
  })
})
