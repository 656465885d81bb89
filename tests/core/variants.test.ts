import fc from 'fast-check'
import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { paramProblem } from '../../src/core/params'
import { resolve } from '../../src/core/resolve'
import type { Geometry, Params, Segment } from '../../src/core/scene'
import { isGrid, SLOTS, segmentTokens } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { completeParams } from '../../src/core/slots'
import type { AllocationResult, FrequencyResult, Grouped, ParamSpec, Variant } from '../../src/core/variant'
import { VARIANTS } from '../../src/core/variants'
import { rope } from '../../src/core/variants/rope'
import { geometries, grids, paramsOf, prompts, RUNS, texts } from './arbitraries'

/** A property of every geometry together with every accepted choice of a slot's parameters. */
function forAny(specs: readonly ParamSpec[], law: (geometry: Geometry, params: Params) => void) {
  const cases = geometries.chain(geometry =>
    paramsOf(specs, geometry.rotaryDim / 2).map(params => {
      const { params: complete, notes } = completeParams(specs, params, geometry.rotaryDim / 2)
      expect(notes).toEqual([])
      return [geometry, complete] as const
    }),
  )
  fc.assert(
    fc.property(cases, ([geometry, params]) => law(geometry, params)),
    RUNS,
  )
}

function forAnyPrompt(
  specs: readonly ParamSpec[],
  segments: fc.Arbitrary<Segment[]>,
  law: (segments: Segment[], params: Params) => void,
) {
  const params = paramsOf(specs, 0).map(given => completeParams(specs, given, 0).params)
  fc.assert(fc.property(segments, params, law), RUNS)
}

const squaredLength = (pair: number, rows: readonly Float64Array[]) =>
  rows.reduce((sum, row) => sum + (row[pair] as number) ** 2, 0)

/** The allocations that a variant's frequencies meet when it is chosen by name. */
function allocationsFor({ allocation }: Variant, geometry: Geometry): readonly AllocationResult[] {
  const slot = allocation ?? (rope.allocation as NonNullable<Variant['allocation']>)
  return groupsOf<AllocationResult>(slot.run(geometry, completeParams(slot.params, {}, geometry.rotaryDim / 2).params))
}

const groupsOf = <T>(result: Grouped<T>) => (Array.isArray(result) ? result : [result]) as readonly T[]

