import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandAt, distancesOf, effectiveDistance, inForce, relatedDecay } from '../../src/core/relation'
import { RELATIONS } from '../../src/core/relations'
import { dualChunk } from '../../src/core/relations/dualChunk'
import { hirope, trainedShare } from '../../src/core/relations/hirope'
import { identity } from '../../src/core/relations/identity'
import { lampe, usedLength } from '../../src/core/relations/lampe'
import { leakyRerope } from '../../src/core/relations/leakyRerope'
import { rerope } from '../../src/core/relations/rerope'
import { selfExtend } from '../../src/core/relations/selfExtend'
import { resolve } from '../../src/core/resolve'
import type { Params } from '../../src/core/scene'
import { DEFAULT_GEOMETRY, namedSetup } from '../../src/core/setups'
import { choiceProblem, completeParams } from '../../src/core/slots'
import { geometricLadder } from '../../src/core/variants/rope'
import { paramsOf, RUNS } from './arbitraries'

const small = fc.integer({ min: 1, max: 24 })
const each = (count: number, law: (query: number, key: number) => void) => {
  for (let query = 0; query < count; query++) for (let key = 0; key <= query; key++) law(query, key)
}

describe('relative maps', () => {
  for (const map of RELATIONS) {
    test(`${map.id} gives every pair of tokens a finite distance under any parameters, and 0 to a token itself`, () => {
      fc.assert(
        fc.property(paramsOf(map.params, 8), fc.integer({ min: 1, max: 40 }), (given, count) => {
          const { params, notes } = completeParams(map.params, given, 8)
          expect(notes).toEqual([])
          const relation = map.run({ count }, params)
          const distances: number[] = []
          each(count, (query, key) => distances.push(effectiveDistance(relation, query, key)))
          expect(distances.every(Number.isFinite)).toBe(true)
          for (const pair of [0, 7])
            for (let token = 0; token < count; token++) expect(effectiveDistance(relation, token, token, pair)).toBe(0)
        }),
        RUNS,
      )
    })

    test(`${map.id} says what it is and where it comes from`, () => {
      expect(map.name && map.summary && map.formula && map.sources.length).toBeTruthy()
    })
  }

  for (const map of [rerope, leakyRerope, selfExtend])
    test(`${map.id} equals identity inside the window`, () => {
      fc.assert(
        fc.property(small, small, small, (window, other, count) => {
          const relation = map.run({ count }, { window, trainedLength: 1, leak: other, groupSize: other })
          each(count, (query, key) => query - key < window && expect(effectiveDistance(relation, query, key)).toBe(query - key))
        }),
        RUNS,
      )
    })

  test('rerope never exceeds the window, and neither does leakyRerope shrink below it beyond', () => {
    const cut = rerope.run({ count: 60 }, { window: 7, trainedLength: 1 })
    const leaky = leakyRerope.run({ count: 60 }, { window: 7, leak: 16 })
    each(60, (query, key) => {
      expect(effectiveDistance(cut, query, key)).toBeLessThanOrEqual(7)
      if (query - key >= 7) expect(effectiveDistance(leaky, query, key)).toBeGreaterThanOrEqual(7)
    })
  })

  test('leakyRerope without a leak is identity', () => {
    const relation = leakyRerope.run({ count: 30 }, { window: 5, leak: 1 })
    each(30, (query, key) => expect(effectiveDistance(relation, query, key)).toBe(query - key))
  })

  test('rerope scales queries only beyond the trained length', () => {
    const { queryScale } = rerope.run({ count: 64 }, { window: 8, trainedLength: 16 })
    expect(queryScale?.[15]).toBe(1)
    expect(queryScale?.[63]).toBeCloseTo(1.5, 12)
  })

  test('selfExtend with groups of one is identity', () => {
    const relation = selfExtend.run({ count: 40 }, { window: 8, groupSize: 1 })
    each(40, (query, key) => expect(effectiveDistance(relation, query, key)).toBe(query - key))
  })

  test('selfExtend is no function of the distance alone', () => {
    const relation = selfExtend.run({ count: 40 }, { window: 4, groupSize: 4 })
    expect(effectiveDistance(relation, 12, 5)).not.toBe(effectiveDistance(relation, 11, 4))
  })

  test('dualChunk never exceeds the chunk size, at any length of prompt', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), small, (chunkSize, localWindow) => {
        fc.pre(localWindow < chunkSize)
        const relation = dualChunk.run({ count: 120 }, { chunkSize, localWindow })
        const distances: number[] = []
        each(120, (query, key) => distances.push(effectiveDistance(relation, query, key)))
        expect(Math.min(...distances)).toBeGreaterThanOrEqual(0)
        expect(Math.max(...distances)).toBeLessThanOrEqual(chunkSize)
      }),
      { ...RUNS, numRuns: 15 },
    )
  })

  test('dualChunk keeps the distances within the local window exact, across chunks too', () => {
    const relation = dualChunk.run({ count: 100 }, { chunkSize: 24, localWindow: 8 })
    each(100, (query, key) => query - key <= 8 && expect(effectiveDistance(relation, query, key)).toBe(query - key))
  })

  test('lampe keeps near distances, uses no more positions than allowed besides, and changes nothing in short prompts', () => {
    const relation = lampe.run({ count: 150 }, { head: 30, tail: 20, used: 60 })
    each(150, (query, key) => {
      const distance = effectiveDistance(relation, query, key)
      if (query - key <= 30) expect(distance).toBe(query - key)
      expect(distance).toBeLessThanOrEqual(60 + 30 + 20)
    })
    const short = lampe.run({ count: 59 }, { head: 30, tail: 20, used: 40 })
    each(59, (query, key) => expect(effectiveDistance(short, query, key)).toBe(query - key))
  })

  test('lampe takes the number of positions from a model’s own curve of the input length, where one is named', () => {
    const params = { head: 512, tail: 200, used: 1536 }
    const own = lampe.run({ count: 20_000 }, { ...params, used: usedLength(20_000, 'llama3') })
    const named = lampe.run({ count: 20_000 }, { ...params, lengthOf: 'llama3' })
    expect(named.bands.map(({ query }) => query)).toEqual(own.bands.map(({ query }) => query))
  })

  test('lampe uses 1536 positions below 8192 tokens', () => {
    expect([usedLength(8191, 'llama3'), usedLength(2048, 'mistral')]).toEqual([1536, 1536])
  })

  test('hirope with all channels on tokens is identity, and with one function its slow pairs see no distance beyond the window', () => {
    const whole = hirope.run({ count: 40 }, { window: 8, fastDim: 16 })
    each(40, (query, key) => expect(effectiveDistance(whole, query, key, 7)).toBe(query - key))
    const single = hirope.run({ count: 40, units: new Int32Array(40) }, { window: 8, fastDim: 8 })
    each(40, (query, key) => expect(effectiveDistance(single, query, key, 7)).toBe(Math.min(query - key, 7)))
  })

  test('hirope counting from each function on has negative distances, which counting through the file has not', () => {
    const units = Int32Array.from({ length: 40 }, (_, token) => Math.floor(token / 15))
    const far = (counting: string) =>
      effectiveDistance(hirope.run({ count: 40, units }, { window: 8, fastDim: 8, counting }), 31, 14)
    expect([far('file'), far('unit')]).toEqual([17, 1 - 14])
  })

  test('hirope’s trained share of the dimensions is 0.70 for 4096 positions and 0.63 for 2048', () => {
    expect(trainedShare(4096, 10_000)).toBeCloseTo(0.7035, 4)
    expect(trainedShare(2048, 10_000)).toBeCloseTo(0.6283, 4)
  })

  test('plain text is cut into sections of 128 tokens', () => {
    const relation = hirope.run({ count: 300 }, { window: 4, fastDim: 0 })
    expect(effectiveDistance(relation, 299, 100)).toBe(2 - 0 + 3)
  })

  test('the last query of identity is RoFormer’s decay curve', () => {
    const relation = identity.run({ count: 9 }, {})
    expect(Array.from(distancesOf(relation, 8))).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0])
    expect(relatedDecay(relation, geometricLadder(10_000, 64), 8, 8)).toBe(1)
    expect(bandAt(relation, 8, 0).name).toBe('all')
  })
})

