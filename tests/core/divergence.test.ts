import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decayAt } from '../../src/core/curve'
import { curveGapFloor, divergence, firstCurveGap } from '../../src/core/divergence'
import { geometricLadder } from '../../src/core/variants/rope'
import { frequencies } from './ladders'

describe('where two embeddings part', () => {
  const a = geometricLadder(10_000, 64)

  test('the position of a pair is the first integer at which its hands are more than π/4 apart', () => {
    const b = geometricLadder(12_345, 64)
    const { perPair, position, pair } = divergence(a, b)
    perPair.forEach((m, i) => {
      const difference = Math.abs((a[i] as number) - (b[i] as number))
      if (m === null) expect(difference).toBe(0)
      else {
        expect(m * difference).toBeGreaterThan(Math.PI / 4)
        expect((m - 1) * difference).toBeLessThanOrEqual(Math.PI / 4)
      }
    })
    expect(position).toBe(Math.min(...perPair.filter(m => m !== null)))
    expect(perPair.indexOf(position)).toBe(pair)
  })

  test('equal tables never part', () => {
    expect(divergence(a, a)).toEqual({ perPair: Array(32).fill(null), position: null, pair: null })
    expect(firstCurveGap(a, a, 0.1, 16_777_216)).toBeNull()
  })

  test('the first gap between two curves is the one that a plain scan finds, and not below its floor', () => {
    fc.assert(
      fc.property(frequencies, frequencies, fc.double({ min: 0.01, max: 1.2, noNaN: true }), (left, right, gap) => {
        const apart = (m: number) => Math.abs(decayAt(left, m) - decayAt(right, m)) > gap
        const scanned = Array.from({ length: 2001 }, (_, m) => m).find(apart) ?? null
        expect(firstCurveGap(left, right, gap, 2000)).toBe(scanned)
        if (scanned !== null) expect(scanned).toBeGreaterThanOrEqual(curveGapFloor(left, right, gap))
      }),
    )
  })

  test('pairs that differ by the rounding of two ways to one frequency never part', () => {
    // NTK-aware scaling divides the slowest pair by its factor exactly, as interpolation does
    const stretched = geometricLadder(10_000 * 4 ** (128 / 126), 128)
    const interpolated = geometricLadder(10_000, 128).map(omega => omega / 4)
    expect(divergence(stretched, interpolated).perPair.at(-1)).toBeNull()
    expect(divergence(stretched, interpolated).perPair.at(-2)).toBe(1_058_883)
  })

  test('nearly equal bases part far out', () => {
    expect(firstCurveGap(geometricLadder(10_000, 128), geometricLadder(10_001, 128), 0.1, 200_000)).toBe(159_529)
  })
})
