import { describe, expect, test } from 'vitest'
import { axisDistances } from '../../src/core/pairDistance'
import { resolve } from '../../src/core/resolve'
import type { AxisId, Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { createRuler } from '../../src/views/paint/ruler'
import { distanceX, pairTags, sizeText } from '../../src/views/ruler/pairCursor'
import { angleApart } from '../../src/views/wheels/dialLayers'
import { plain } from './decayInput'

const RULER = createRuler({ scale: 'log', from: 1, to: 1e7 }, 924)
const PROMPT: readonly Segment[] = [
  { kind: 'text', tokens: 32 },
  { kind: 'video', frames: 16, rows: 24, cols: 24, fps: 2, temporalPatch: 2, spatialMerge: 2 },
]
const away = (list: Partial<Record<AxisId, number>>) =>
  Object.entries(list).map(([axis, distance]) => ({ axis: axis as AxisId, distance }))

describe('a pair of tokens', () => {
  test('is apart on each axis that some pair reads', () => {
    const query = 32 + 15 * 576 + 11 * 24 + 11
    const key = 32 + 9 * 576 + 20 * 24 + 22
    const of = (id: string) => axisDistances(resolve(namedSetup(id), PROMPT), PROMPT, query, key)
    expect(of('videorope')).toEqual(away({ t: 12, h: 3, w: 1 }))
    expect(of('mrope')).toEqual(away({ t: 6, h: -9, w: -11 }))
    expect(of('rope')).toEqual(away({ p: 6 * 576 - 9 * 24 - 11 }))
    expect(of('hope')?.map(({ axis }) => axis)).toEqual(['h', 'w'])
    expect(axisDistances(resolve(namedSetup('rope'), PROMPT), PROMPT, 1e6, 0)).toBeNull()
  })

  test('has a tag for each axis, and one for those closer than 62 px', () => {
    const tags = pairTags(RULER, away({ t: 12, h: 3, w: 1 }))
    expect(tags.map(tag => tag.distances.map(({ axis }) => axis).join())).toEqual(['w,h', 't'])
    for (const spread of [
      { t: 1, h: 100, w: 10_000 },
      { t: 5, h: 0, w: 5 },
      { d0: 705, d1: 704, d2: 703, d3: 702 },
      { t: 0.5 },
    ]) {
      const placed = pairTags(RULER, away(spread))
      expect(placed.flatMap(tag => tag.distances)).toHaveLength(Object.keys(spread).length)
      for (const [k, { x }] of placed.entries()) {
        expect(x).toBeGreaterThan(0)
        expect(x).toBeLessThan(924)
        if (k > 0) expect(x - (placed[k - 1]?.x as number)).toBeGreaterThanOrEqual(62)
      }
    }
  })

  test('stands on the ruler at its size, a fraction of a position between 0 and 1', () => {
    expect(distanceX(RULER, -9)).toBe(RULER.x(9))
    expect(distanceX(RULER, 0.5)).toBeGreaterThan(RULER.x(0))
    expect(distanceX(RULER, 0.5)).toBeLessThan(RULER.x(1))
  })

  test('names the unit of what is no position', () => {
    expect(plain(sizeText({ axis: 'h', distance: -1200 }))).toBe('1 200')
    expect(plain(sizeText({ axis: 'x', distance: 6 }))).toBe('6 m')
    expect(plain(sizeText({ axis: 'a', distance: -Math.PI / 2 }))).toBe('1.57 rad')
  })

  test('turns the hand of each wheel by the distance on its own axis', () => {
    const hands = { query: 12, key: 0, queryPace: 0, keyPace: 0, apart: { t: 12, h: -3 } }
    expect(angleApart({ reads: 'h', omega: 0.1 }, hands)).toBeCloseTo(-0.3, 14)
    expect(angleApart({ reads: 'w', omega: 0.1 }, hands)).toBe(0)
    const parts = [
      { axis: 't' as const, omega: 0.2 },
      { axis: 'h' as const, omega: 1 },
    ]
    expect(angleApart({ reads: 'mixed', omega: 1.02, parts }, hands)).toBeCloseTo(12 * 0.2 - 3, 14)
    expect(angleApart({ reads: 'h', omega: 0.1 }, { ...hands, apart: undefined })).toBeCloseTo(1.2, 14)
  })
})