describe('the slot of relative maps', () => {
  const text = [{ kind: 'text', tokens: 40 }] as const
  const withMap = (variant: string, params = {}) => ({ ...namedSetup('rope'), relation: { variant, params } })

  test('of rope changes no distance, so nothing is in force', () => {
    expect(resolve(namedSetup('rope'), text).relation).toBeNull()
  })

  test('gives the map of its parameters for a text of any length, and the trained length of the geometry', () => {
    const { relation } = resolve({ ...withMap('rerope', { window: 7 }), geometry: DEFAULT_GEOMETRY }, text)
    expect(relation?.name).toBe('ReRoPE')
    const map = relation?.over(8192)
    expect(map && [effectiveDistance(map, 39, 33), effectiveDistance(map, 39, 2)]).toEqual([6, 7])
    expect(map?.queryScale?.[4095]).toBe(1)
    expect(map?.queryScale?.[8191]).toBeCloseTo(Math.log(8192) / Math.log(4096), 12)
  })

  test('lets queries grow by steps of the original length and leaves every distance as it is', () => {
    const setup = { ...namedSetup('rope'), relation: { variant: 'growingQueries', params: { growth: 0.1, stepLength: 8 } } }
    const map = resolve(setup, text).relation?.over(24)
    expect(Array.from([0, 7, 8, 15, 16, 23], i => map?.queryScale?.[i])).toEqual(
      [1, 1, 2, 2, 3, 3].map(step => 1 + 0.1 * Math.log(step)),
    )
    if (map) each(24, (query, key) => expect(effectiveDistance(map, query, key)).toBe(query - key))
  })

  test('names maps that the distance alone decides, with a line for each band that says the same as its ids', () => {
    const byDistance = RELATIONS.filter(
      map => inForce(map.name, count => map.run({ count }, completeParams(map.params, {}, 8).params)).lines,
    )
    expect(byDistance.map(({ id }) => id)).toEqual(['identity', 'rerope', 'leakyRerope', 'windowedRope', 'growingQueries'])
    for (const map of byDistance)
      fc.assert(
        fc.property(paramsOf(map.params, 8), fc.integer({ min: 1, max: 40 }), (given, count) => {
          const relation = map.run({ count }, completeParams(map.params, given, 8).params)
          each(count, (query, key) => {
            const { line } = bandAt(relation, query, key)
            const said = (line?.start ?? Number.NaN) + (line?.step ?? Number.NaN) * (query - key)
            expect(said).toBeCloseTo(effectiveDistance(relation, query, key), 6)
          })
        }),
        RUNS,
      )
  })

  test('is left out, with a note, where tokens do not stand at their own index', () => {
    const clip = [{ kind: 'video', frames: 2, rows: 2, cols: 2, fps: 2, temporalPatch: 2, spatialMerge: 2 }] as const
    const setup = { ...namedSetup('mrope'), relation: { variant: 'selfExtend', params: {} } }
    const spec = resolve(setup, clip)
    expect(spec.relation).toBeNull()
    expect(spec.notes[0]).toContain('Self-Extend maps the distance between single indices')
    expect(resolve(setup, text).relation?.name).toBe('Self-Extend')
  })

  test('refuses chunks that their local window would fill', () => {
    const problem = (params: Params) => choiceProblem('relation', { variant: 'dualChunk', params }, DEFAULT_GEOMETRY)
    expect(problem({ chunkSize: 512, localWindow: 512 })).toContain('localWindow=512 is not below chunkSize=512')
    expect(problem({ chunkSize: 512, localWindow: 511 })).toBeNull()
  })
})