for (const variant of VARIANTS) {
  describe(variant.id, () => {
    test('says what it is, where it comes from and what its parameters do', () => {
      expect(variant.name && variant.summary && variant.formula && variant.sources.length).toBeTruthy()
      expect(variant.frequencies || variant.allocation || variant.layout || variant.relation).toBeTruthy()
      for (const source of variant.sources) expect(source.url).toMatch(/^https:\/\//)
    })

    test('has a name that goes into a sentence', () => {
      expect(variant.name).not.toMatch(/[,;:.]$|[,;:] /)
    })

    test('has a formula that KaTeX sets without complaint', () => {
      expect(() => katex.renderToString(variant.formula, { throwOnError: true, strict: 'error' })).not.toThrow()
    })

    test('has defaults that its own parameters accept, for any number of pairs', () => {
      for (const slot of [variant.frequencies, variant.allocation, variant.layout, variant.relation])
        for (const spec of slot?.params ?? [])
          for (const pairs of [1, 2, 3, 5, 24, 64, 128]) {
            const value = typeof spec.default === 'function' ? spec.default(pairs) : spec.default
            expect(paramProblem(spec, value, pairs)).toBeNull()
          }
    })

    test('hides the control of a parameter only where it does nothing', () => {
      const setup = namedSetup(variant.id)
      const pairs = setup.geometry.rotaryDim / 2
      for (const name of SLOTS)
        for (const spec of variant[name]?.params ?? []) {
          if (!spec.among) continue
          const idle = fc
            .tuple(paramsOf(variant[name]?.params ?? [], pairs), paramsOf([spec], pairs))
            .map(([params, other]) => ({ params: completeParams(variant[name]?.params ?? [], params, pairs).params, other }))
            .filter(({ params }) => !spec.among?.(params))
          const drawn = (params: Params) => {
            const { relation, ...plain } = resolve({ ...setup, [name]: { ...setup[name], params } }, variant.prompt ?? [])
            return { ...plain, relation: relation && { ...relation, over: [100, 9000].map(relation.over) } }
          }
          fc.assert(
            fc.property(idle, ({ params, other }) => {
              expect(drawn({ ...params, ...other })).toEqual(drawn(params))
            }),
            { ...RUNS, numRuns: 20 },
          )
        }
    })

    test('says that papers and code part wherever its user can choose between them', () => {
      const follows = [variant.frequencies, variant.allocation, variant.layout, variant.relation].some(slot =>
        slot?.params.some(spec => spec.key === 'follow'),
      )
      expect(Boolean(variant.disagreement)).toBe(follows)
    })

    const { frequencies, allocation, layout } = variant
    if (frequencies)
      test('gives every pair a finite frequency, none negative, and a positive attention factor', () => {
        forAny(frequencies.params, (geometry, params) => {
          const results = allocationsFor(variant, geometry).map(allocated => frequencies.run(geometry, params, allocated))
          for (const group of results.flatMap(result => groupsOf<FrequencyResult>(result))) {
            expect(group.invFreq.length).toBe(geometry.rotaryDim / 2)
            expect(group.invFreq.every(omega => Number.isFinite(omega) && omega >= 0)).toBe(true)
            for (const factor of [group.attentionFactor, group.softmaxFactor ?? 1]) {
              expect(factor).toBeGreaterThan(0)
              expect(factor).toBeLessThan(Number.POSITIVE_INFINITY)
            }
          }
        })
      })

    if (allocation)
      test('gives every pair one direction among the axes, or none', () => {
        forAny(allocation.params, (geometry, params) => {
          for (const { axes, weights } of groupsOf<AllocationResult>(allocation.run(geometry, params))) {
            expect(axes.length).toBeGreaterThan(0)
            expect(weights.map(row => row.length)).toEqual(axes.map(() => geometry.rotaryDim / 2))
            for (let pair = 0; pair < geometry.rotaryDim / 2; pair++) {
              const length = squaredLength(pair, weights)
              expect(length === 0 || Math.abs(length - 1) < 1e-12).toBe(true)
            }
          }
        })
      })

    if (layout) {
      test('places every token of every grid once, frame by frame, at a finite position', () => {
        forAnyPrompt(layout.params, prompts, (segments, params) => {
          const { tokens, positionIds } = layout.run(segments, params)
          for (const ids of Object.values(positionIds)) {
            expect(ids.length).toBe(tokens.count)
            expect(ids.every(Number.isFinite)).toBe(true)
          }
          const order = Array.from(tokens.segment)
          expect(order).toEqual([...order].sort((a, b) => a - b))
          segments.forEach((segment, index) => {
            const own = order.flatMap((of, token) => (of === index ? [token] : []))
            const cells = own.filter(token => (tokens.frame[token] as number) >= 0)
            expect(isGrid(segment) ? cells.length : own.length).toBe(segmentTokens(segment))
            if (!isGrid(segment)) return expect(cells).toEqual([])
            const cell = (token: number) =>
              ((tokens.frame[token] as number) * segment.rows + (tokens.row[token] as number)) * segment.cols +
              (tokens.col[token] as number)
            const raster = cells.map(cell)
            expect(raster.toSorted((a, b) => a - b)).toEqual(cells.map((_, k) => k))
            const frames = cells.map(token => tokens.frame[token] as number)
            expect(frames).toEqual(frames.toSorted((a, b) => a - b))
            if (!layout.order) expect(raster).toEqual(cells.map((_, k) => k))
          })
        })
      })

      if (layout.text === 'still')
        test('leaves text where it is not rotated', () => {
          forAnyPrompt(layout.params, prompts, (segments, params) => {
            const { tokens, positionIds } = layout.run(segments, params)
            for (const ids of Object.values(positionIds))
              expect(ids.every((id, token) => tokens.frame[token] !== -1 || id === 0)).toBe(true)
          })
        })

      if (layout.text) return
      test('gives text its index on every axis, up to the first grid and when there is nothing else', () => {
        forAnyPrompt(layout.params, fc.array(texts, { minLength: 1, maxLength: 4 }), (segments, params) => {
          const { tokens, positionIds, next, ropeDelta } = layout.run(segments, params)
          const index = Float64Array.from({ length: tokens.count }, (_, k) => k)
          for (const ids of Object.values(positionIds)) expect(ids).toEqual(index)
          expect({ next, ropeDelta }).toEqual({ next: tokens.count, ropeDelta: 0 })
        })
        forAnyPrompt(layout.params, fc.tuple(texts, grids, texts), (segments, params) => {
          const { positionIds } = layout.run(segments, params)
          for (const ids of Object.values(positionIds))
            for (let token = 0; token < segmentTokens(segments[0] as Segment); token++) expect(ids[token]).toBe(token)
        })
      })

      test('counts text up one by one, alike on all axes, and goes on after all of it', () => {
        forAnyPrompt(layout.params, prompts, (segments, params) => {
          const { tokens, positionIds, next } = layout.run(segments, params)
          const [first, ...others] = Object.values(positionIds) as [Float64Array, ...Float64Array[]]
          const wrong = Array.from(first).filter((position, token) => {
            if (tokens.frame[token] !== -1) return false
            const alike = others.every(ids => ids[token] === position)
            const step = position - (first[token - 1] as number)
            const follows = token === 0 || tokens.frame[token - 1] !== -1 || Math.abs(step - 1) < 1e-9
            return !alike || !follows || position >= next
          })
          expect(wrong).toEqual([])
        })
      })

      test('puts a generated token after every moment of the prompt', () => {
        forAnyPrompt(layout.params, prompts, (segments, params) => {
          const { tokens, positionIds, ropeDelta } = layout.run(segments, params)
          const time = positionIds.t ?? positionIds.p ?? (Object.values(positionIds)[0] as Float64Array)
          expect(tokens.count + ropeDelta).toBeGreaterThan(time.reduce((a, b) => Math.max(a, b), -1))
        })
      })
    }
  })
}
