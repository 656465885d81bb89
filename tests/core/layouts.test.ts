import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { axisOfPair, resolve } from '../../src/core/resolve'
import type { Params, Segment } from '../../src/core/scene'
import { grids, RUNS } from './arbitraries'
import { SMALL, setup, TEXT } from './namedVariant'

describe('axes', () => {
  const axesOf = (id: string, params: Params = {}, geometry = SMALL) => {
    const spec = resolve(setup(id, params, geometry), TEXT)
    return Array.from({ length: spec.pairs }, (_, i) => spec.axes[axisOfPair(spec.groups[0], i)] ?? 'n').join('')
  }

  test('mrope gives the fastest 16 pairs of 64 to time, the next 24 to height and the slowest 24 to width', () => {
    expect(axesOf('mrope')).toBe('t'.repeat(16) + 'h'.repeat(24) + 'w'.repeat(24))
  })

  test('mropeInterleaved deals pairs out until height and width have theirs', () => {
    expect(axesOf('mropeInterleaved')).toBe(`${'thw'.repeat(20)}tttt`)
  })

  test('videorope gives the slowest pairs to time', () => {
    expect(axesOf('videorope')).toBe('hw'.repeat(24) + 't'.repeat(16))
    expect(axesOf('videorope', { follow: 'paper' })).toBe('wh'.repeat(24) + 't'.repeat(16))
  })

  test('custom gives each pair what was painted', () => {
    expect(axesOf('custom', { pairs: '1h2n1w60t' })).toBe(`hnnw${'t'.repeat(60)}`)
    expect(axesOf('custom')).toBe(axesOf('mrope'))
    expect(axesOf('custom', { pairs: '64n' })).toBe('n'.repeat(64))
  })
})

describe('layouts', () => {
  const clip = (frames: number, rows: number, cols: number): Segment[] => [
    { kind: 'text', tokens: 32 },
    { kind: 'video', frames, rows, cols, fps: 2, temporalPatch: 2, spatialMerge: 2 },
    { kind: 'text', tokens: 32 },
  ]
  const resumesAt = (id: string, params: Params, segments: Segment[]) => resolve(setup(id, params), segments.slice(0, 2)).next

  test('text resumes at 47 after 8 frames under videorope with spacing 2, at 40 under mrope', () => {
    expect(resumesAt('videorope', { delta: 2 }, clip(8, 6, 8))).toBe(47)
    expect(resumesAt('mrope', {}, clip(8, 6, 8))).toBe(40)
  })

  test('the paper of videorope resumes delta - 1 positions later than its code', () => {
    for (const delta of [0.5, 1, 2, 3]) {
      const [code, paper] = ['code', 'paper'].map(follow => resumesAt('videorope', { delta, follow }, clip(5, 3, 4)))
      expect((paper as number) - (code as number)).toBeCloseTo(delta - 1, 12)
    }
  })

  test('transformers 5 lets text reuse positions of a video with more frames than rows and columns', () => {
    expect(resumesAt('mrope', { release: 'transformers5' }, clip(8, 2, 3))).toBe(35)
    const { ropeDelta, tokens } = resolve(setup('mrope', { release: 'transformers5' }), clip(20, 2, 3).slice(0, 2))
    expect(tokens.count + ropeDelta).toBe(52)
  })

  test('absolute time puts frames as far apart as their seconds', () => {
    const spec = (fps: number, params: Params = {}) =>
      resolve(setup('mropeAbsTime', { tokensPerSecond: 4, ...params }), [
        { kind: 'video', frames: 4, rows: 1, cols: 1, fps, temporalPatch: 2, spatialMerge: 2 },
      ])
    const time = (...given: Parameters<typeof spec>) => Array.from(spec(...given).positionIds[0] as Float64Array)
    expect(time(2)).toEqual([0, 4, 8, 12])
    expect(time(3)).toEqual([0, 2, 5, 8])
    expect(time(3, { release: 'transformers4' })).toEqual([0, 0, 0, 0])
    expect(spec(2, { release: 'transformers5' }).next).toBe(1)
  })

  test('frames with timestamps are images with text between them', () => {
    fc.assert(
      fc.property(grids, fc.integer({ min: 1, max: 9 }), (video, timestampTokens) => {
        if (video.kind !== 'video') return
        const { rows, cols, frames } = video
        const pieces = Array.from({ length: frames }, (_, k): Segment[] => [
          { kind: 'text', tokens: k === 0 ? 0 : timestampTokens },
          { kind: 'image', rows, cols, spatialMerge: 2 },
        ]).flat()
        const [timed, apart] = [[video], pieces].map(segments =>
          resolve(setup('mropeInterleaved', { timestampTokens }), segments),
        )
        expect(timed?.positionIds).toEqual(apart?.positionIds)
        expect(timed?.next).toBe(apart?.next)
      }),
      RUNS,
    )
  })
})
