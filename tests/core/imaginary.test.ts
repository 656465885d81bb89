import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decayAt, firstBelow, largestIn, outerBand } from '../../src/core/curve'
import { contentMoments } from '../../src/core/gaussian'
import { runMean, runStd } from '../../src/core/phasors'
import { resolve, withGroupFirst } from '../../src/core/resolve'
import { quarterBack, rotateAt, score } from '../../src/core/rotate'
import type { Segment } from '../../src/core/scene'
import { cellMeans } from '../../src/core/scoreCells'
import { directScore, scoreSource } from '../../src/core/scoreSource'
import { directMeans } from '../../src/core/scoresReference'
import { namedSetup } from '../../src/core/setups'
import { tokenBlocks } from '../../src/core/tokenBlocks'
import { finish } from '../../src/core/tokenPhasors'
import { geometricLadder } from '../../src/core/variants/rope'
import { frequencies } from './ladders'

const integers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, k) => from + k)
const text = (tokens: number): Segment => ({ kind: 'text', tokens })
const imaginary = (segments: readonly Segment[], layout = 'rope') => {
  const setup = { ...namedSetup('ropePlusPlus'), layout: { variant: layout, params: {} } }
  const mixed = layout === 'rope' ? setup : { ...setup, allocation: { variant: 'mrope', params: {} } }
  return withGroupFirst(resolve(mixed, segments), 1)
}

describe('sums of sines', () => {
  test('the first position below a threshold is the one that a plain scan finds', () => {
    fc.assert(
      fc.property(frequencies, fc.double({ min: -0.6, max: 0.3, noNaN: true }), (omegas, threshold) => {
        const scanned = integers(0, 2000).find(m => decayAt(omegas, m, 'sine') < threshold) ?? null
        expect(firstBelow(omegas, threshold, 2000, 'sine')).toBe(scanned)
      }),
    )
  })

  test('the largest value of a range is the one that a plain scan finds', () => {
    fc.assert(
      fc.property(frequencies, fc.nat(50_000), fc.nat(1000), (omegas, from, length) => {
        const values = integers(from, from + length).map(m => decayAt(omegas, m, 'sine'))
        const value = values.reduce((a, b) => Math.max(a, b))
        expect(largestIn(omegas, from, from + length, 'sine')).toEqual({ m: from + values.indexOf(value), value })
      }),
    )
  })

  test('mean and deviation of a run are those of its values within 1e-10, and the outer band holds them', () => {
    fc.assert(
      fc.property(frequencies, fc.nat(5000), fc.integer({ min: 1, max: 300 }), (omegas, first, count) => {
        const values = integers(first, first + count - 1).map(m => decayAt(omegas, m, 'sine'))
        const mean = values.reduce((sum, value) => sum + value, 0) / count
        const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count
        expect(runMean(omegas, first, count, 'sine')).toBeCloseTo(mean, 10)
        const edges = Float64Array.of(first, first + count)
        const { min, max } = outerBand(omegas, edges, 'sine')
        expect(min[0]).toBeLessThanOrEqual(Math.min(...values) + 1e-12)
        expect(max[0]).toBeGreaterThanOrEqual(Math.max(...values) - 1e-12)
        expect(runStd(omegas, first, count, 'sine') ** 2).toBeCloseTo(variance, 10)
      }),
    )
  })

  test('Gaussian content is that of a query turned a quarter back: its moments are those of angles ω m − π/2', () => {
    const omegas = geometricLadder(100, 12)
    const edges = Float64Array.of(7, 8)
    const turned = contentMoments({ kind: 'equal' }, omegas, edges, (omega, { 0: m = 0 }) => {
      const times = Math.round((omega[0] as number) / (omegas[0] as number))
      return Float64Array.of(omega.reduce((sum, w) => sum + Math.cos(m * w - (times * Math.PI) / 2), 0) / omega.length)
    })
    const found = contentMoments({ kind: 'equal' }, omegas, edges, undefined, 'sine')
    expect(found?.mean[0]).toBeCloseTo(turned?.mean[0] as number, 12)
    expect(found?.low[0]).toBeCloseTo(turned?.low[0] as number, 12)
    expect(found?.high[0]).toBeCloseTo(turned?.high[0] as number, 12)
  })
})

describe('heads that take the imaginary part', () => {
  test('score what vectors score whose query is turned a quarter back after its rotation', () => {
    const spec = imaginary([text(60)])
    const ones = new Float64Array(2 * spec.pairs).fill(1)
    const source = scoreSource(spec, { kind: 'ones' })
    for (const [query, key] of [
      [50, 3],
      [12, 12],
      [4, 40],
    ] as const) {
      const asking = quarterBack(rotateAt(spec, query, ones), spec.pairs, 'neox')
      expect(directScore(source, spec.positionIds, query, key)).toBeCloseTo(
        score(asking, rotateAt(spec, key, ones)) / (2 * spec.pairs),
        12,
      )
    }
  })

  const video: Segment = { kind: 'video', frames: 3, rows: 2, cols: 4, fps: 2, temporalPatch: 2, spatialMerge: 2 }
  for (const [name, spec] of [
    ['text', imaginary([text(150)])],
    ['text and a video', imaginary([text(9), video, text(60)], 'mrope')],
  ] as const)
    for (const mask of [
      { kind: 'causal' },
      { kind: 'full' },
      { kind: 'window', size: 13 },
      { kind: 'window', size: 13, ahead: 12 },
      { kind: 'chunks', size: 20, slots: 1 },
      { kind: 'documents', starts: Float64Array.of(2, 30), anchor: true },
    ] as const)
      test(`have cell means that equal brute force within 1e-12: ${name}, ${mask.kind}${'ahead' in mask ? ' both ways' : ''}`, () => {
        const source = scoreSource(spec, { kind: 'ones' })
        expect(source.form).toBe('quarter')
        const edges = Float64Array.from([
          ...Array.from({ length: Math.ceil(spec.tokens.count / 7) }, (_, k) => 7 * k),
          spec.tokens.count,
        ])
        const wide = Float64Array.of(0, 71, spec.tokens.count)
        for (const grid of [
          { rows: edges, columns: edges },
          { rows: wide, columns: wide },
        ]) {
          const fast = finish(cellMeans(source, tokenBlocks(spec), grid, mask))
          const slow = directMeans(source, spec.positionIds, grid, mask)
          fast.forEach((value, k) => {
            if (Number.isNaN(slow[k])) expect(value).toBeNaN()
            else expect(Math.abs(value - (slow[k] as number))).toBeLessThan(1e-12)
          })
        }
      })

  test('leave a relative map out, and say so', () => {
    const setup = { ...namedSetup('ropePlusPlus'), relation: { variant: 'rerope', params: {} } }
    const spec = resolve(setup, [text(20)])
    expect(spec.relation).toBeNull()
    expect(spec.notes.join()).toContain('imaginary part')
  })
})
