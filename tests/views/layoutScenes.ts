import { resolve } from '../../src/core/resolve'
import type { Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { factsOf } from '../../src/views/layout/facts'
import type { Side } from '../../src/views/view'

export const text = (tokens: number): Segment => ({ kind: 'text', tokens })
export const image = (rows: number, cols: number): Segment => ({ kind: 'image', rows, cols, spatialMerge: 2 })
export const video = (frames: number, rows: number, cols: number): Segment => ({
  kind: 'video',
  frames,
  rows,
  cols,
  fps: 2,
  temporalPatch: 2,
  spatialMerge: 2,
})

export const CLIP = [text(32), video(8, 6, 8), text(32)]

/** Prompts at which a picture could stumble. */
export const ODD: Record<string, readonly Segment[]> = {
  'no token at all': [text(0)],
  'only text': [text(40)],
  'one token': [text(1)],
  'only video': [video(5, 3, 4)],
  'a single patch': [video(1, 1, 1)],
  'one frame between texts': [text(3), video(1, 6, 8), text(3)],
  'one row': [text(2), video(4, 1, 9), text(2)],
  'two grids side by side': [text(2), image(3, 3), video(2, 2, 2)],
  'text between grids': [text(12), video(3, 4, 4), text(5), image(8, 2), text(20)],
  'more frames than pixels': [text(9), video(1500, 2, 2), text(9)],
}

export const NAMES = ['rope', 'mrope', 'mropeInterleaved', 'videorope'] as const

export function sideOf(letter: Side['letter'], id: string, segments: readonly Segment[]): Side {
  const setup = namedSetup(id)
  return { letter, name: id, setup, spec: resolve(setup, segments) }
}

export function laneSides(ids: readonly string[], segments: readonly Segment[]) {
  return ids.map((id, index) => {
    const side = sideOf(index ? 'B' : 'A', id, segments)
    return { side, index, facts: factsOf(side, segments) }
  })
}
