import { describe, expect, it } from 'vitest'
import {
  clipOf,
  coinAt,
  countedPairs,
  DEPTHS,
  directFrameScore,
  frameScore,
  HAYSTACKS,
  haystackPrompt,
  hideNeedle,
  orderMargin,
  SAME,
} from '../../src/core/needle'
import { resolve } from '../../src/core/resolve'
import { namedSetup } from '../../src/core/setups'

const CLIPPED = ['rope', 'mrope', 'videorope', 'hope', 'vrope', 'mropeI', 'tadRope', 'ropeTv', 'mropeInterleaved']
const specOf = (id: string, frames: number) => resolve(namedSetup(id), haystackPrompt(frames))

describe('needle', () => {
  it('a needle and the one released distractor are 201 frames apart, and none is placed where neither side has room', () => {
    for (const frames of HAYSTACKS)
      for (const depth of DEPTHS)
        for (const tails of [false, true]) {
          const { needle, distractors, frames: all } = hideNeedle(frames, depth, 'released', tails)
          const q = Math.trunc(depth * frames)
          expect(distractors.length).toBe(q - 200 <= 0 && q + 200 >= frames ? 0 : 1)
          expect(all).toBe(frames + 1 + distractors.length)
          for (const frame of distractors) expect(Math.abs(frame - needle)).toBe(201)
        }
    expect(hideNeedle(1500, 0.4, 'released', false)).toEqual({ frames: 1502, needle: 600, distractors: [801] })
    expect(hideNeedle(1500, 0.4, 'released', true)).toEqual({ frames: 1502, needle: 601, distractors: [400] })
    expect(hideNeedle(1500, 0, 'released', true).distractors).toEqual([201])
    expect(hideNeedle(1500, 1, 'released', false)).toEqual({ frames: 1502, needle: 1501, distractors: [1300] })
  })

  it('published distractors stand every 201 frames on both sides of the needle, inside the clip', () => {
    for (const frames of HAYSTACKS)
      for (const depth of DEPTHS) {
        const { needle, distractors, frames: all } = hideNeedle(frames, depth, 'published')
        for (const frame of distractors) {
          expect(Math.abs((frame - needle) % 201)).toBe(0)
          expect(frame).toBeGreaterThanOrEqual(0)
          expect(frame).toBeLessThan(all)
        }
        expect(new Set([...distractors, needle]).size).toBe(distractors.length + 1)
      }
  })

  for (const id of CLIPPED)
    it(`${id}: the score of a frame by kernels equals that patch by patch within 1e-10`, () => {
      const spec = specOf(id, 12)
      const clip = clipOf(spec, 12)
      const [group] = spec.groups
      if (!clip) throw new Error('no clip')
      for (const lane of ['all', spec.axes[0] ?? 'all'] as const) {
        const pairs = countedPairs(group, spec.axes, lane)
        if (pairs.length === 0) continue
        for (const frame of [0, 1, 7, 11])
          expect(frameScore(group, clip, frame, pairs)).toBeCloseTo(directFrameScore(spec, frame, pairs), 10)
      }
    })

  it('on the time pairs of VideoRoPE the nearer frame scores higher at every place of V-NIAH-D; on those of M-RoPE it does not', () => {
    const confusions = (id: string) => {
      let confused = 0
      for (const frames of HAYSTACKS.filter(count => count % 400 === 300)) {
        const spec = specOf(id, frames + 2)
        const clip = clipOf(spec, frames + 2)
        const pairs = countedPairs(spec.groups[0], spec.axes, 't')
        for (const depth of DEPTHS) {
          const hidden = hideNeedle(frames, depth, 'released', coinAt(frames, depth))
          if (!clip || hidden.distractors.length === 0) continue
          if (orderMargin(frame => frameScore(spec.groups[0], clip, frame, pairs), hidden) < -SAME) confused++
        }
      }
      return confused
    }
    expect(confusions('videorope')).toBe(0)
    expect(confusions('mrope')).toBeGreaterThan(10)
  })
})
