import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logColumns } from '../../src/core/columns'
import { dirichlet, meanCurve, meanPhasor, runMean, runStd, stdCurve } from '../../src/core/phasors'
import { directRun } from '../../src/core/reference'
import { geometricLadder } from '../../src/core/variants/rope'
import { frequencies } from './ladders'

const first = fc.integer({ min: 0, max: 100_000 })
const count = fc.integer({ min: 1, max: 400 })

describe('closed forms over runs of integers', () => {
  test('the mean of any run equals its direct sum to 1e-10', () => {
    fc.assert(
      fc.property(frequencies, first, count, (omegas, start, length) => {
        expect(Math.abs(runMean(omegas, start, length) - directRun(omegas, start, length).mean)).toBeLessThan(1e-10)
      }),
    )
  })

  test('the deviation of any run equals its direct sum to 1e-8, repeated and opposite frequencies included', () => {
    fc.assert(
      fc.property(frequencies, first, count, (omegas, start, length) => {
        const { std } = directRun(omegas, start, length)
        expect(Math.abs(runStd(omegas, start, length) - std)).toBeLessThan(std < 1e-6 ? 3e-8 : 1e-8)
      }),
    )
  })

  test('mean and deviation at a thousand million positions equal their direct sums to 1e-8', () => {
    const omegas = geometricLadder(10_000, 128)
    const run = directRun(omegas, 1_000_000_000, 2000)
    expect(Math.abs(runMean(omegas, 1_000_000_000, 2000) - run.mean)).toBeLessThan(1e-8)
    expect(Math.abs(runStd(omegas, 1_000_000_000, 2000) - run.std)).toBeLessThan(1e-8)
  })

  test('columns weighted by their integers add up to the whole', () => {
    const omegas = geometricLadder(500_000, 128)
    const edges = logColumns(1_048_576, 300)
    const total = meanCurve(omegas, edges).reduce((sum, mean, k) => {
      const integers = (edges[k + 1] as number) - (edges[k] as number)
      return integers ? sum + integers * mean : sum
    }, 0)
    expect(total / 1_048_576).toBeCloseTo(runMean(omegas, 0, 1_048_576), 12)
  })

  test('a column without integers has neither mean nor deviation', () => {
    const omegas = geometricLadder(10_000, 8)
    const edges = Float64Array.of(3, 3, 5)
    expect([...meanCurve(omegas, edges)].map(Number.isNaN)).toEqual([true, false])
    expect([...stdCurve(omegas, edges)].map(Number.isNaN)).toEqual([true, false])
  })

  test('no value lies farther from the mean than the deviation times sqrt(count - 1)', () => {
    fc.assert(
      fc.property(frequencies, first, count, (omegas, start, length) => {
        const { min, max } = directRun(omegas, start, length)
        const reach = runStd(omegas, start, length) * Math.sqrt(length - 1) + 1e-6
        const mean = runMean(omegas, start, length)
        expect(max).toBeLessThanOrEqual(mean + reach)
        expect(min).toBeGreaterThanOrEqual(mean - reach)
      }),
    )
  })

  test('pairs that do not turn shift the mean and scale the deviation', () => {
    const turning = geometricLadder(10_000, 64)
    const half = Float64Array.from([...turning, ...new Float64Array(32)])
    expect(runMean(half, 700, 900)).toBeCloseTo(0.5 + runMean(turning, 700, 900) / 2, 13)
    expect(runStd(half, 700, 900)).toBeCloseTo(runStd(turning, 700, 900) / 2, 13)
    expect(runStd(new Float64Array(8), 700, 900)).toBe(0)
  })

  test('whole turns per position change neither mean nor deviation', () => {
    const omegas = geometricLadder(10_000, 32)
    const turned = omegas.map((omega, i) => omega + 2 * Math.PI * (i % 3))
    const edges = Float64Array.of(0, 10, 500, 9000)
    const close = (a: Float64Array, b: Float64Array) =>
      a.forEach((value, k) => void expect(value).toBeCloseTo(b[k] as number, 10))
    close(meanCurve(turned, edges), meanCurve(omegas, edges))
    close(stdCurve(turned, edges), stdCurve(omegas, edges))
  })

  test('the mean phasor is the kernel turned to the centre of the run', () => {
    fc.assert(
      fc.property(fc.double({ min: -9, max: 9, noNaN: true }), first, count, (omega, start, length) => {
        const centre = omega * (start + (length - 1) / 2)
        const radius = dirichlet(omega, length)
        const mean = meanPhasor(omega, start, length)
        expect(mean.cos).toBeCloseTo(radius * Math.cos(centre), 8)
        expect(mean.sin).toBeCloseTo(radius * Math.sin(centre), 8)
      }),
    )
  })
})
