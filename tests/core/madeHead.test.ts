import { describe, expect, it } from 'vitest'
import { contentDecay } from '../../src/core/loadedHead'
import { lengthOf, madeHead, readMade, withLength, writeMade } from '../../src/core/madeHead'
import { shiftedLogit } from '../../src/core/methods/roundAndRound'
import { geometricLadder } from '../../src/core/variants/rope'

const ladder = geometricLadder(1e4, 32)

describe('a head made from a formula', () => {
  it('is written as it was read', () => {
    for (const text of ['random', 'random:1x48,3', 'back1:8,0', 'back7:4', 'back0']) expect(writeMade(readMade(text))).toBe(text)
  })

  it('takes the last length for all further pairs', () => {
    const made = readMade('random:2x3,0.5')
    expect([0, 2, 3, 63].map(pair => lengthOf(made, pair))).toEqual([2, 2, 0.5, 0.5])
    expect(lengthOf(withLength(made, 16, 10, 7.04), 10)).toBe(7)
  })

  it('built to look back has the logit Σ |ψ|² cos((Δ − back) ω), largest at its distance', () => {
    const made = readMade('back7:2x8,1')
    const head = madeHead(made, ladder, 32)
    const energies = Array.from(ladder, (_, pair) => lengthOf(made, pair) ** 2)
    const decay = contentDecay(head, ladder, 64, 1)
    decay.forEach((logit, delta) => expect(logit).toBeCloseTo(shiftedLogit(ladder, energies, delta, 7), 9))
    expect(decay.indexOf(Math.max(...decay))).toBe(7)
  })

  it('at random multiplies each pair of the same seeded vectors by its length', () => {
    const [one, two] = ['random', 'random:3x4,1'].map(text => madeHead(readMade(text), ladder, 32))
    expect(two?.q[5]?.[2]).toBe(3 * (one?.q[5]?.[2] as number))
    expect(two?.k[5]?.[18]).toBe(3 * (one?.k[5]?.[18] as number))
    expect(two?.q[5]?.[6]).toBe(one?.q[5]?.[6])
  })
})
