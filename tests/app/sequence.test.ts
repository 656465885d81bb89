import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box } from '../../src/app/rail/chipGap'
import { gapAt, placeInGap } from '../../src/app/rail/chipGap'
import { fieldLines } from '../../src/app/rail/segmentFields'
import { moved, segmentSum, segmentsProblem, segmentWords, soundGap } from '../../src/app/rail/segments'
import { SAMPLES } from '../../src/core/fitting'
import type { Segment, VideoSegment } from '../../src/core/scene'
import { LIMITS, promptTokens } from '../../src/core/scene'
import { segments } from '../state/arbitraries'

const IMAGE: Segment = { kind: 'image', rows: 12, cols: 16, spatialMerge: 2 }
const VIDEO = SAMPLES.video as VideoSegment

function field(segment: Segment, name: string) {
  const found = fieldLines(segment)
    .flatMap(({ fields }) => fields)
    .find(known => known.name === name)
  if (!found) throw new Error(`There is no field ${name}.`)
  return found
}

describe('a field of a segment', () => {
  it('set to the value that it shows changes nothing', () => {
    fc.assert(
      fc.property(segments, list => {
        for (const segment of list)
          for (const { fields } of fieldLines(segment))
            for (const { set, value, name } of fields) {
              if (/sound|Audio tokens|Duration/i.test(name) && segment.kind !== 'image') continue
              const { segment: next, cut } = set(value)
              expect(cut, name).toBeUndefined()
              expect({ patchSize: 14, ...next }, name).toEqual({ patchSize: 14, ...segment })
            }
      }),
      { numRuns: 60 },
    )
  })

  it('shows a value that it accepts', () => {
    fc.assert(
      fc.property(segments, list => {
        for (const segment of list)
          for (const { fields } of fieldLines(segment))
            for (const { value, range } of fields) {
              expect(value).toBeGreaterThanOrEqual(range.min)
              expect(value).toBeLessThanOrEqual(range.max)
            }
      }),
      { numRuns: 60 },
    )
  })

  it('in pixels sets the tokens and says what is cut off', () => {
    expect(field(IMAGE, 'Width').value).toBe(448)
    expect(field(IMAGE, 'Height').value).toBe(336)
    expect(field(IMAGE, 'Width').set(1000)).toEqual({
      segment: { ...IMAGE, cols: 35 },
      cut: '1 000 px hold 35 columns of 28 px; the last 20 px are cut off.'.replace('1 000', '1\u202f000'),
    })
    expect(field(IMAGE, 'Height').set(56)).toEqual({ segment: { ...IMAGE, rows: 2 }, cut: undefined })
  })

  it('of the patch size changes the pixels and keeps the grid', () => {
    const { segment } = field(IMAGE, 'Patch size').set(16)
    expect(segment).toEqual({ ...IMAGE, patchSize: 16 })
    expect(field(segment, 'Width').value).toBe(512)
    expect(field(segment, 'Patch size').set(14).segment).toEqual(IMAGE)
  })

  it('in seconds or sampled frames sets the token frames, and these set both', () => {
    expect(field(VIDEO, 'Duration').value).toBe(8)
    expect(field(VIDEO, 'Duration').set(5.5)).toEqual({
      segment: { ...VIDEO, frames: 5 },
      cut: '5.5 s hold 5 token frames of 1 s; the last 0.5 s are cut off.',
    })
    expect(field(VIDEO, 'Sampled frames').set(7)).toEqual({
      segment: { ...VIDEO, frames: 3 },
      cut: '7 sampled frames hold 3 token frames of 2; the last 1 are cut off.',
    })
    const { segment } = field(VIDEO, 'Frame rate').set(4)
    expect([field(segment, 'Duration').value, field(segment, 'Token frames').value]).toEqual([4, 8])
  })

  it('of sound is seconds, mel frames and tokens, and none of it leaves a silent clip', () => {
    const { segment } = field(VIDEO, 'Sound').set(4.5)
    expect(segment).toEqual({ ...VIDEO, melFrames: 450 })
    expect(field(segment, 'Tokens of sound').value).toBe(112)
    expect(field(segment, 'Tokens of sound').set(25).segment).toEqual({ ...VIDEO, melFrames: 100 })
    expect(field(segment, 'Sound').set(0).segment).toEqual(VIDEO)
    expect(field(SAMPLES.audio, 'Duration').set(0.125).cut).toContain('12 mel frames of 10 ms; the last 5 ms')
    expect(soundGap(segment)).toBe('The sound lasts 4.5 s, the frames 8 s.')
    expect(soundGap({ ...VIDEO, melFrames: 800 })).toBeNull()
  })

  it('refuses nothing, zero and what the limits forbid', () => {
    for (const name of ['Columns', 'Rows', 'Token frames', 'Temporal patch', 'Spatial merge', 'Patch size'])
      expect(field(VIDEO, name).range.min).toBe(1)
    expect(field(VIDEO, 'Frame rate').range).toEqual(LIMITS.fps)
    expect(field(VIDEO, 'Width').range).toMatchObject({ min: 28, lower: 'at least 28 px, one token' })
  })
})

