import { describe, expect, test } from 'vitest'
import { allocationCaption } from '../../src/views/allocation/allocationCaption'
import { allocationTable } from '../../src/views/allocation/allocationTable'
import { readPairs, turns } from '../../src/views/allocation/pairs'
import { painted, SCENES, spoken } from './allocationScenes'
import { inputOf, STORY, sideOf } from './decayInput'

const caption = (input: Parameters<typeof allocationCaption>[0]) => {
  const { lead, a, b } = allocationCaption(input)
  return [lead, a, b].map(spoken)
}

describe('the allocation caption', () => {
  test('the story says which end of the ladder time was given', () => {
    expect(caption(STORY)).toEqual([
      'Time.',
      'VideoRoPE gives time the 16 slowest of 64 pairs, λ 198.7 k to 5.063 M positions; none makes a full turn within the trained 32 768.',
      'M-RoPE gives time the 16 fastest of 64 pairs, λ 6.283 to 160.1 positions; all make a full turn within the trained 32 768.',
    ])
  })

  test('without an axis in focus it says the share of every axis', () => {
    expect(caption(SCENES['no axis in focus'] ?? STORY)).toEqual([
      'Allocation.',
      'VideoRoPE gives time 16 of 64 pairs, height 24 of 64 pairs, width 24 of 64 pairs; 40 make a full turn within the trained 32 768.',
      '',
    ])
  })

  test('a side without the axis in focus says what it reads instead', () => {
    const [lead, a] = caption(inputOf(sideOf('A', 'rope'), STORY.b))
    expect(lead).toBe('Time.')
    expect(a).toBe('RoFormer gives position all 64 pairs; 40 make a full turn within the trained 32 768.')
  })

  test('pairs without an axis are counted, and a ladder that stands still is said to', () => {
    const [, some] = caption(inputOf(painted('A', '12n52h'), null))
    expect(some).toMatch(/^VideoRoPE gives height 52 of 64 pairs and leaves 12 not rotated; 28 make a full turn/)
    expect(caption(inputOf(painted('A', '64n'), null))[1]).toBe('VideoRoPE rotates no pair.')
  })

  test('pairs at neither end of the ladder are only counted, and one pair is said in the singular', () => {
    expect(caption(inputOf(painted('A', '5h1t58w'), null))[1]).toMatch(
      /gives time 1 of 64 pairs, λ 18\.49 positions; it makes a full turn/,
    )
    expect(caption(inputOf(painted('A', '63h1t'), null))[1]).toMatch(
      /gives time the slowest of 64 pairs, λ 5\.063 M positions; none makes/,
    )
  })
})

describe('the allocation table', () => {
  for (const [name, input] of Object.entries(SCENES))
    test(`${name}: one row per pair, as many cells as columns, and the numbers of the pairs`, () => {
      const { columns, rows } = allocationTable(input)
      expect(rows).toHaveLength(Math.max(input.a.spec.pairs, input.b?.spec.pairs ?? 0))
      expect(rows.every(row => row.length === columns.length)).toBe(true)
      for (const pair of readPairs(input.a.spec)) {
        expect(rows[pair.index]?.[2]).toBe(pair.reads === 'none' ? '' : pair.lambda)
        expect(rows[pair.index]?.[4]).toBe(turns(pair, input.a.setup.geometry.trainedLength))
      }
    })

  test('frames and seconds stand only beside pairs that read time', () => {
    const { columns, rows } = allocationTable(STORY)
    const frames = columns.indexOf('A λ (frames)')
    expect(rows[0]?.slice(frames, frames + 2)).toEqual(['', ''])
    expect(rows[50]?.[frames]).toBeCloseTo(305_981 / 2, -2)
    expect(rows[50]?.[frames + 1]).toBe(rows[50]?.[frames])
  })
})
