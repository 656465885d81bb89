import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyRoad, roadMatrix, roadParameters } from '../../src/core/methods/road'
import { mergeGap, seededLayer } from '../../src/core/methods/roadMerge'
import { composed, orderGap, pairMap, pairShape, ROAD_VALUES, withRoadKind } from '../../src/core/methods/roadPair'
import { ADAPTED, adaptedOutputs, MODEL_LAYERS } from '../../src/core/modelLayers'
import { ROAD_ADAPTED, ROAD_MODELS } from '../../src/state/road'
import { RUNS } from './arbitraries'

const KINDS = ['road_1', 'road_2', 'road_4'] as const
const angle = fc.integer({ min: -180, max: 180 })
const scale = fc.integer({ min: 1, max: 24 }).map(eighths => eighths / 8)
const adapterOf = (count: number) =>
  fc.record({
    theta: fc.array(angle, { minLength: count, maxLength: count }),
    alpha: fc.array(scale, { minLength: count, maxLength: count }),
  })

describe('a pair under RoAd', () => {
  test('road_1 keeps circles: its half axes are its scale and its turn is its angle', () => {
    fc.assert(
      fc.property(adapterOf(1), adapter => {
        const { axes, turn } = pairShape(pairMap('road_1', adapter))
        for (const axis of axes) expect(axis).toBeCloseTo(adapter.alpha[0] as number, 12)
        expect(Math.cos(turn)).toBeCloseTo(Math.cos(((adapter.theta[0] as number) * Math.PI) / 180), 12)
      }),
      RUNS,
    )
  })

  test('half axes and tilt of the ellipse are those of a search over the circle', () => {
    fc.assert(
      fc.property(adapterOf(4), adapter => {
        const [a, b, c, d] = pairMap('road_4', adapter)
        const { axes, tilt, determinant } = pairShape([a, b, c, d])
        const around = Array.from({ length: 3600 }, (_, k) => {
          const phi = (k * Math.PI) / 1800
          return [a * Math.cos(phi) + b * Math.sin(phi), c * Math.cos(phi) + d * Math.sin(phi)] as const
        })
        const farthest = around.reduce((best, point) => (Math.hypot(...point) > Math.hypot(...best) ? point : best))
        expect(Math.hypot(...farthest)).toBeCloseTo(axes[0], 5)
        expect(Math.min(...around.map(point => Math.hypot(...point)))).toBeCloseTo(axes[1], 2)
        expect(axes[0] * axes[1]).toBeCloseTo(Math.abs(determinant), 10)
        if (axes[0] - axes[1] > 0.2) expect(Math.abs(Math.sin(Math.atan2(farthest[1], farthest[0]) - tilt))).toBeLessThan(0.02)
      }),
      { ...RUNS, numRuns: 30 },
    )
  })

  test('road_1 after road_1 is a road_1 in any order; changing the form to a larger one keeps the map', () => {
    fc.assert(
      fc.property(adapterOf(1), adapterOf(1), (one, two) => {
        const [first, second] = [pairMap('road_1', one), pairMap('road_1', two)]
        expect(orderGap(first, second)).toBeLessThan(1e-12)
        const both = pairMap('road_1', {
          theta: [(one.theta[0] as number) + (two.theta[0] as number)],
          alpha: [(one.alpha[0] as number) * (two.alpha[0] as number)],
        })
        composed(second, first).forEach((value, at) => expect(value).toBeCloseTo(both[at] as number, 11))
        for (const kind of KINDS) {
          const same = pairMap(kind, { theta: withRoadKind(one.theta, kind), alpha: withRoadKind(one.alpha, kind) })
          same.forEach((value, at) => expect(value).toBeCloseTo(first[at] as number, 12))
        }
      }),
      RUNS,
    )
    const [first, second] = [
      pairMap('road_2', { theta: [40, -10], alpha: [1.3, 0.7] }),
      pairMap('road_2', { theta: [-15, 35], alpha: [0.8, 1.1] }),
    ]
    expect(orderGap(first, second)).toBeGreaterThan(0.1)
  })

  test('road_2 reaches every map of a pair', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 4, maxLength: 4 }), ([a = 0, b = 0, c = 0, d = 0]) => {
        const theta = [Math.atan2(-b, a), Math.atan2(c, d)].map(radians => (radians * 180) / Math.PI)
        const reached = pairMap('road_2', { theta, alpha: [Math.hypot(a, b), Math.hypot(c, d)] })
        for (const [at, entry] of [a, b, c, d].entries()) expect(reached[at]).toBeCloseTo(entry, 11)
      }),
      RUNS,
    )
  })
})

describe('merging', () => {
  test('merged and apart agree within 1e-12 in float64, and undoing gives the weights back', () => {
    for (const kind of KINDS)
      for (const seed of [0, 1, 77]) {
        const count = ROAD_VALUES[kind]
        const adapter = { theta: [40, -10, 20, 60].slice(0, count), alpha: [1.3, 0.7, 1, 1.2].slice(0, count) }
        const { merged, restored } = mergeGap(seededLayer(kind, adapter, seed), 'fp64')
        expect(merged).toBeLessThan(1e-12)
        expect(restored).toBeLessThan(1e-12)
      }
  })

  test('the stored values of the layer are those of its pairs: the matrix and the pairs turn alike', () => {
    const layer = seededLayer('road_4', { theta: [40, -10, 20, 60], alpha: [1.3, 0.7, 1, 1.2] }, 5)
    const rows = roadMatrix('road_4', layer.theta, layer.alpha, 64)
    layer.adapters.forEach((adapter, pair) => {
      const [a, b, c, d] = pairMap('road_4', adapter)
      const entries = [rows[pair]?.[pair], rows[pair]?.[pair + 32], rows[pair + 32]?.[pair], rows[pair + 32]?.[pair + 32]]
      for (const [at, value] of [a, b, c, d].entries()) expect(entries[at]).toBeCloseTo(value, 12)
    })
    expect(applyRoad('road_4', layer.theta, layer.alpha, new Float64Array(64)).every(value => value === 0)).toBe(true)
  })

  test('a flat map has no inverse, and that is said', () => {
    const { restored } = mergeGap(seededLayer('road_1', { theta: [0], alpha: [0] }, 1), 'fp64')
    expect(restored).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('trained numbers', () => {
  test('whole models have the published number of parameters', () => {
    const known = {
      'llama-7b': 6_738_415_616,
      'llama-13b': 13_015_864_320,
      'llama-3.1-8b': 8_030_261_248,
      'qwen2.5-7b': 7_615_616_512,
    }
    for (const [id, parameters] of Object.entries(known))
      expect(MODEL_LAYERS.find(model => model.id === id)?.parameters).toBe(parameters)
  })

  test('road_1 has one number per output of each adapted layer', () => {
    const [model] = MODEL_LAYERS
    expect(model && roadParameters('road_1', adaptedOutputs(model, ['q', 'v']))).toBe(32 * 2 * 4096)
  })

  test('a link names the models and layers that there are', () => {
    expect(MODEL_LAYERS.map(({ id }) => id)).toEqual([...ROAD_MODELS])
    expect(Object.keys(ADAPTED)).toEqual([...ROAD_ADAPTED])
  })
})