describe('the sequence', () => {
  it('says its limits, with the sound of its clips', () => {
    const long: Segment = { ...VIDEO, frames: 2048, rows: 16, cols: 32 }
    expect(segmentsProblem([long])).toBeNull()
    expect(segmentsProblem([{ ...long, melFrames: 4 }])).toBe(
      'The prompt would have 1 048 577 tokens; at most 1 048 576 are drawn.'.replace(/(\d) (?=\d)/g, '$1\u202f'),
    )
    expect(segmentsProblem([{ kind: 'text', tokens: 0 }])).toBe('The prompt needs at least one token.')
    expect(segmentsProblem(Array(65).fill(SAMPLES.text))).toBe('A prompt has at most 64 parts.')
  })

  it('is said in words', () => {
    expect(Object.values(SAMPLES).map(segmentWords)).toEqual([
      'text 32',
      'image 16 × 16',
      'video 8 × 6 × 8',
      'audio 100',
      '4 agents',
    ])
    expect(segmentSum(VIDEO)).toBe('8 × 6 × 8 = 384 tokens; a token is 28 × 28 px, 2 × 2 patches, over 1 s.')
    expect(segmentSum({ kind: 'audio', melFrames: 402 })).toBe('100 tokens of 40 ms. The last 20 ms make no token.')
  })

  it('keeps every part when one moves', () => {
    fc.assert(
      fc.property(segments, fc.nat(), fc.nat(), (list, one, other) => {
        const [from, to] = [one % list.length, other % list.length]
        const after = moved(list, from, to)
        expect(after[to]).toBe(list[from])
        expect(promptTokens(after)).toBe(promptTokens(list))
        expect(moved(after, to, from)).toEqual(list)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the gap between chips', () => {
  /** Boxes of any width that wrap in a row of 250 px. */
  const wrapped = fc.array(fc.integer({ min: 40, max: 240 }), { minLength: 1, maxLength: 12 }).map(widths => {
    const boxes: Box[] = []
    let [left, top] = [0, 0]
    for (const width of widths) {
      if (left > 0 && left + width > 250) [left, top] = [0, top + 48]
      boxes.push({ left, top, width, height: 42 })
      left += width + 6
    }
    return boxes
  })

  it('before a chip is where the pointer is on its left half, after it where it is on its right', () => {
    fc.assert(
      fc.property(wrapped, fc.nat(), (boxes, pick) => {
        const at = pick % boxes.length
        const { left, top, width, height } = boxes[at] as Box
        expect(gapAt(boxes, left + 1, top + height / 2)?.before).toBe(at)
        expect(gapAt(boxes, left + width - 1, top + height / 2)?.before).toBe(at + 1)
      }),
    )
  })

  it('beside the chip that moves leaves it where it is', () => {
    expect([placeInGap(3, 3), placeInGap(3, 4), placeInGap(3, 0), placeInGap(3, 6)]).toEqual([3, 3, 0, 5])
    expect(gapAt([], 0, 0)).toBeNull()
  })
})
