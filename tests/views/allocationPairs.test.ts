import { describe, expect, test } from 'vitest'
import { formatSeconds, frameScale } from '../../src/views/allocation/frameScale'
import { readingsOf, readPairs, turns } from '../../src/views/allocation/pairs'
import { axisRanges } from '../../src/views/allocation/ranges'
import { painted, spoken } from './allocationScenes'
import { PROMPT, STORY, sideOf } from './decayInput'

describe('the pairs of a spec', () => {
  test('a turn of pair i takes 2π base^(2i/d) positions', () => {
    const pairs = readPairs(STORY.a.spec)
    for (const { index, lambda, omega } of pairs) {
      expect(lambda / (2 * Math.PI * 1e6 ** (index / 64))).toBeCloseTo(1, 12)
      expect(lambda * omega).toBeCloseTo(2 * Math.PI, 12)
    }
  })

  test('videorope reads h and w by turns on 48 pairs and t on the 16 slowest', () => {
    const reads = readPairs(STORY.a.spec).map(pair => pair.reads)
    expect(reads.slice(0, 4)).toEqual(['h', 'w', 'h', 'w'])
    expect(reads.slice(48)).toEqual(Array(16).fill('t'))
    expect(readingsOf(readPairs(STORY.a.spec))).toEqual(['t', 'h', 'w'])
  })

  test('a pair that is not rotated keeps its place on the ladder and never turns', () => {
    const pair = readPairs(painted('A', '10t3n51h').spec)[11]
    expect(pair).toMatchObject({ reads: 'none', omega: 0 })
    expect(pair?.lambda).toBeCloseTo(2 * Math.PI * 1e6 ** (11 / 64), 6)
    expect(turns(pair as NonNullable<typeof pair>, 1e9)).toBe(0)
  })

  test('the same spec gives the same array', () => {
    expect(readPairs(STORY.a.spec)).toBe(readPairs(STORY.a.spec))
  })
})

describe('frames and seconds', () => {
  test('videorope advances two positions in the second of a token frame, M-RoPE one', () => {
    expect(frameScale(PROMPT, STORY.a.spec)).toEqual({ positions: 2, seconds: 1 })
    expect(frameScale(PROMPT, STORY.b?.spec ?? STORY.a.spec)).toEqual({ positions: 1, seconds: 1 })
  })

  test('a flattened layout advances rows times columns positions per frame', () => {
    expect(frameScale(PROMPT, sideOf('A', 'rope').spec)?.positions).toBe(48)
  })

  test('a prompt without a video of two frames has no frame scale', () => {
    expect(frameScale(PROMPT.slice(0, 1), STORY.a.spec)).toBeNull()
  })

  test('only the axis on which frames advance has a range in frames and time', () => {
    const ranges = axisRanges(readPairs(STORY.a.spec), { positions: 2, seconds: 1 })
    expect(ranges.map(({ reads, count }) => [reads, count])).toEqual([
      ['t', 16],
      ['h', 24],
      ['w', 24],
    ])
    expect(ranges.map(range => spoken(range.positions))).toEqual(['198.7 k to 5.063 M', '6.283 to 129.0 k', '7.797 to 160.1 k'])
    expect(ranges.map(range => spoken(range.frames))).toEqual(['99.35 k to 2.532 M', '', ''])
    expect(ranges.map(range => spoken(range.time))).toEqual(['27.60 h to 29.30 d', '', ''])
  })

  test('a duration is said in the largest unit of which it holds two', () => {
    expect([1.5, 119, 120, 7199, 7200, 172_800, 63_115_200].map(formatSeconds).map(spoken)).toEqual([
      '1.5 s',
      '119 s',
      '2 min',
      '120.0 min',
      '2 h',
      '2 d',
      '2 years',
    ])
  })
})
