import { describe, expect, it } from 'vitest'
import { RECALL } from '../../src/state/recall'
import { CODEBOOKS, recallAt, WINDOWS, workOn } from '../../src/views/recall/facts'
import { recallTable } from '../../src/views/recall/recallTable'
import { recallCaption } from '../../src/views/recall/words'
import { inputOf, sideOf } from './decayInput'

const a = sideOf('A', 'rope', { ropeTheta: 5e5, headDim: 32, rotaryDim: 32 })
const withSlow = (recallSlow: number) => {
  const input = inputOf(a, null)
  return { ...input, view: { ...input.view, recall: { ...RECALL.usual, recallSlow } } }
}

describe('Recall', () => {
  it('fills every square, and the table and the caption say the same', () => {
    const input = withSlow(3)
    expect(recallCaption(input).lead).toContain('…')
    const recall = recallAt(input)
    while (!workOn(recall, 1000));
    expect(recall.found.flat()).toHaveLength(CODEBOOKS.length * WINDOWS.length)
    for (const share of recall.found.flat()) expect(share).toBeGreaterThanOrEqual(0)
    const share = recall.found[3]?.[2] as number
    expect(recallTable(input).rows[2]?.[4]).toBe(100 * share)
    expect(recallCaption(input).lead).toContain(`${Math.round(100 * share)}\u00a0%`)
  })

  it('long slow pairs make one far distance find more', () => {
    const found = [1, 4].map(slow => {
      const recall = recallAt(withSlow(slow))
      while (!workOn(recall, 1000));
      return recall.unquantised[2] as number
    })
    expect(found[1]).toBeGreaterThan(found[0] as number)
  })
})
