import { describe, expect, test } from 'vitest'
import { readMoves, writeMoves } from '../../src/core/movedPairs'
import { resolve } from '../../src/core/resolve'
import { choiceProblem, variantsFor } from '../../src/core/slots'
import { SMALL, setup, TEXT } from './namedVariant'

describe('pairs moved by hand', () => {
  test('turn once per given wavelength, while all others keep their schedule, under every schedule', () => {
    for (const { id } of variantsFor('frequencies')) {
      const plain = resolve(setup(id), TEXT).groups
      const moved = resolve({ ...setup(id), frequencies: { variant: id, params: { moved: '3:2048,50:100000' } } }, TEXT).groups
      moved.forEach((group, g) => {
        group.ladder.forEach((omega, i) => {
          if (i === 3 || i === 50) expect((2 * Math.PI) / omega).toBeCloseTo(i === 3 ? 2048 : 100_000, 6)
          else expect(omega).toBe(plain[g]?.ladder[i])
        })
        expect(group.scheduled).toEqual(plain[g]?.ladder)
        expect(group.attentionFactor).toBe(plain[g]?.attentionFactor)
      })
    }
  })

  test('a pair that the schedule does not turn turns when it is moved', () => {
    const still = resolve(setup('proportional', { proportion: 0.25 }), TEXT).groups[0]
    const last = still.ladder.length - 1
    const turned = resolve(setup('proportional', { proportion: 0.25, moved: `${last}:500` }), TEXT).groups[0]
    expect(turned.invFreq[0]?.[last]).toBeCloseTo((2 * Math.PI) / 500, 12)
  })

  test('are written in the order of the pairs and read back', () => {
    const moves = [
      { pair: 50, wavelength: 2048 },
      { pair: 3, wavelength: 1.5e6 },
    ]
    expect(writeMoves(moves)).toBe('3:1500000,50:2048')
    expect(readMoves(writeMoves(moves))).toEqual(moves.toReversed())
    expect(readMoves('')).toEqual([])
  })

  test('a pair that the head lacks, twice the same, or no wavelength is refused in words', () => {
    const problem = (moved: string) => choiceProblem('frequencies', { variant: 'rope', params: { moved } }, SMALL)
    expect(problem('64:100')).toContain('the head has pairs 0 to 63')
    expect(problem('1:100,1:200')).toContain('moves a pair twice')
    expect(problem('1:0')).toContain('outside 0.001 to')
    for (const wrong of ['1:-5', '1:NaN', '1', 'x:2']) expect(problem(wrong)).toContain('pair:wavelength in positions')
  })
})
