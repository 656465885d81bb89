import { describe, expect, test } from 'vitest'
import { readPairs, turns } from '../../src/views/allocation/pairs'
import { formatTurns, wheelsCaption } from '../../src/views/wheels/wheelsCaption'
import { wheelsTable } from '../../src/views/wheels/wheelsTable'
import { at, painted, SCENES, spoken } from './allocationScenes'
import { inputOf, STORY, sideOf } from './decayInput'

const caption = (input: Parameters<typeof wheelsCaption>[0]) => {
  const { lead, a, b } = wheelsCaption(input)
  return [lead, a, b].map(spoken)
}

describe('the wheels caption', () => {
  test('the story says how many wheels have come round, and what the time wheels have done', () => {
    expect(caption(STORY)).toEqual([
      'Δ = 3 403.',
      'Under VideoRoPE 34 of 64 pairs have not made one turn, and 24 never do within the trained 32 768; its fastest time pair has made 0.01713 of a turn.',
      'Under M-RoPE it is as many; its fastest time pair has made 541.6 turns. A and B part first in pair 0, by π/4 at Δ = 1.',
    ])
  })

  test('its count is that of the pairs whose wavelength is beyond the cursor, at every distance', () => {
    for (const delta of [0, 1, 6, 7, 160, 3403, 160_145, 5_062_977, 1e7]) {
      const open = readPairs(STORY.a.spec).filter(({ lambda }) => lambda > delta).length
      const said = open ? `${open} of 64 pairs ha(s|ve) not` : 'all 64 pairs have made a full turn'
      expect(caption(at(STORY, { delta }))[1]).toMatch(new RegExp(`^Under VideoRoPE ${said}`))
    }
  })

  test('sides that differ in number are each counted', () => {
    const input = inputOf(sideOf('A', 'rope'), sideOf('B', 'rope', { ropeTheta: 1e4 }))
    const [, a, b] = caption(input)
    expect(a).toMatch(/^Under RoFormer 34 of 64 pairs have not made one turn/)
    expect(b).toMatch(/^Under RoFormer 20 of 64 pairs have not made one turn; its fastest pair has made 541\.6 turns\./)
  })

  test('pairs that are not rotated are not among those that have not turned', () => {
    const [, a] = caption(inputOf(painted('A', '20n44t'), null))
    expect(a).toMatch(/^Under VideoRoPE 34 of 44 pairs have not made one turn \(20 more are not rotated\)/)
  })

  test('turns have a unit, and a part too small to tell is not spelled out', () => {
    expect([0, 1, 541.6, 0.5, 5e-7].map(formatTurns).map(spoken)).toEqual([
      '0 turns',
      '1 turn',
      '541.6 turns',
      '0.5 of a turn',
      'less than 0.0001 of a turn',
    ])
  })

  for (const [name, input] of Object.entries(SCENES))
    test(`${name}: the caption is whole sentences without holes`, () => {
      const [lead, a, b] = caption(input)
      for (const sentence of [lead, a, ...(input.b ? [b] : [])]) expect(sentence).toMatch(/\.$/)
      expect(lead + (a ?? '') + (b ?? '')).not.toMatch(/NaN|undefined|null|Infinity|–/)
    })
})

describe('the wheels table', () => {
  test('a row holds axis, wavelength, frequency, turns and angle of both sides', () => {
    const { columns, rows } = wheelsTable(STORY)
    expect(columns.slice(0, 6)).toEqual([
      'Pair',
      'A axis',
      'A λ (positions)',
      'A ω (rad/position)',
      'A turns in 32768 positions',
      'A angle at Δ = 3403 (rad)',
    ])
    const pair = readPairs(STORY.a.spec)[50] as NonNullable<ReturnType<typeof readPairs>[number]>
    expect(rows[50]?.slice(0, 6)).toEqual([50, 'time', pair.lambda, pair.omega, turns(pair, 32_768), pair.omega * 3403])
    expect(rows[50]?.[6]).toBe('width')
  })

  for (const [name, input] of Object.entries(SCENES))
    test(`${name}: as many cells as columns in every row`, () => {
      const { columns, rows } = wheelsTable(input)
      expect(rows.every(row => row.length === columns.length)).toBe(true)
    })
})
