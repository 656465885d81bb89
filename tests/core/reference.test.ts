import { describe, expect, test } from 'vitest'
import { directEnvelope, directRun, exactAngle, exactFrequencies } from '../../src/core/reference'
import { geometricLadder } from '../../src/core/variants/rope'

describe('the slow twins', () => {
  test('the leading parts are the float64 ladder to one unit in the last place, for power-of-two heads', () => {
    const ladder = geometricLadder(500_000, 128)
    exactFrequencies(128, 500_000).forEach(({ invFreq }, i) => {
      expect(Math.abs(invFreq.hi / (ladder[i] as number) - 1)).toBeLessThan(2.3e-16)
      expect(Math.abs(invFreq.lo)).toBeLessThanOrEqual(1.2e-16 * invFreq.hi)
    })
  })

  test('a frequency of 1 rad per position stands where the argument reduction of the library puts it', () => {
    for (const m of [1, 1000, 16_777_216, 1_000_000_000, 1_000_000_000_000]) {
      const { cos, sin } = exactAngle(96, 10_000, 0, m)
      expect(Math.abs(cos - Math.cos(m))).toBeLessThan(1e-15)
      expect(Math.abs(sin - Math.sin(m))).toBeLessThan(1e-15)
    }
  })

  test('bases that are no whole numbers are taken exactly', () => {
    const [, pair] = exactFrequencies(4, 6.25)
    expect(pair?.invFreq).toEqual({ hi: 0.4, lo: -0.4 * 2 ** -54 })
  })

  test('a direct run of one integer has its value everywhere and no deviation', () => {
    expect(directRun(Float64Array.of(Math.PI), 3, 1)).toEqual({ min: -1, argmin: 3, max: -1, argmax: 3, mean: -1, std: 0 })
  })

  test('a direct envelope has no value where a column is empty', () => {
    const { min, max } = directEnvelope(Float64Array.of(Math.PI), Float64Array.of(0, 2, 2))
    expect([...min, ...max]).toEqual([-1, Number.NaN, 1, Number.NaN])
  })
})
