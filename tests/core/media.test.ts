import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clipMelFrames,
  clipSeconds,
  framesOfSeconds,
  melFramesOf,
  melRest,
  pixelsOf,
  sampledFrames,
  tokenSide,
  wholeParts,
} from '../../src/core/media'
import type { ImageSegment, VideoSegment } from '../../src/core/scene'
import { audioTokens, LIMITS } from '../../src/core/scene'
import { RUNS } from './arbitraries'

const whole = ({ min, max }: { min: number; max: number }) => fc.integer({ min, max })
const videos: fc.Arbitrary<VideoSegment> = fc.record({
  kind: fc.constant('video' as const),
  frames: whole(LIMITS.frames),
  rows: whole(LIMITS.side),
  cols: whole(LIMITS.side),
  fps: fc.double({ ...LIMITS.fps, noNaN: true }),
  temporalPatch: whole(LIMITS.temporalPatch),
  spatialMerge: whole(LIMITS.spatialMerge),
  patchSize: whole(LIMITS.patchSize),
})

describe('pixels', () => {
  test('an image of 448 × 336 px is 12 rows of 16 tokens with patches of 14 px merged 2 × 2', () => {
    const image: ImageSegment = { kind: 'image', rows: 12, cols: 16, spatialMerge: 2 }
    expect(pixelsOf(image)).toEqual({ width: 448, height: 336 })
    expect(pixelsOf({ ...image, patchSize: 16 })).toEqual({ width: 512, height: 384 })
  })

  test('of a grid give the same grid back, with nothing cut off', () => {
    fc.assert(
      fc.property(videos, video => {
        const { width, height } = pixelsOf(video)
        expect(wholeParts(width, tokenSide(video))).toEqual({ count: video.cols, rest: 0 })
        expect(wholeParts(height, tokenSide(video))).toEqual({ count: video.rows, rest: 0 })
      }),
      RUNS,
    )
  })

  test('that do not divide evenly are whole tokens and a rest smaller than one', () => {
    expect(wholeParts(1000, 28)).toEqual({ count: 35, rest: 20 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 4096 }), (px, side) => {
        const { count, rest } = wholeParts(px, side)
        expect(count * side + rest).toBe(px)
        expect(rest).toBeLessThan(side)
      }),
      RUNS,
    )
  })
})

describe('seconds of a clip', () => {
  test('of 8 token frames at 2 frames/s with a temporal patch of 2 are 8, from 16 sampled frames', () => {
    const video: VideoSegment = { kind: 'video', frames: 8, rows: 6, cols: 8, fps: 2, temporalPatch: 2, spatialMerge: 2 }
    expect([sampledFrames(video), clipSeconds(video), clipMelFrames(video)]).toEqual([16, 8, 800])
    expect(framesOfSeconds(video, 9.75)).toEqual({ count: 9, rest: 0.75 })
  })

  test('give the same token frames back at any rate', () => {
    fc.assert(
      fc.property(videos, video => {
        expect(framesOfSeconds(video, clipSeconds(video))).toEqual({ count: video.frames, rest: 0 })
      }),
      RUNS,
    )
  })

  test('as a field writes them, with six digits, are the clip that they were written for, up to 2000 sampled frames', () => {
    fc.assert(
      fc.property(videos, whole({ min: 1, max: 2000 }), (video, sampled) => {
        const frames = Math.max(1, Math.floor(sampled / video.temporalPatch))
        const written = Number(clipSeconds({ ...video, frames }).toPrecision(6))
        expect(framesOfSeconds(video, written)).toEqual({ count: frames, rest: 0 })
      }),
      RUNS,
    )
  })

  test('never make more token frames than they cover', () => {
    fc.assert(
      fc.property(videos, fc.double({ min: 0, max: 5000, noNaN: true }), (video, seconds) => {
        const { count, rest } = framesOfSeconds(video, seconds)
        expect(clipSeconds({ ...video, frames: count })).toBeLessThanOrEqual(seconds + 0.01 / video.fps + 1e-8)
        expect(rest).toBeLessThan((video.temporalPatch / video.fps) * (1 + 1e-6) + 1e-6)
      }),
      RUNS,
    )
  })
})

describe('sound', () => {
  test('of one second is 100 mel frames and 25 tokens', () => {
    expect(audioTokens(100)).toBe(25)
    expect(melFramesOf(25)).toBe(100)
  })

  test('of so many tokens is made by four mel frames for each, exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LIMITS.tokens.max }), tokens => {
        expect(audioTokens(melFramesOf(tokens))).toBe(tokens)
        expect(melRest(melFramesOf(tokens))).toBe(0)
      }),
      RUNS,
    )
  })

  test('leaves at most two mel frames without a token', () => {
    fc.assert(
      fc.property(whole(LIMITS.melFrames), melFrames => {
        expect(melRest(melFrames)).toBeLessThanOrEqual(2)
      }),
      RUNS,
    )
  })
})
