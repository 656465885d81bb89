import { describe, expect, test } from 'vitest'
import { decayAt } from '../../src/core/curve'
import { axisDistances } from '../../src/core/pairDistance'
import type { AxisId } from '../../src/core/scene'
import { directScore, scoreSource } from '../../src/core/scoreSource'
import { decayTable } from '../../src/views/decay/decayTable'
import { readingOf, readingWords } from '../../src/views/decay/laneReading'
import { laneOf } from '../../src/views/decay/lanes'
import type { Side, ViewInput } from '../../src/views/view'
import { wheelsCaption } from '../../src/views/wheels/wheelsCaption'
import { inputOf, PROMPT, plain, STORY, sideOf } from './decayInput'

// frames of 6 by 8
const [QUERY, KEY] = [32 + 3 * 48 + 4 * 8 + 5, 32 + 48 + 2 * 8 + 1]
const paired = (input: ViewInput, query: number | null = QUERY, key: number | null = KEY): ViewInput => ({
  ...input,
  cursor: { ...input.cursor, query, key },
})
const read = (input: ViewInput, side: Side, lane: AxisId | 'all') =>
  readingOf({ side, at: m => decayAt(laneOf(side, lane) as Float64Array, m) }, lane, input)

describe('a lane under the cursor', () => {
  test('is read at the one distance where no pair of tokens is chosen', () => {
    for (const input of [STORY, paired(STORY, QUERY, null), paired(STORY, 1e6, 0)])
      for (const lane of ['t', 'h', 'w', 'all'] as const)
        expect(read(input, input.a, lane)).toEqual({
          delta: 3403,
          value: decayAt(laneOf(input.a, lane) as Float64Array, 3403),
        })
  })

  test('is read at the size of the distance on its own axis where a pair of tokens is chosen, on each side', () => {
    const input = paired(STORY)
    for (const side of [input.a, input.b as Side])
      for (const { axis, distance } of axisDistances(side.spec, PROMPT, QUERY, KEY) ?? [])
        expect(read(input, side, axis)).toEqual({
          delta: Math.abs(distance),
          value: decayAt(laneOf(side, axis) as Float64Array, Math.abs(distance)),
        })
    const words = (lane: AxisId | 'all') =>
      plain(readingWords(lane, read(input, input.a, lane), read(input, input.b as Side, lane), input) ?? '')
    expect(['t', 'h', 'w', 'all'].map(lane => words(lane as AxisId | 'all'))).toEqual([
      'Δt = 4, B 2',
      'Δh = 6, B 2',
      'Δw = 8, B 4',
      'of this pair',
    ])
  })

  test('all axes together give the score of the pair, at no single distance', () => {
    const input = paired(STORY)
    const { spec } = input.a
    const score = directScore(scoreSource(spec, input.scene.content), spec.positionIds, QUERY, KEY)
    expect(read(input, input.a, 'all')).toEqual({ delta: null, value: score })
  })

  test('two text tokens are as far apart on every axis, and all axes together are read there', () => {
    const input = paired(STORY, 20, 5)
    const reading = read(input, input.a, 'all')
    expect(reading.delta).toBe(15)
    const { spec } = input.a
    expect(reading.value).toBeCloseTo(directScore(scoreSource(spec, input.scene.content), spec.positionIds, 20, 5), 12)
  })

  test('a single index is read at the distance on it', () => {
    const input = paired(inputOf(sideOf('A', 'rope'), null), 60, 20)
    expect(read(input, input.a, 'all').delta).toBe(40)
  })

  test('the table ends with the values of the pair', () => {
    const input = paired(STORY)
    const last = decayTable(input).rows.at(-1) as (string | number)[]
    expect(last[1]).toMatch(/^chosen pair of tokens/)
    expect(last[2]).toBe(read(input, input.a, 't').value)
    expect(decayTable(input).rows.some(row => row[1] === 'cursor')).toBe(false)
  })
})

describe('the wheels under a pair of tokens', () => {
  test('are told by the distance on each axis', () => {
    const { lead, a } = wheelsCaption(paired(STORY))
    const [t] = (axisDistances(STORY.a.spec, PROMPT, QUERY, KEY) ?? []).map(({ distance }) => Math.abs(distance))
    expect(plain(lead)).toMatch(new RegExp(`^Δt = ${t}, Δh = \\d+, Δw = \\d+\\.$`))
    expect(a).toContain('its fastest time pair has made')
  })
})
