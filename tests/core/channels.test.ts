import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RotaryStyle } from '../../src/core/channels'
import { channelsOfPair, reorder } from '../../src/core/channels'
import { rotate } from '../../src/core/rotate'
import { RUNS } from './arbitraries'

const heads = fc
  .record({ pairs: fc.integer({ min: 1, max: 64 }), before: fc.nat(32), behind: fc.nat(32) })
  .map(({ pairs, before, behind }) => ({ channels: 2 * pairs + before + behind, pairs, first: before }))
const taken = <T>(vector: ArrayLike<T>, order: readonly number[]) => order.map(channel => vector[channel] as T)

describe('channels of a head', () => {
  test('reordering and reordering back is no change, and every channel goes somewhere', () => {
    fc.assert(
      fc.property(heads, head => {
        const [there, back] = [reorder('gptj', 'neox', head), reorder('neox', 'gptj', head)]
        const all = Array.from({ length: head.channels }, (_, c) => c)
        expect(taken(there, back)).toEqual(all)
        expect(there.toSorted((a, b) => a - b)).toEqual(all)
      }),
      RUNS,
    )
  })

  test('turning interleaved pairs and reordering equals reordering and turning halves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 32 }), fc.nat(8), (pairs, rest) => {
        const head = { channels: 2 * pairs + rest, pairs, first: 0 }
        const vector = Float64Array.from({ length: head.channels }, (_, c) => Math.sin(c + 1))
        const angles = Float64Array.from({ length: pairs }, (_, i) => 0.7 * i + 0.1)
        const order = reorder('gptj', 'neox', head)
        const turned = (of: ArrayLike<number>, style: RotaryStyle) => rotate(of, angles, style)
        expect(taken(turned(vector, 'gptj'), order)).toEqual(Array.from(turned(taken(vector, order), 'neox')))
      }),
      RUNS,
    )
  })

  test('the list is that of the reference: new[i] = old[2i], new[i + n] = old[2i + 1]', () => {
    expect(reorder('gptj', 'neox', { channels: 8, pairs: 3, first: 0 })).toEqual([0, 2, 4, 1, 3, 5, 6, 7])
    expect(reorder('neox', 'gptj', { channels: 8, pairs: 3, first: 2 })).toEqual([0, 1, 2, 5, 3, 6, 4, 7])
    expect(channelsOfPair('neox', 50, { channels: 128, pairs: 64, first: 0 })).toEqual([50, 114])
    expect(channelsOfPair('gptj', 31, { channels: 192, pairs: 32, first: 128 })).toEqual([190, 191])
  })
})
