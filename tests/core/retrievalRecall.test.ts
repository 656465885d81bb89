import { describe, expect, it } from 'vitest'
import { windowedRetrieval } from '../../src/core/methods/windowedRetrieval'
import { codebookOf, dot, exactScores, recallOf, seededTask, topKeys, turned } from '../../src/core/retrievalRecall'
import { geometricLadder } from '../../src/core/variants/rope'

const frequencies = geometricLadder(1e4, 32)
const task = seededTask(3, 200, 2, frequencies)
const whole = (codewords: number) => {
  const work = codebookOf(task.keys, codewords, 3)
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value
}

describe('recall of the true top keys', () => {
  it('ranks as a decoding step of A²ATS does', () => {
    const { codes, book } = whole(16)
    const rule = { window: 20, sink: 8, share: 0.1 }
    const query = task.queries[0] as Float64Array
    const asks = turned(query, 2048, frequencies)
    const approximate = Float64Array.from(codes, code => dot(asks, book[code] as Float64Array))
    const slow = windowedRetrieval(query, task.keys, book, { ...rule, frequencies, farPosition: 2048 })
    expect([...slow.codes]).toEqual([...codes])
    const chosen = new Set(topKeys(approximate, rule))
    slow.attended.forEach((read, key) => {
      if (key >= 8 && 199 - key >= 20) expect(read).toBe(chosen.has(key) ? 1 : 0)
    })
  })

  it('is 1 for the true scores, and for a codebook that holds every key at their true distance', () => {
    const exact = exactScores(task, task.queries[1] as Float64Array)
    expect(recallOf(exact, exact, { window: 16, sink: 8, share: 0.1 })).toBe(1)
    const still = { ...task, frequencies: new Float64Array(16) }
    const { codes, book } = whole(200)
    const flat = Float64Array.from(codes, code => dot(task.queries[1] as Float64Array, book[code] as Float64Array))
    expect(recallOf(exactScores(still, task.queries[1] as Float64Array), flat, { window: 16, sink: 8, share: 0.1 })).toBe(1)
  })

  it('is the same for the same seed', () => {
    expect(seededTask(3, 5, 1, frequencies).keys).toEqual(seededTask(3, 5, 1, frequencies).keys)
    expect(seededTask(4, 5, 1, frequencies).keys).not.toEqual(seededTask(3, 5, 1, frequencies).keys)
  })
})
