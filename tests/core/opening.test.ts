import { describe, expect, test } from 'vitest'
import { bandMeans } from '../../src/core/bandMeans'
import { attentionRow, pairScore } from '../../src/core/pairScore'
import type { RotarySpec } from '../../src/core/resolve'
import { resolve } from '../../src/core/resolve'
import { rotateAt, score } from '../../src/core/rotate'
import type { Params, Segment } from '../../src/core/scene'
import { openedBand } from '../../src/core/scoreBands'
import { softmaxScale } from '../../src/core/scoreSource'
import { finish } from '../../src/core/tokenPhasors'
import { SMALL, setup, TEXT } from './namedVariant'

const ONES = { kind: 'ones' } as const
const LONG = Array.from({ length: 64 }, (_, i) => 1 + i / 4)
const PARAMS = { startTokens: 6, longFactor: LONG, shortFactor: LONG }
const longrope = (params: Params = PARAMS, segments: readonly Segment[] = TEXT) => resolve(setup('longrope', params), segments)
const whole = new Float64Array(128).fill(1)

/** The logit of two tokens of ones, from their rotated vectors. */
function logit(spec: RotarySpec, query: number, key: number): number {
  const at = (token: number, as: 'query' | 'key') => rotateAt(spec, token, whole, 'neox', spec.groups[0], as)
  return score(at(query, 'query'), at(key, 'key')) / Math.sqrt(128)
}

describe('first tokens that are not stretched', () => {
  test('turn as rope does, with its attention factor, and the others as without them', () => {
    const [spec, rope, stretched] = [longrope(), resolve(setup('rope'), TEXT), longrope({ ...PARAMS, startTokens: 0 })]
    expect(rotateAt(spec, 5, whole)).toEqual(rotateAt(rope, 5, whole))
    expect(rotateAt(spec, 6, whole)).toEqual(rotateAt(stretched, 6, whole))
    expect(stretched.groups[0].opening).toBeUndefined()
  })

  test('score among themselves as under rope, the others as without them, and both together by no distance alone', () => {
    const [mixed, rope, stretched] = [longrope(), resolve(setup('rope'), TEXT), longrope({ ...PARAMS, startTokens: 0 })]
    const [ofMixed, ofRope, ofStretched] = [mixed, rope, stretched].map(spec => pairScore(spec, ONES)) as [
      ReturnType<typeof pairScore>,
      ReturnType<typeof pairScore>,
      ReturnType<typeof pairScore>,
    ]
    expect(ofMixed(5, 2)).toBeCloseTo(ofRope(5, 2), 14)
    expect(ofMixed(30, 8)).toBeCloseTo(ofStretched(30, 8), 14)
    expect(Math.abs(ofMixed(20, 2) - ofMixed(21, 3))).toBeGreaterThan(1e-3)
  })

  test('give one row of attention in closed form and from rotated vectors, attention factors and all', () => {
    const spec = longrope()
    const scale = softmaxScale(spec, SMALL, 1)
    for (const query of [3, 6, 39]) {
      const logits = Array.from({ length: query + 1 }, (_, key) => logit(spec, query, key))
      const total = logits.reduce((sum, value) => sum + Math.exp(value), 0)
      const row = attentionRow(spec, ONES, scale, query)
      logits.forEach((value, key) => {
        expect(row[key]).toBeCloseTo(Math.exp(value) / total, 12)
      })
    }
  })

  test('have the same mean over cells as pair by pair, across the border too', () => {
    const spec = longrope()
    const grid = { rows: Float64Array.of(0, 3, 9, 40), columns: Float64Array.of(0, 2, 7, 20, 40) }
    const { means } = finish(bandMeans(openedBand(spec)?.bands ?? [], grid, { kind: 'causal' }))
    const of = pairScore(spec, ONES)
    means.forEach((mean, cell) => {
      const [row, column] = [Math.floor(cell / 4), cell % 4]
      let [sum, count] = [0, 0]
      for (let q = grid.rows[row] as number; q < (grid.rows[row + 1] as number); q++)
        for (let k = grid.columns[column] as number; k < (grid.columns[column + 1] as number) && k <= q; k++) {
          sum += of(q, k)
          count++
        }
      if (count) expect(mean).toBeCloseTo(sum / count, 12)
      else expect(mean).toBeNaN()
    })
  })

  test('move with a pair that is moved by hand', () => {
    const [group] = longrope({ ...PARAMS, moved: '3:50' }).groups
    expect(group.opening?.invFreq[0]?.[3]).toBe((2 * Math.PI) / 50)
    expect(group.invFreq[0]?.[3]).toBe((2 * Math.PI) / 50)
  })

  test('are said to turn as all others where tokens do not stand at their own index, or see other distances', () => {
    const video: readonly Segment[] = [
      { kind: 'text', tokens: 3 },
      { kind: 'image', rows: 2, cols: 3, spatialMerge: 2 },
    ]
    const own = setup('longrope', PARAMS)
    const gone = [
      resolve({ ...own, layout: { variant: 'mrope', params: {} }, allocation: { variant: 'mrope', params: {} } }, video),
      resolve({ ...own, relation: { variant: 'rerope', params: {} } }, TEXT),
    ]
    for (const spec of gone) {
      expect(spec.groups[0].opening).toBeUndefined()
      expect(spec.notes.join(' ')).toContain('The first 6 tokens')
    }
  })
})
