import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pathLogits } from '../../src/core/methods/path'
import { pathCase } from '../../src/core/methods/pathExamples'
import { carriedKey, pathByMatrices, pathByTransform } from '../../src/core/methods/pathForms'
import { dot } from '../../src/core/softmax'
import { RUNS } from './arbitraries'

const settings = fc.record({
  example: fc.constantFrom('shuffle' as const, 'random' as const, 'reflections' as const),
  tokens: fc.integer({ min: 1, max: 20 }),
  axes: fc.integer({ min: 2, max: 8 }),
  beta: fc.integer({ min: 0, max: 16 }).map(eighths => eighths / 8),
  forget: fc.constant(1),
  cup: fc.nat(7),
  seed: fc.nat(9999),
})

describe('PaTH', () => {
  test('token by token, by d × d matrices, by whole matrices and by carried keys the logits agree to 1e-9', () => {
    fc.assert(
      fc.property(settings, setting => {
        const tokens = { ...pathCase(setting, 0.4), logForget: undefined }
        const whole = pathByTransform(tokens)
        for (let i = 0; i < setting.tokens; i++) {
          const logits = pathLogits(tokens, i)
          const matrices = pathByMatrices(tokens, i)
          for (let j = 0; j <= i; j++) {
            const carried = dot(carriedKey(tokens, j)[i - j] as Float64Array, tokens.q[i] as Float64Array)
            for (const other of [matrices[j], whole[i]?.[j], carried]) expect(other).toBeCloseTo(logits[j] as number, 9)
          }
        }
      }),
      { ...RUNS, numRuns: 60 },
    )
  })

  test('with β = 2 a shuffle permutes: a query finds a key whole or not at all', () => {
    fc.assert(
      fc.property(settings, setting => {
        const tokens = pathCase({ ...setting, example: 'shuffle', beta: 2 }, 0)
        const where = carriedKey(tokens, 0)
        let axis = 0
        where.forEach((state, at) => {
          const swap = at > 0 ? tokens.swaps[at] : undefined
          if (swap?.includes(axis)) axis = swap[0] === axis ? (swap[1] as number) : (swap[0] as number)
          Array.from(state).forEach((value, c) => expect(value).toBeCloseTo(Number(c === axis), 12))
        })
      }),
      RUNS,
    )
  })

  test('reflections in turns are a rotation by ω for each token over even distances', () => {
    const tokens = { ...pathCase({ example: 'reflections', tokens: 21, axes: 2, beta: 2, forget: 1, cup: 0, seed: 1 }, 0.3) }
    const logits = pathLogits({ ...tokens, logForget: undefined }, 20)
    for (let j = 0; j <= 20; j += 2) expect(logits[j]).toBeCloseTo(Math.cos(0.3 * (20 - j)), 12)
  })

  test('every token of a shuffle swaps two different axes', () => {
    for (let seed = 0; seed < 50; seed++)
      for (const [a, b] of pathCase({ example: 'shuffle', tokens: 64, axes: 5, beta: 2, forget: 1, cup: 0, seed }, 0).swaps) {
        expect(a).toBeLessThan(b)
        expect(b).toBeLessThan(5)
      }
  })
})
