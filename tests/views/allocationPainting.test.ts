import { describe, expect, test } from 'vitest'
import { createStore } from '../../src/state/store'
import { pairsBetween } from '../../src/views/allocation/Painter'
import { pairAfterKey, sayPair } from '../../src/views/allocation/pairKeys'
import { readPairs } from '../../src/views/allocation/pairs'
import { gridColumns } from '../../src/views/allocation/primaryPlace'
import { painted, spoken } from './allocationScenes'
import { STORY } from './decayInput'

describe('choosing pairs by key', () => {
  test('arrows move by one, with Shift by ten, Home and End to the ends, never beyond', () => {
    expect(pairAfterKey('ArrowRight', false, 5, 64)).toBe(6)
    expect(pairAfterKey('ArrowDown', true, 5, 64)).toBe(0)
    expect(pairAfterKey('ArrowUp', true, 60, 64)).toBe(63)
    expect([pairAfterKey('Home', false, 5, 64), pairAfterKey('End', false, 5, 64)]).toEqual([0, 63])
    expect(pairAfterKey('t', false, 5, 64)).toBeNull()
  })

  test('a pair is said with its axis, wavelength and frequency, or that it does not rotate', () => {
    expect(spoken(sayPair(readPairs(STORY.a.spec)[50]))).toBe(
      'Pair 50, time, wavelength 306.0 k positions, 20.54 µrad per position',
    )
    expect(sayPair(readPairs(painted('A', '1n63t').spec)[0])).toBe('Pair 0, not rotated')
  })
})

describe('painting', () => {
  test('a stroke leaves no pair out, in either direction', () => {
    expect(pairsBetween(3, 6)).toEqual([3, 4, 5, 6])
    expect(pairsBetween(6, 3)).toEqual([3, 4, 5, 6])
    expect(pairsBetween(6, 6)).toEqual([6])
  })

  test('painted pairs read the painted axis and all others what they read before', () => {
    const store = createStore({ scene: STORY.scene })
    store.getState().paintPairs(pairsBetween(0, 13), 'w')
    const { params } = store.getState().scene.a.allocation
    const after = readPairs(painted('A', params.pairs as string).spec)
    const before = readPairs(STORY.a.spec)
    expect(after.map(pair => pair.reads)).toEqual(before.map((pair, i) => (i <= 13 ? 'w' : pair.reads)))
    expect(after.map(pair => pair.lambda)).toEqual(before.map(pair => pair.lambda))
  })

  test('the grid of the narrow page holds all pairs in at most eight rows', () => {
    for (const pairs of [1, 16, 64, 128, 512]) expect(Math.ceil(pairs / gridColumns(pairs))).toBeLessThanOrEqual(8)
  })
})
