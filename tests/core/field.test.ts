import { describe, expect, test } from 'vitest'
import { directField, positionOf, sharesOf, waveScore, wavesOf } from '../../src/core/field'
import { fieldByAxis } from '../../src/core/fieldByAxis'
import { resolve } from '../../src/core/resolve'
import { rotateAt, score } from '../../src/core/rotate'
import type { Content, Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'

const CLIP: readonly Segment[] = [
  { kind: 'text', tokens: 3 },
  { kind: 'video', frames: 3, rows: 4, cols: 5, fps: 2, temporalPatch: 2, spatialMerge: 2 },
  { kind: 'text', tokens: 2 },
]
const PICTURE: readonly Segment[] = [
  { kind: 'text', tokens: 3 },
  { kind: 'image', rows: 4, cols: 5, spatialMerge: 2 },
]
const ONES: Content = { kind: 'ones' }
const specOf = (id: string, segments = CLIP) => resolve(namedSetup(id), segments)

describe('the waves of a query', () => {
  for (const [id, segments] of [
    ['rope', CLIP],
    ['mrope', CLIP],
    ['videorope', CLIP],
    ['hope', CLIP],
    ['vrope', CLIP],
    ['yarn', CLIP],
    ['ropeVitMixed', PICTURE],
    ['mochi', CLIP.slice(1, 2)],
    ['hunyuanVl', PICTURE],
  ] as const)
    test(`sum to the score of rotated ones, divided by 2 per pair, under ${id}`, () => {
      const spec = specOf(id, segments)
      const ones = new Float64Array(2 * spec.pairs).fill(1)
      for (const [q, k] of [
        [0, 0],
        [5, 17],
        [spec.tokens.count - 1, 4],
      ] as const) {
        const direct = score(rotateAt(spec, q, ones), rotateAt(spec, k, ones)) / (2 * spec.pairs)
        expect(waveScore(wavesOf(spec, positionOf(spec, q), ONES), positionOf(spec, k))).toBeCloseTo(direct, 12)
      }
    })

  test('of channels that turn apart have the mean of both cosines for Gaussian q = k', () => {
    const spec = specOf('hunyuanVl', PICTURE)
    const random = (() => {
      let state = 7
      const uniform = () => (state = (state * 48271) % 2147483647) / 2147483647
      return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
    })()
    const [q, k] = [5, 17]
    let sum = 0
    const runs = 4000
    for (let run = 0; run < runs; run++) {
      const vector = Float64Array.from({ length: 2 * spec.pairs }, random)
      sum += score(rotateAt(spec, q, vector), rotateAt(spec, k, vector)) / (2 * spec.pairs)
    }
    expect(waveScore(wavesOf(spec, positionOf(spec, q), { kind: 'equal' }), positionOf(spec, k))).toBeCloseTo(sum / runs, 2)
  })

  test('a noisy copy scales by its correlation, independent content is 0 everywhere', () => {
    const spec = specOf('videorope')
    const [q, k] = [positionOf(spec, 9), positionOf(spec, 30)]
    const full = waveScore(wavesOf(spec, q, ONES), k)
    expect(waveScore(wavesOf(spec, q, { kind: 'noisyCopy', rho: 0.3 }), k)).toBeCloseTo(0.3 * full, 14)
    expect(directField(wavesOf(spec, q, { kind: 'independent' }), spec.positionIds)).toEqual(new Float64Array(spec.tokens.count))
  })

  test('a query scores the square of the attention factor with itself', () => {
    const spec = specOf('yarn')
    const q = positionOf(spec, 9)
    expect(spec.groups[0].attentionFactor).toBeGreaterThan(1)
    expect(waveScore(wavesOf(spec, q, ONES), q)).toBeCloseTo(spec.groups[0].attentionFactor ** 2, 12)
  })
})

describe('shares', () => {
  test('of the axes sum to the score, and at distance 0 to the parts of the pairs', () => {
    for (const id of ['rope', 'mrope', 'videorope', 'hope', 'vrope', 'yarn']) {
      const spec = specOf(id)
      const [q, k] = [positionOf(spec, 9), positionOf(spec, 40)]
      const shares = sharesOf(spec, q, k, ONES) ?? []
      expect(shares.reduce((sum, share) => sum + share.score, 0)).toBeCloseTo(waveScore(wavesOf(spec, q, ONES), k), 12)
      expect(shares.reduce((sum, share) => sum + share.pairs, 0)).toBe(spec.pairs)
      for (const share of sharesOf(spec, q, q, ONES) ?? []) expect(share.score).toBeCloseTo(share.full, 14)
    }
  })

  test('pairs that are not rotated keep their share at any distance', () => {
    const spec = specOf('hope')
    const still = sharesOf(spec, positionOf(spec, 3), positionOf(spec, 60), ONES)?.find(({ axis }) => axis === -1)
    expect(still).toMatchObject({ pairs: 16, score: 0.25, full: 0.25 })
  })

  test('are not told where a pair does not rotate', () => {
    const spec = specOf('hunyuanVl', PICTURE)
    expect(sharesOf(spec, positionOf(spec, 3), positionOf(spec, 9), ONES)).toBeNull()
  })
})

describe('a field that is summed by axis', () => {
  for (const [id, segments] of [
    ['rope', CLIP],
    ['mrope', CLIP],
    ['hope', CLIP],
    ['vrope', CLIP],
    ['ropeVitMixed', PICTURE],
    ['mochi', CLIP.slice(1, 2)],
    ['hunyuanVl', PICTURE],
  ] as const)
    test(`is the field that is summed key by key under ${id}`, () => {
      const spec = specOf(id, segments)
      const waves = wavesOf(spec, positionOf(spec, 5), ONES)
      const slow = directField(waves, spec.positionIds)
      fieldByAxis(waves, spec.positionIds).forEach((value, key) => {
        expect(value).toBeCloseTo(slow[key] as number, 12)
      })
    })
})
