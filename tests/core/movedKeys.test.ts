import { describe, expect, test } from 'vitest'
import { bandMeans } from '../../src/core/bandMeans'
import { waveScore, wavesOf } from '../../src/core/field'
import { axisDistances } from '../../src/core/pairDistance'
import { resolve } from '../../src/core/resolve'
import type { Params, Segment } from '../../src/core/scene'
import { movedKeys } from '../../src/core/scoreBands'
import { directScore, scoreSource } from '../../src/core/scoreSource'
import { directMeans } from '../../src/core/scoresReference'
import { finish } from '../../src/core/tokenPhasors'
import { setup } from './namedVariant'

const PROMPT: readonly Segment[] = [
  { kind: 'text', tokens: 3 },
  { kind: 'image', rows: 12, cols: 24, spatialMerge: 2 },
]
const GRID = { rows: Float64Array.of(0, 3, 20, 130, 291), columns: Float64Array.of(0, 1, 3, 100, 291) }
const ONES = { kind: 'ones' } as const

const flux = (params: Params) => resolve(setup('flux', params), PROMPT)
const score = (params: Params, query: number, key: number) => {
  const spec = flux(params)
  return directScore(scoreSource(spec, ONES), spec.positionIds, query, key, spec.keyIds)
}
const cell = (row: number, col: number) => 3 + row * 24 + col

describe('keys that stand elsewhere than queries', () => {
  test('score as the key so many rows and columns before did where it stood', () => {
    for (const [keys, rows, cols] of [
      ['10,10', 10, 10],
      ['0,20', 0, 20],
    ] as const)
      expect(score({ keys }, cell(11, 23), cell(11 - rows, 23 - cols))).toBeCloseTo(1, 14)
    expect(score({ keys: 'moved', keyRows: 2, keyCols: -3 }, cell(7, 4), cell(5, 7))).toBeCloseTo(1, 14)
  })

  test('leave the score with text to the place of the query', () => {
    for (const keys of ['unrotated', '10,10', '0,20', '64,0'])
      expect(score({ keys }, cell(5, 6), 0)).toBeCloseTo(score({}, cell(5, 6), 0), 14)
  })

  test('score alike everywhere where they are not rotated', () => {
    const row = Array.from({ length: 291 }, (_, key) => score({ keys: 'unrotated' }, cell(5, 6), key))
    expect(new Set(row).size).toBe(1)
    expect(row[0]).toBeLessThan(1)
  })

  test('are absent where keys stand where they ask', () => {
    expect(flux({}).keyIds).toBeUndefined()
    expect(movedKeys(flux({}))).toBeNull()
    expect(flux({ keys: '64,0' }).positionIds).toEqual(flux({}).positionIds)
  })

  test('give the same score in a field, in the distance of a pair and in the mean over cells', () => {
    const spec = flux({ keys: '10,10' })
    const source = scoreSource(spec, ONES)
    const at = (ids: readonly Float64Array[], token: number) => ids.map(axis => axis[token] as number)
    const waves = wavesOf(spec, at(spec.positionIds, 200), ONES)
    for (const key of [0, 3, 150, 290])
      expect(waveScore(waves, at(spec.keyIds as readonly Float64Array[], key))).toBeCloseTo(
        directScore(source, spec.positionIds, 200, key, spec.keyIds),
        13,
      )
    expect(axisDistances(spec, PROMPT, cell(11, 11), cell(1, 1))?.map(({ distance }) => distance)).toEqual([0, 0, 0])
    const { means } = finish(bandMeans(movedKeys(spec)?.bands ?? [], GRID, { kind: 'full' }))
    const truth = directMeans(source, spec.positionIds, GRID, { kind: 'full' }, spec.keyIds)
    for (const [k, mean] of means.entries()) expect(mean).toBeCloseTo(truth[k] as number, 12)
  })
})
