import { describe, expect, it, test } from 'vitest'
import type { Clip } from '../../src/core/loops'
import {
  aliasGroups,
  alignmentAt,
  clipOf,
  hasPeak,
  pixelFrames,
  predictedRepeat,
  timePairs,
  timeSimilarity,
} from '../../src/core/loops'
import { resolve } from '../../src/core/resolve'
import type { Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { findVariant } from '../../src/core/slots'
import { withPairSlowed } from '../../src/core/slowed'
import { VARIANTS } from '../../src/core/variants'

const ownClip = (id: string) => findVariant(id)?.prompt as readonly Segment[]
const video = (frames: number, more: Partial<Extract<Segment, { kind: 'video' }>> = {}): Segment[] => [
  { kind: 'text', tokens: 3 },
  { kind: 'video', frames, rows: 2, cols: 3, fps: 2, temporalPatch: 2, spatialMerge: 2, ...more },
  { kind: 'text', tokens: 2 },
]
const repeatOf = (id: string, within?: number) => {
  const setup = namedSetup(id)
  return predictedRepeat(timePairs(resolve(setup, video(2))), setup.geometry.trainedLength, within)
}

/** id, trained latent frames, λ of the repeat in latent frames, its pair, pairs back of those that have turned, pixel frames */
const MODELS = [
  ['hunyuanVideo', 33, 50.2655, 4, 4, 4, 201.062],
  ['cogvideox', 13, 19.8692, 2, 2, 2, 79.4768],
  ['wan', 21, 50.9649, 6, 2, 6, 203.859],
] as const

describe.each(MODELS)('%s', (id, trained, wavelength, k, back, turned, pixels) => {
  const repeat = repeatOf(id)

  it(`was trained on ${trained} latent frames and is predicted to repeat after ${wavelength}, ${pixels} pixel frames`, () => {
    expect(namedSetup(id).geometry.trainedLength).toBe(trained)
    expect(repeat?.delta).toBeCloseTo(wavelength, 3)
    expect(4 * (repeat?.delta ?? 0)).toBeCloseTo(pixels, 2)
    expect(repeat?.turned.at(-1)?.k).toBe(k)
    expect([repeat?.back.length, repeat?.turned.length]).toEqual([back, turned])
  })

  it('names the pair that is reported to be slowed by RIFLEx, for any tolerance from 0.163 to 0.309 of a turn', () => {
    expect(findVariant(id)?.repeats?.find(({ pair }) => pair)?.pair).toBe(k)
    for (const within of [0.163, 1 / 6, 0.2, 0.25, 0.3, 0.309]) expect(repeatOf(id, within)?.turned.at(-1)?.k).toBe(k)
  })

  it('has a clip of its own that is as long as the one of training', () => {
    const clip = clipOf(resolve(namedSetup(id), ownClip(id)), ownClip(id)) as Clip
    expect([clip.frames, clip.step, clip.patch]).toEqual([trained, 1, 4])
  })

  it('no longer repeats inside twice the trained clip when that pair is slowed', () => {
    const slowed = withPairSlowed(namedSetup(id), k, 2 * trained)
    const pairs = timePairs(resolve(slowed ?? namedSetup(id), video(2)))
    const after = predictedRepeat(pairs, trained)
    expect(after === null || after.delta > 2 * trained - 1).toBe(true)
  })
})

test('the nearest whole frame to the repeat of HunyuanVideo ends a clip of 201 pixel frames, as users report', () => {
  expect(pixelFrames(Math.round(repeatOf('hunyuanVideo')?.delta ?? 0) + 1, 4, true)).toBe(201)
})

test('129, 49 and 81 pixel frames of a causal autoencoder with stride 4 are 33, 13 and 21 latent frames', () => {
  expect([33, 13, 21].map(frames => pixelFrames(frames, 4, true))).toEqual([129, 49, 81])
  expect(pixelFrames(8, 2, false)).toBe(16)
})

test('the similarity over time of HunyuanVideo comes back to 0.579 at its repeat, and to no more than 0.31 between it and training', () => {
  const pairs = timePairs(resolve(namedSetup('hunyuanVideo'), video(2)))
  expect(timeSimilarity(pairs, 0)).toBe(1)
  expect(timeSimilarity(pairs, repeatOf('hunyuanVideo')?.delta ?? 0)).toBeCloseTo(0.5789, 4)
  const between = Array.from({ length: 12 }, (_, i) => timeSimilarity(pairs, 34 + i))
  expect(Math.max(...between)).toBeLessThan(0.31)
})

describe('the clip', () => {
  const clip = (id: string, segments: readonly Segment[]) => clipOf(resolve(namedSetup(id), segments), segments)
  const step = (id: string, segments = video(5)) => (clip(id, segments) as Clip).step

  it('steps by one position per frame under M-RoPE and by δ under VideoRoPE', () => {
    expect(step('mrope')).toBe(1)
    expect(step('videorope')).toBe(2)
  })

  it('steps by tokens per second times seconds per frame where time is absolute', () => {
    expect(step('mropeAbsTime', video(5, { fps: 1 }))).toBe(4)
  })

  it('takes the longest of several videos', () => {
    expect(clip('mrope', [...video(3), ...video(7)])).toMatchObject({ segment: 4, frames: 7 })
  })

  it('is missing, with its reason, without a video, with one frame and without time', () => {
    expect(clip('mrope', [{ kind: 'text', tokens: 4 }])).toBe('no video')
    expect(clip('mrope', video(1))).toBe('one frame')
    expect(clip('rope', video(5))).toBe('no time')
  })

  it.each(VARIANTS.map(({ id }) => id))('%s has a positive finite step or a reason', id => {
    const found = clip(id, video(4))
    if (typeof found === 'string') expect(['no time', 'time stands still']).toContain(found)
    else expect(found.step > 0 && Number.isFinite(found.step)).toBe(true)
  })
})

test('the slowest pair of time of M-RoPE comes round every 160.1 positions, and the next pair of its ladder every 198.7', () => {
  const pairs = timePairs(resolve(namedSetup('mrope'), video(2)))
  expect(pairs.at(-1)?.wavelength).toBeCloseTo(160.12, 1)
  expect(2 * Math.PI * 1e6 ** (32 / 128)).toBeCloseTo(198.69, 2)
  expect(repeatOf('mrope')).toBeNull()
})

test('a pair counts as back while its cosine is at least one half', () => {
  const pairs = [{ pair: 0, k: 1, wavelength: 6 }]
  expect(alignmentAt(pairs, 7).back).toHaveLength(1)
  expect(alignmentAt(pairs, 7.01).back).toHaveLength(0)
  expect(alignmentAt(pairs, 5.9).turned).toHaveLength(0)
})

test('every alias group of HunyuanVideo is complete, because its wavelengths double', () => {
  const groups = aliasGroups(timePairs(resolve(namedSetup('hunyuanVideo'), video(2))))
  expect(groups.map(({ back, turned }) => [back.length, turned.length])).toEqual([2, 3, 4, 5, 6, 7, 8].map(n => [n, n]))
})

test('the mean cosine has a peak at the repeats of HunyuanVideo and CogVideoX, and none at that of Wan', () => {
  const peaks = MODELS.map(([id, , delta]) => hasPeak(timePairs(resolve(namedSetup(id), video(2))), delta))
  expect(peaks).toEqual([true, true, false])
})
