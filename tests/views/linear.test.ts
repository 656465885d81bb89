import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linear } from '../../src/views/paint/linear'

const number = fc.integer({ min: -1e6, max: 1e6 })

test('a linear scale takes the ends of its domain to the ends of its range, and what is between in proportion', () => {
  fc.assert(
    fc.property(number, number, number, number, (from, to, start, end) => {
      fc.pre(from !== to)
      const y = linear([from, to], [start, end])
      expect(y(from)).toBeCloseTo(start, 6)
      expect(y(to)).toBeCloseTo(end, 6)
      expect(y((from + to) / 2)).toBeCloseTo((start + end) / 2, 6)
    }),
  )
})

test('a domain of one value stands in the middle, and ticks are round values inside the domain', () => {
  expect(linear([3, 3], [0, 10])(3)).toBe(5)
  expect(linear([0, 47], [0, 1]).ticks(5)).toEqual([0, 10, 20, 30, 40])
})
