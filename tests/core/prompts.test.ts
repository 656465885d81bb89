import { describe, expect, test } from 'vitest'
import { promptProblem } from '../../src/core/layouts'
import { tokenSide } from '../../src/core/media'
import { resolve } from '../../src/core/resolve'
import type { Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { VARIANTS } from '../../src/core/variants'
import { readSegments, writeSegments } from '../../src/state/segmentsCode'

const USUAL: readonly Segment[] = [
  { kind: 'text', tokens: 32 },
  { kind: 'video', frames: 8, rows: 6, cols: 8, fps: 2, temporalPatch: 2, spatialMerge: 2 },
  { kind: 'text', tokens: 32 },
]

describe('the prompt that a variant is meant for', () => {
  for (const { id, prompt } of VARIANTS.filter(variant => variant.prompt)) {
    test(`of ${id} has a place for all its parts, and survives a link`, () => {
      const segments = prompt as readonly Segment[]
      const setup = namedSetup(id)
      expect(promptProblem(setup.layout, segments)).toBeNull()
      expect(readSegments(writeSegments(segments))).toEqual({ value: segments })
      expect(resolve(setup, segments).notes).toEqual([])
    })
  }

  test('is given wherever the usual one does not fit', () => {
    for (const { id, prompt } of VARIANTS) if (promptProblem(namedSetup(id).layout, USUAL)) expect(prompt, id).toBeDefined()
  })

  test('of a video model is its clip: 129 frames of HunyuanVideo are 33 latent frames', () => {
    const clips: Record<string, readonly [pixelFrames: number, height: number, width: number]> = {
      hunyuanVideo: [129, 720, 1280],
      wan: [81, 480, 832],
      cogvideox: [49, 480, 720],
      ltxVideo: [161, 512, 704],
      ltx2: [121, 512, 768],
      mochi: [163, 480, 848],
      cosmos: [121, 704, 1280],
      kandinsky5: [121, 512, 768],
    }
    for (const [id, [frames, height, width]] of Object.entries(clips)) {
      const clip = VARIANTS.find(variant => variant.id === id)?.prompt?.find(part => part.kind === 'video')
      if (clip?.kind !== 'video') throw new Error(`${id} has no clip`)
      const side = tokenSide(clip)
      expect([clip.frames, clip.rows, clip.cols], id).toEqual([
        1 + (frames - 1) / clip.temporalPatch,
        height / side,
        width / side,
      ])
    }
  })
})
