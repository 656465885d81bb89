import { expect, it } from 'vitest'
import { aroundVideo, specOf } from '../../src/papers/setup'

const [TEXT, FRAMES, ROWS, COLS] = [9, 3, 4, 5] as const
const PATCHES = FRAMES * ROWS * COLS
const idsOf = (property: string) =>
  specOf('vrope', { params: { property }, segments: aroundVideo(TEXT, [FRAMES, ROWS, COLS], 4) }).positionIds
const ofVideo = (ids: Float64Array) => ids.slice(TEXT, TEXT + PATCHES)

it('VRoPE with symmetry alone gives every corner of a frame the same four ids, and text jumps from the middle of the last frame', () => {
  const ids = idsOf('symmetry')
  for (let patch = 0; patch < PATCHES; patch++) {
    const sum = ids.reduce((total, axis) => total + (axis[TEXT + patch] as number), 0)
    expect(sum / 4).toBe(TEXT + Math.floor(patch / (ROWS * COLS)) + (ROWS + COLS - 2) / 2)
  }
  const corners = [0, COLS - 1, (ROWS - 1) * COLS, ROWS * COLS - 1]
  const sorted = corners.map(patch => ids.map(axis => axis[TEXT + patch] as number).sort((a, b) => a - b))
  expect(new Set(sorted.map(String)).size).toBe(1)
  const largest = Math.max(...ids.flatMap(axis => [...ofVideo(axis)]))
  expect(ids.map(axis => axis[TEXT + PATCHES])).toEqual([1, 1, 1, 1].map(() => largest + 1))
})

it('VRoPE with continuity alone skips no id at either border, on two directions that favour the right', () => {
  const ids = idsOf('continuity')
  expect(ids).toHaveLength(2)
  for (const axis of ids) {
    expect(Math.min(...ofVideo(axis))).toBe((axis[TEXT - 1] as number) + 1)
    expect(axis[TEXT + PATCHES]).toBe(Math.max(...ofVideo(axis)) + 1)
    expect((axis[TEXT + COLS - 1] as number) - (axis[TEXT] as number)).toBe(COLS - 1)
  }
})
