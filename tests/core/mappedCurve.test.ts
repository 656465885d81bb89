import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logColumns } from '../../src/core/columns'
import { mappedAt, mappedBelow, mappedColumns, mappedLargest, seenCurve } from '../../src/core/mappedCurve'
import type { Outlook } from '../../src/core/outlook'
import { outlookFrom, seenAt } from '../../src/core/outlook'
import { effectiveDistance, inForce, relatedDecay } from '../../src/core/relation'
import { RELATIONS } from '../../src/core/relations'
import { completeParams } from '../../src/core/slots'
import { geometricLadder } from '../../src/core/variants/rope'
import { paramsOf, RUNS } from './arbitraries'

const LADDER = geometricLadder(10_000, 32)

/** Any map looking back from any token of a text, with parameters small enough to bend its distances. */
const looks = fc
  .constantFrom(...RELATIONS)
  .chain(map =>
    fc.record({
      map: fc.constant(map),
      params: paramsOf(
        map.params.map(spec => (spec.kind === 'number' ? { ...spec, max: Math.max(spec.min, Math.min(spec.max, 90)) } : spec)),
        16,
      ),
      tokens: fc.integer({ min: 2, max: 400 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  )
  .map(({ map, params, tokens, part }) => {
    const query = Math.round(part * (tokens - 1))
    const run = (count: number) => map.run({ count }, { ...completeParams(map.params, params, 16).params, trainedLength: 64 })
    return { relation: run(tokens), query, outlook: outlookFrom(inForce(map.name, run), { tokens, query }, 400) }
  })

const direct = (outlook: Outlook, values: (delta: number) => number, edges: Float64Array) =>
  Array.from({ length: edges.length - 1 }, (_, k) => {
    const [from, to] = [edges[k] as number, Math.min(edges[k + 1] as number, outlook.reach + 1)]
    const held = Array.from({ length: Math.max(0, to - from) }, (_, at) => values(from + at))
    const mean = held.reduce((sum, value) => sum + value, 0) / held.length
    return { mean, std: Math.sqrt(held.reduce((sum, value) => sum + (value - mean) ** 2, 0) / held.length), held }
  })

describe('a decay curve under a map', () => {
  test('sees at each distance what the map says of that pair of tokens', () => {
    fc.assert(
      fc.property(looks, ({ relation, query, outlook }) => {
        const { fromPair = 0 } = outlook.seen ?? {}
        for (let delta = 0; delta <= query; delta++)
          for (const pair of [0, 15, fromPair])
            expect(seenAt(outlook, delta, pair >= fromPair)).toBeCloseTo(
              effectiveDistance(relation, query, query - delta, pair),
              7,
            )
        for (let delta = 0; delta <= Math.min(query, outlook.own); delta++) expect(seenAt(outlook, delta)).toBe(delta)
      }),
      { ...RUNS, numRuns: 60 },
    )
  })

  test('is the mean over pairs of the cosine of what each sees, to 1e-9', () => {
    fc.assert(
      fc.property(looks, ({ relation, query, outlook }) => {
        for (let delta = 0; delta <= query; delta += 3)
          expect(mappedAt(outlook, LADDER, delta)).toBeCloseTo(relatedDecay(relation, LADDER, query, query - delta), 9)
      }),
      { ...RUNS, numRuns: 60 },
    )
  })

  test('has the mean and the deviation of its values in every column, to 1e-7', () => {
    fc.assert(
      fc.property(looks, fc.integer({ min: 3, max: 40 }), ({ relation, query, outlook }, columns) => {
        const edges = logColumns(query + 1, columns)
        const found = mappedColumns(outlook, LADDER, edges)
        const truth = direct(outlook, delta => relatedDecay(relation, LADDER, query, query - delta), edges)
        for (const [k, { mean, std, held }] of truth.entries()) {
          if (held.length === 0) {
            expect(found.mean[k]).toBeNaN()
            continue
          }
          expect(found.mean[k]).toBeCloseTo(mean, 7)
          expect(found.std[k]).toBeCloseTo(std, 6)
          if (!found.min || !found.max) continue
          expect([found.min[k], found.max[k]].map(value => value?.toFixed(9))).toEqual(
            [Math.min(...held), Math.max(...held)].map(value => value.toFixed(9)),
          )
        }
      }),
      { ...RUNS, numRuns: 60 },
    )
  })

  test('ends with the first token where the place of the query counts', () => {
    const selfExtend = RELATIONS.find(({ id }) => id === 'selfExtend') as (typeof RELATIONS)[number]
    const map = inForce('', count => selfExtend.run({ count }, { groupSize: 4, window: 8 }))
    const outlook = outlookFrom(map, { tokens: 100, query: 50 }, 1e6)
    expect(outlook.reach).toBe(50)
    expect(mappedAt(outlook, LADDER, 51)).toBeNaN()
    const { mean } = mappedColumns(outlook, LADDER, Float64Array.of(0, 50, 51, 52))
    expect(Array.from(mean, Number.isNaN)).toEqual([false, false, true])
    expect(seenCurve(outlook.seen as NonNullable<Outlook['seen']>, LADDER).length).toBe(51)
  })

  test('first falls below a threshold where the first of its values does, and peaks where the largest stands', () => {
    fc.assert(
      fc.property(looks, fc.constantFrom(0.99, 0.5, 0, -0.1), ({ relation, query, outlook }, threshold) => {
        const values = Array.from({ length: query + 1 }, (_, delta) => relatedDecay(relation, LADDER, query, query - delta))
        const clear = values.every(value => Math.abs(value - threshold) > 1e-9)
        const first = values.findIndex(value => value < threshold)
        const found = mappedBelow(outlook, LADDER, threshold)
        if (clear && first >= 0) expect(found).toBe(first)
        if (clear && first < 0) expect(found === null || found > query).toBe(true)
        const from = Math.min(query, 5)
        const { m, value } = mappedLargest(outlook, LADDER, from, query)
        expect(value).toBeCloseTo(Math.max(...values.slice(from)), 9)
        expect(values[m]).toBeCloseTo(value, 9)
      }),
      { ...RUNS, numRuns: 100 },
    )
  })
})
