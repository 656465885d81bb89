import { describe, expect, test } from 'vitest'
import { placesOf } from '../../src/core/places'
import { inPromptOrder } from '../../src/core/promptOrder'
import { resolve } from '../../src/core/resolve'
import { runsOf } from '../../src/core/runs'
import type { Segment } from '../../src/core/scene'
import { setup } from './namedVariant'

const PROMPT: readonly Segment[] = [
  { kind: 'text', tokens: 4 },
  { kind: 'image', rows: 6, cols: 10, spatialMerge: 4 },
  { kind: 'text', tokens: 3 },
]
const SLICED = { slicing: 'grid', sliceRows: 2, sliceCols: 3 }
const form = (id: string, params = {}) => resolve(setup(id, params), PROMPT)

describe('the order of the prompt', () => {
  test('brings merge blocks and slices into rows, and leaves each token where it stands', () => {
    for (const spec of [form('qwenVisionTower'), form('canvasMrope', SLICED), form('flux', { keys: '10,10' })]) {
      const sorted = inPromptOrder(spec, PROMPT)
      const [before, after] = [placesOf(spec.tokens, PROMPT), placesOf(sorted.tokens, PROMPT)]
      const places = [...after.promptOf].filter(place => place >= 0)
      expect(places).toEqual(places.map((_, k) => k))
      for (const [place, token] of before.tokenOf.entries())
        for (const [axis, ids] of spec.positionIds.entries()) {
          const to = after.tokenOf[place] as number
          expect(sorted.positionIds[axis]?.[to]).toBe(ids[token])
          expect(sorted.keyIds?.[axis]?.[to]).toBe(spec.keyIds?.[axis]?.[token])
        }
    }
  })

  test('is the form itself where a layout runs row by row', () => {
    const spec = form('mrope')
    expect(inPromptOrder(spec, PROMPT)).toBe(spec)
  })
})

test('slices of one picture are one frame, whose range is that of its patches', () => {
  const frames = runsOf(form('canvasMrope', SLICED)).filter(run => run.frame >= 0)
  expect(frames.map(({ min, max }) => [min, max])).toEqual([
    [
      [4, 4, 4],
      [4, 9, 13],
    ],
  ])
})
