import { expect, test } from 'vitest'
import { meanOfPairs } from '../../src/views/heads'
import { sideOf } from './decayInput'

const wide = sideOf('A', 'rope')
const narrow = sideOf('B', 'rope', { headDim: 32, rotaryDim: 32 })
const single = sideOf('B', 'rope', { headDim: 2, rotaryDim: 2 })

test('a legend names the pairs of both sides where they differ, and one pair in the singular', () => {
  expect(meanOfPairs([wide])).toBe('mean of 64 pairs')
  expect(meanOfPairs([wide, wide])).toBe('mean of 64 pairs')
  expect(meanOfPairs([wide, narrow])).toBe('mean of 64 and 16 pairs')
  expect(meanOfPairs([single])).toBe('mean of 1 pair')
})
