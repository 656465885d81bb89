import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeProblem, readNumber } from '../../src/app/controls/readNumber'
import { showNumber } from '../../src/app/controls/showNumber'
import { sliderScale } from '../../src/app/controls/sliderScale'
import { setPart } from '../../src/app/rail/setPart'

describe('typed numbers', () => {
  it.each([
    ['1 000 000', 1e6],
    ['1,000,000', 1e6],
    ['1e6', 1e6],
    ['1M', 1e6],
    ['500 k', 5e5],
    ['0,75', 0.75],
    ['.5', 0.5],
    ['−3', -3],
  ])('%s is read as %d', (text, value) => expect(readNumber(text)).toBe(value))

  it.each(['', 'abc', '1.2.3', '1e', '0x10', 'Infinity', '1 kM'])('%j is no number', text => expect(readNumber(text)).toBeNaN())

  it('what a field shows is read back as the same number', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e12 }), value => readNumber(showNumber(value)) === value))
  })

  it('a base of −3 must be above 1', () => {
    expect(rangeProblem(-3, { min: 1.0001, max: 1e12, lower: 'above 1' }, String)).toBe('above 1')
  })
})

describe('sliders', () => {
  const base = { min: 1e3, max: 1e8, scale: 'log', snaps: [1e4, 5e5, 1e6, 1e7] } as const

  it('the knob of a log slider stands at equal steps for equal ratios', () => {
    const { place } = sliderScale(base)
    expect(place(1e4)).toBeCloseTo(0.2, 12)
    expect(place(1e6)).toBeCloseTo(0.6, 12)
  })

  it('a knob near a snap takes its value exactly', () => {
    const scale = sliderScale(base)
    expect(scale.at(scale.place(5e5) + 0.008)).toBe(5e5)
  })

  it('keys stop on every snap on the way up and on the way down', () => {
    const { stepped } = sliderScale(base)
    const visited = (from: number, steps: number) => {
      const values = [from]
      while (values.length < 300) values.push(stepped(values.at(-1) as number, steps))
      return values
    }
    expect(visited(1e3, 1)).toEqual(expect.arrayContaining([...base.snaps]))
    expect(visited(1e8, -10)).toEqual(expect.arrayContaining([...base.snaps]))
  })

  it('a key step on whole numbers always moves, inside the range', () => {
    const { stepped } = sliderScale({ min: 1, max: 1000, integer: true, scale: 'log' })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), value => {
        const next = stepped(value, 1)
        expect(next).toBeGreaterThan(value)
        expect(next).toBeLessThanOrEqual(1000)
      }),
    )
  })
})

describe('sections', () => {
  it('keep their sum and take the edited count', () => {
    const parts = fc.array(fc.nat(64), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(parts, fc.nat(3), fc.nat(256), (counts, at, to) => {
        const sum = counts.reduce((total, count) => total + count, 0)
        const index = at % counts.length
        const value = to % (sum + 1)
        const set = setPart(counts, index, value)
        expect(set).toHaveLength(counts.length)
        expect(set.reduce((total, count) => total + count, 0)).toBe(sum)
        expect(set[index]).toBe(value)
        expect(Math.min(...set)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('from 16 24 24, time 24 leaves 20 and 20', () => expect(setPart([16, 24, 24], 0, 24)).toEqual([24, 20, 20]))
})
