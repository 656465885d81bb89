import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distinctFrequencies } from '../../src/core/angles'
import { logColumns } from '../../src/core/columns'
import { decayAt, firstBelow, largestIn, outerBand, partialSumBound } from '../../src/core/curve'
import { directEnvelope, exactDecay } from '../../src/core/reference'
import { searchIntegers } from '../../src/core/search'
import { geometricLadder } from '../../src/core/variants/rope'
import { frequencies } from './ladders'

const integers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, k) => from + k)

describe('the decay curve', () => {
  test('a value is within 1e-15 + 1e-17 m of the two-part reference', () => {
    for (const [headDim, base] of [
      [128, 10_000],
      [96, 500_000],
      [256, 1_000_000],
    ] as const) {
      const omegas = geometricLadder(base, headDim)
      for (const m of [0, 1, 1000, 131_072, 1_048_577, 16_777_216, 1_000_000_000])
        expect(Math.abs(decayAt(omegas, m) - exactDecay(headDim, base, m))).toBeLessThan(1e-15 + 1e-17 * m)
    }
  })

  test('the partial sums of n pairs that stand still average to (n + 1) / 2', () => {
    expect(partialSumBound(geometricLadder(10_000, 128), 0)).toBe(32.5)
  })

  test('the first position below a threshold is the one that a plain scan finds', () => {
    fc.assert(
      fc.property(frequencies, fc.double({ min: -0.6, max: 0.999, noNaN: true }), (omegas, threshold) => {
        const scanned = integers(0, 3000).find(m => decayAt(omegas, m) < threshold) ?? null
        expect(firstBelow(omegas, threshold, 3000)).toBe(scanned)
      }),
    )
  })

  test('the largest value of a range is the one that a plain scan finds', () => {
    fc.assert(
      fc.property(frequencies, fc.nat(50_000), fc.nat(2000), (omegas, from, length) => {
        const values = integers(from, from + length).map(m => decayAt(omegas, m))
        const value = values.reduce((a, b) => Math.max(a, b))
        expect(largestIn(omegas, from, from + length)).toEqual({ m: from + values.indexOf(value), value })
      }),
    )
  })

  test('slow curves are searched to 16 777 216 in fewer than 10 000 blocks', () => {
    let blocks = 0
    const worthwhile = (low: number) => {
      blocks++
      return low < 0
    }
    searchIntegers(distinctFrequencies(geometricLadder(1e12, 128)), 0, 16_777_216, { worthwhile, look: () => false })
    expect(blocks).toBeLessThan(10_000)
    expect(firstBelow(geometricLadder(1e12, 128), 0, 16_777_216)).toBeNull()
  })

  test('the outer band holds the exact envelope, and meets it in columns of one integer', () => {
    fc.assert(
      fc.property(frequencies, fc.constantFrom(40, 700, 9000), (omegas, length) => {
        const edges = logColumns(length, 24)
        const outer = outerBand(omegas, edges)
        const exact = directEnvelope(omegas, edges)
        edges.subarray(1).forEach((end, k) => {
          const count = end - (edges[k] as number)
          const [low, high] = [
            (exact.min[k] as number) - (outer.min[k] as number),
            (outer.max[k] as number) - (exact.max[k] as number),
          ]
          if (count === 0) expect(outer.min[k]).toBeNaN()
          else expect(Math.min(low, high)).toBeGreaterThanOrEqual(-1e-11)
          if (count === 1) expect(Math.max(low, high)).toBeLessThan(1e-10)
        })
      }),
    )
  })
})
