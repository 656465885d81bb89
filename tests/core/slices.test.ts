import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolve } from '../../src/core/resolve'
import type { Params, Segment } from '../../src/core/scene'
import { cuts, slicesOfPixels, spreadOver, thumbnailOf } from '../../src/core/slices'
import { RUNS } from './arbitraries'
import { setup } from './namedVariant'

const RULE = { side: 448, most: 9 }
const text = (tokens: number): Segment => ({ kind: 'text', tokens })
const image = (rows: number, cols: number): Segment => ({ kind: 'image', rows, cols, spatialMerge: 4 })

function place(segments: readonly Segment[], params: Params = {}) {
  const spec = resolve(setup('canvasMrope', params), segments)
  const [t, h, w] = spec.positionIds.map(ids => Array.from(ids)) as [number[], number[], number[]]
  return { spec, t, h, w, delta: spec.ropeDelta }
}

const sizes = fc.record({ rows: fc.integer({ min: 1, max: 24 }), cols: fc.integer({ min: 1, max: 24 }) })
const grid = fc.record({ sliceRows: fc.integer({ min: 1, max: 5 }), sliceCols: fc.integer({ min: 1, max: 5 }) })

/** huggingface/transformers @ 0191776 and later, tests/models/minicpmv4_7, GOLDEN_CANVAS_LAYOUTS: layouts that its own tests pin. */
describe('canvas M-RoPE stands where transformers pins it', () => {
  test('for an uncut image', () => {
    const { t, h, w, delta } = place([text(1), image(2, 2), text(1)])
    expect({ t, h, w, delta }).toEqual({
      t: [0, 1, 1, 1, 1, 1, 1, 4],
      h: [0, 0, 1, 1, 2, 2, 3, 4],
      w: [0, 0, 1, 2, 1, 2, 3, 4],
      delta: -3,
    })
  })

  test('for 2 × 2 slices with their thumbnail and the line end between the rows', () => {
    const { t, h, w, delta } = place([text(1), image(2, 2), text(1)], { slicing: 'grid', sliceRows: 2, sliceCols: 2 })
    expect({ t, h, w, delta }).toEqual({
      t: [0, ...Array(19).fill(1), 4],
      h: [0, 0, 1, 1, 2, 2, 3, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 4],
      w: [0, 0, 1, 2, 1, 2, 3, 1, 1, 1, 2, 2, 2, 3, 1, 1, 1, 2, 2, 2, 4],
      delta: -16,
    })
  })

  test('for two images with text between', () => {
    const { t, h, w, delta } = place([text(1), image(2, 2), text(1), image(2, 2), text(1)])
    expect({ t, h, w, delta }).toEqual({
      t: [0, 1, 1, 1, 1, 1, 1, 4, 5, 5, 5, 5, 5, 5, 8],
      h: [0, 0, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6, 7, 8],
      w: [0, 0, 1, 2, 1, 2, 3, 4, 4, 5, 6, 5, 6, 7, 8],
      delta: -6,
    })
  })

  test('for a video of two frames', () => {
    const clip: Segment = { kind: 'video', frames: 2, rows: 2, cols: 2, fps: 1, temporalPatch: 1, spatialMerge: 4 }
    const { t, h, w, delta } = place([text(1), clip, text(1)])
    expect({ t, h, w, delta }).toEqual({
      t: [0, 1, 1, 1, 1, 1, 1, 4, 4, 4, 4, 4, 4, 7],
      h: [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7],
      w: [0, 0, 1, 2, 1, 2, 3, 3, 4, 5, 4, 5, 6, 7],
      delta: -6,
    })
  })
})

describe('slices', () => {
  test('896 × 448 px are cut into two squares of 8 × 8 tokens and shown small as 6 × 11', () => {
    expect(slicesOfPixels(448, 896, RULE)).toEqual({ rows: 1, cols: 2 })
    expect(thumbnailOf({ kind: 'image', rows: 8, cols: 16, spatialMerge: 4 }, RULE)).toEqual({ rows: 6, cols: 11 })
  })

  test('are none up to 448 × 448 px, and never more than asked for', () => {
    expect(slicesOfPixels(448, 448, RULE)).toBeNull()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6000 }), fc.integer({ min: 1, max: 6000 }), (height, width) => {
        const found = slicesOfPixels(height, width, RULE)
        expect(found === null).toBe(height * width <= 448 * 448)
        expect((found?.rows ?? 1) * (found?.cols ?? 1)).toBeLessThanOrEqual(9)
      }),
      RUNS,
    )
  })

  test('share a length out without a gap, as equally as whole tokens can be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 16 }), (length, parts) => {
        const at = cuts(length, parts)
        const each = Array.from(at.slice(1), (end, k) => end - (at[k] as number))
        expect([at[0], at.at(-1)]).toEqual([0, length])
        expect(Math.max(...each) - Math.min(...each)).toBeLessThanOrEqual(1)
        expect(Math.min(...each)).toBeGreaterThan(0)
      }),
      RUNS,
    )
  })

  test('a thumbnail is spread from the first to the last place of the canvas, a half rounded to the even one', () => {
    expect(Array.from(spreadOver(15, 7))).toEqual([0, 2, 5, 8, 10, 12, 15])
    expect(Array.from(spreadOver(23, 10))).toEqual([0, 3, 5, 8, 10, 13, 15, 18, 20, 23])
    expect(Array.from(spreadOver(7, 1))).toEqual([0])
  })
})

describe('a canvas', () => {
  test('gives every patch the position that it has in the uncut picture', () => {
    fc.assert(
      fc.property(sizes, grid, ({ rows, cols }, params) => {
        const { spec, t, h, w } = place([text(3), image(rows, cols), text(1)], { slicing: 'grid', ...params })
        for (let token = 0; token < spec.tokens.count; token++)
          if (spec.tokens.frame[token] !== -1)
            expect([t[token], h[token], w[token]]).toEqual([
              3,
              3 + (spec.tokens.row[token] as number),
              3 + (spec.tokens.col[token] as number),
            ])
      }),
      RUNS,
    )
  })

  test('holds time still and lets text go on one after its longer side, however it is cut', () => {
    fc.assert(
      fc.property(sizes, grid, ({ rows, cols }, params) => {
        const { spec, t } = place([text(3), image(rows, cols), text(1)], { slicing: 'grid', ...params })
        expect(new Set(t.slice(3, -1))).toEqual(new Set([3]))
        expect(t.at(-1)).toBe(3 + Math.max(rows, cols) + 1)
        expect(spec.next).toBe(spec.tokens.count + spec.ropeDelta)
      }),
      RUNS,
    )
  })
})
