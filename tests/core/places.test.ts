import { describe, expect, test } from 'vitest'
import { placesOf, promptPlace } from '../../src/core/places'
import { resolve } from '../../src/core/resolve'
import type { Segment } from '../../src/core/scene'
import { promptTokens, segmentTokens } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'

const PROMPT: readonly Segment[] = [
  { kind: 'text', tokens: 5 },
  { kind: 'video', frames: 3, rows: 2, cols: 4, fps: 2, temporalPatch: 2, spatialMerge: 2 },
  { kind: 'text', tokens: 2 },
]

describe('places', () => {
  test('two layouts agree on every token of the prompt, whatever they put between', () => {
    const [plain, stamped] = ['mrope', 'mropeInterleaved'].map(id => resolve(namedSetup(id), PROMPT).tokens)
    if (!plain || !stamped) throw new Error('two layouts are needed')
    expect(stamped.count).toBeGreaterThan(plain.count)
    const [a, b] = [placesOf(plain, PROMPT), placesOf(stamped, PROMPT)]
    for (let k = 0; k < promptTokens(PROMPT); k++) {
      const [p, q] = [a.tokenOf[k] as number, b.tokenOf[k] as number]
      for (const column of ['segment', 'frame', 'row', 'col'] as const) expect(plain[column][p]).toBe(stamped[column][q])
      expect(b.promptOf[q]).toBe(k)
    }
    expect(b.promptOf.filter(place => place < 0).length).toBe(stamped.count - plain.count)
  })

  test('a place says segment, frame, row and column, or the index in text', () => {
    expect(promptPlace(PROMPT, 4)).toEqual({ segment: 0, frame: -1, row: -1, col: -1, index: 4 })
    expect(promptPlace(PROMPT, 5 + 8 + 4 + 3)).toEqual({ segment: 1, frame: 1, row: 1, col: 3, index: 15 })
    const total = PROMPT.reduce((sum, part) => sum + segmentTokens(part), 0)
    expect(promptPlace(PROMPT, total)).toBeNull()
  })
})
