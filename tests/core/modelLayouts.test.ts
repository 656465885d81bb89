import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RotarySpec } from '../../src/core/resolve'
import { resolve, withGroupFirst } from '../../src/core/resolve'
import { rotateAt, score } from '../../src/core/rotate'
import type { AxisId, Params, Segment } from '../../src/core/scene'
import { choiceProblem } from '../../src/core/slots'
import { RUNS } from './arbitraries'
import { setup } from './namedVariant'

const text = (tokens: number): Segment => ({ kind: 'text', tokens })
const image = (rows: number, cols: number): Segment => ({ kind: 'image', rows, cols, spatialMerge: 2 })
const video = (frames: number, rows: number, cols: number, more = {}): Segment => ({
  ...{ kind: 'video', frames, rows, cols, fps: 2, temporalPatch: 2, spatialMerge: 2 },
  ...more,
})

const place = (id: string, segments: readonly Segment[], params: Params = {}) => resolve(setup(id, params), segments)

function ids(spec: RotarySpec, axis: AxisId): number[] {
  return Array.from(spec.positionIds[spec.axes.indexOf(axis)] as Float64Array)
}

/** Positions of the tokens of a segment on the given axes. */
function points(spec: RotarySpec, segment: number, axes: readonly AxisId[]): number[][] {
  const own = Array.from(spec.tokens.segment).flatMap((of, token) => (of === segment ? [token] : []))
  return own.map(token => axes.map(axis => ids(spec, axis)[token] as number))
}

const sizes = fc.record({ rows: fc.integer({ min: 1, max: 7 }), cols: fc.integer({ min: 1, max: 7 }), before: fc.nat(9) })

describe('one index', () => {
  test('tadRope puts text two apart, patches of a frame one, and the next frame two after the last', () => {
    const spec = place('tadRope', [text(2), video(2, 1, 2), text(2)])
    expect(ids(spec, 'p')).toEqual([0, 2, 4, 5, 7, 8, 10, 12])
    expect(spec.tokens.count + spec.ropeDelta).toBe(14)
  })

  test('v2pe gives 256 patches at stride 64 the room of 64 text tokens', () => {
    const spec = place('v2pe', [text(3), image(16, 16), text(1)])
    expect(ids(spec, 'p').slice(2, 5)).toEqual([2, 2.25, 2.5])
    expect(ids(spec, 'p').slice(-2)).toEqual([66, 67])
    const tiles = place('v2pe', [text(3), image(16, 32), text(1)])
    expect(ids(tiles, 'p').at(-1)).toBe(131)
  })

  test('one implementation of v2pe gives every image and frame the same room, however many patches it has', () => {
    const at = (...prompt: Segment[]) => ids(place('v2pe', prompt, { stride: 16, follow: 'multimodalRopes' }), 'p')
    expect(at(text(3), image(2, 2), text(1))).toEqual([0, 1, 2, 6, 10, 14, 18, 19])
    expect(at(text(3), image(4, 8), text(1)).at(-1)).toBe(19)
    expect(at(text(3), video(2, 2, 2), text(1)).at(-1)).toBe(35)
  })

  test('tadRope moves by γ from patch to patch and by γ + 1 from word to word', () => {
    const at = ids(place('tadRope', [text(2), video(1, 1, 2), text(2)], { gamma: 0.5 }), 'p')
    expect(at).toEqual([0, 1.5, 3, 3.5, 5, 6.5])
  })

  test('ropeShare gives every patch of a frame one position, and the next word the next one', () => {
    const spec = place('ropeShare', [text(2), video(3, 2, 2), text(1)])
    expect(ids(spec, 'p')).toEqual([0, 1, ...[2, 2, 2, 2], ...[3, 3, 3, 3], ...[4, 4, 4, 4], 5])
  })
})

describe('rows and columns', () => {
  test('mropeI starts rows and columns at 0 in every frame, and text after the largest extent', () => {
    const spec = place('mropeI', [text(2), video(2, 2, 1), text(1)], { timestampTokens: 1 })
    expect(ids(spec, 'h')).toEqual([0, 1, 0, 1, 4, 0, 1, 7])
    expect(ids(spec, 't')).toEqual([0, 1, 2, 2, 4, 5, 5, 7])
    const whole = place('mropeI', [text(2), video(4, 2, 1), text(1)], { wholeVideo: true })
    expect(ids(whole, 't').slice(2)).toEqual([2, 2, 3, 3, 4, 4, 5, 5, 6])
  })

  test('omniRope and mropeI agree on a whole video at one position per frame', () => {
    const prompt = [text(3), video(4, 2, 3), text(2)]
    const [omni, reset] = [place('omniRope', prompt), place('mropeI', prompt, { wholeVideo: true })]
    for (const axis of ['t', 'h', 'w'] as const) expect(ids(omni, axis)).toEqual(ids(reset, axis))
  })

  test('the paper of omniRope and ilRope leaves rows and columns of text at 0', () => {
    for (const id of ['omniRope', 'ilRope']) {
      const spec = place(id, [text(2), image(1, 2), text(1)], { follow: 'paper' })
      expect(ids(spec, 't')).toEqual([0, 1, 2, 2, 4])
      expect(ids(spec, 'w')).toEqual([0, 0, 0, 1, 0])
    }
  })

  test('ropeCompact skips no position on any axis, and leaves words off the line of text', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 5 }), ({ rows, cols, before }, frames) => {
        const spec = place('ropeCompact', [text(before), video(frames, rows, cols), text(2)])
        for (const axis of ['t', 'h', 'w'] as const) {
          const seen = [...new Set(ids(spec, axis))].sort((a, b) => a - b)
          expect(seen).toEqual(seen.map((_, k) => k))
        }
        expect(points(spec, 2, ['t', 'h', 'w'])[0]).toEqual([before + frames, before + rows, before + cols])
      }),
      RUNS,
    )
  })

  test('hope takes its slowest pairs away from text too', () => {
    const [hope, plain] = ['hope', 'rope'].map(id => place(id, [text(30)])) as [RotarySpec, RotarySpec]
    const slow = Array.from({ length: 128 }, (_, i) => (i % 64 >= 48 ? 1 : 0))
    const fast = slow.map(value => 1 - value)
    const at = (spec: RotarySpec, q: number[]) => score(rotateAt(spec, 29, q), rotateAt(spec, 0, q))
    expect(at(hope, slow)).toBe(32)
    expect(at(plain, slow)).not.toBe(32)
    expect(at(hope, fast)).toBeCloseTo(at(place('rope', [text(30)], {}), fast), 12)
  })

  test('mmRope counts patches in pixels', () => {
    const spec = place('mmRope', [text(3), video(2, 1, 2), text(1)])
    expect(points(spec, 1, ['t', 'h', 'w'])).toEqual([3, 7].flatMap(t => [3, 11].map(w => [t, 3, w])))
    expect(ids(spec, 't').at(-1)).toBe(12)
  })

  test('hope is videorope’s diagonal with its own spacing', () => {
    const prompt = [text(4), video(3, 2, 3), text(2)]
    const [gamma, delta] = [place('hope', prompt, { gamma: 0.75 }), place('videorope', prompt, { delta: 0.75 })]
    for (const axis of ['h', 'w'] as const) expect(ids(gamma, axis)).toEqual(ids(delta, axis))
  })

  test('ropeTie ties the first patch to the text before as the last to the text after', () => {
    const spec = place('ropeTie', [text(5), image(2, 3), text(1)])
    const tied = [8, 12].flatMap(h => [7, 10, 13].map(w => [h, w]))
    expect(points(spec, 1, ['h', 'w'])).toEqual(tied)
    expect(points(spec, 2, ['h', 'w'])).toEqual([[16, 16]])
    expect(place('ropeTie', [text(5), image(2, 3)], { fractional: true }).next).toBe(11)
  })

  test('ropeTv floats an image midway, one position per row and column', () => {
    const spec = place('ropeTv', [text(5), image(2, 3), text(1)])
    const floating = [7, 8].flatMap(h => [6.5, 7.5, 8.5].map(w => [h, w]))
    expect(points(spec, 1, ['h', 'w'])).toEqual(floating)
    expect(points(spec, 2, ['h', 'w'])).toEqual([[11, 11]])
  })

  test('both keep the last patch as far from the text after as the first from the text before, on both axes', () => {
    fc.assert(
      fc.property(sizes, fc.constantFrom('ropeTie', 'ropeTv'), fc.boolean(), ({ rows, cols, before }, id, fractional) => {
        const spec = place(id, [text(before + 1), image(rows, cols), text(1)], { fractional })
        const [first, last, after] = [points(spec, 1, ['h', 'w'])[0], points(spec, 1, ['h', 'w']).at(-1), spec.next - 1]
        for (const axis of [0, 1]) expect((first?.[axis] as number) - before).toBeCloseTo(after - (last?.[axis] as number), 9)
      }),
      RUNS,
    )
  })

  test('vrope centres every token of a frame on one mean, and each frame goes on where the last one ended', () => {
    const axes = ['d0', 'd1', 'd2', 'd3'] as const
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 4 }), ({ rows, cols, before }, frames) => {
        const spec = place('vrope', [text(before), video(frames, rows, cols), text(1)])
        const patches = points(spec, 1, axes)
        for (let frame = 0; frame < frames; frame++) {
          const own = patches.slice(frame * rows * cols, (frame + 1) * rows * cols)
          const start = before + frame * (rows + cols - 1)
          for (const [a = 0, b = 0, c = 0, d = 0] of own)
            expect([a + d, b + c]).toEqual(Array(2).fill(2 * start + rows + cols - 2))
          expect(Math.min(...own.flat())).toBe(start)
          expect(Math.max(...own.flat())).toBe(start + rows + cols - 2)
        }
        expect(points(spec, 2, axes)[0]).toEqual(Array(4).fill(before + frames * (rows + cols - 1)))
      }),
      RUNS,
    )
  })

  test('circleRope puts every patch at the radius from the text’s diagonal, level with the place where text stopped', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), ({ rows, cols, before }, alpha) => {
        const spec = place('circleRope', [text(before), image(rows, cols), text(1)], { alpha, radius: 7 })
        for (const point of points(spec, 1, ['t', 'h', 'w'])) {
          const offset = point.map(value => value - before)
          expect(offset.reduce((a, b) => a + b)).toBeCloseTo(0, 9)
          expect(Math.hypot(...offset)).toBeCloseTo(7, 9)
        }
      }),
      RUNS,
    )
  })

  test('circleRope in odd layers is mrope, as a group of its own', () => {
    const prompt = [text(3), image(2, 5), text(2)]
    const spec = place('circleRope', prompt)
    expect(spec.groups.map(({ serves }) => serves)).toEqual(['even layers', 'odd layers'])
    const odd = withGroupFirst(spec, 1)
    const plain = place('mrope', prompt)
    expect([odd.positionIds, odd.next, odd.ropeDelta]).toEqual([plain.positionIds, plain.next, plain.ropeDelta])
    expect(odd.groups[1]?.places?.positionIds).toEqual(spec.positionIds)
    const query = Array.from({ length: 128 }, (_, i) => Math.sin(i * i))
    expect(rotateAt(spec, 5, query, 'neox', spec.groups[1])).toEqual(rotateAt(plain, 5, query))
    expect(place('circleRope', prompt, { layers: 'all' }).groups.length).toBe(1)
  })

  test('hunyuanVl ends every row with a newline token and numbers the images', () => {
    const spec = place('hunyuanVl', [text(1), image(2, 2), image(1, 1)])
    expect(ids(spec, 'w')).toEqual([0, 0, 1, 2, 0, 1, 2, 0, 1])
    expect(ids(spec, 'h')).toEqual([0, 0, 0, 0, 1, 1, 1, 0, 0])
    expect(ids(spec, 'i')).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1])
    expect(Array.from(spec.tokens.frame)).toEqual([-1, 0, 0, -1, 0, 0, -1, 0, -1])
  })
})

describe('sound', () => {
  test('without sound tmrope is absolute time at 25 positions per second', () => {
    const prompt = [text(3), video(4, 2, 2, { fps: 4 }), text(2)]
    const timed = place('mropeAbsTime', prompt, { tokensPerSecond: 25 })
    expect(place('tmrope', prompt).positionIds).toEqual(timed.positionIds)
  })

  test('sound by itself counts like text, one position per 40 ms', () => {
    const spec = place('tmrope', [text(2), { kind: 'audio', melFrames: 400 }, text(1)])
    expect(ids(spec, 't')).toEqual(Array.from({ length: 103 }, (_, k) => k))
  })

  test('picture and sound of a video alternate in chunks of two seconds, and their markers share ids', () => {
    const spec = place('tmrope', [text(3), video(4, 1, 1, { melFrames: 400 }), text(2)])
    const [marker, ...woven] = points(spec, 1, ['t']).flat()
    expect(marker).toBe(2)
    const sound = (from: number) => Array.from({ length: 50 }, (_, k) => from + k)
    expect(woven).toEqual([3, 28, ...sound(3), 53, 78, ...sound(53), 103])
    expect(points(spec, 2, ['t']).flat()).toEqual([103, 104])
    expect(Array.from(spec.tokens.frame).filter(frame => frame >= 0)).toEqual([0, 1, 2, 3])
  })

  test('frames farther apart than a chunk are cut after their first token', () => {
    const spec = place('tmrope', [text(1), video(2, 1, 3, { fps: 0.5, melFrames: 40 }), text(1)])
    expect(points(spec, 1, ['t']).flat()).toEqual([
      0,
      1,
      1,
      1,
      ...Array.from({ length: 10 }, (_, k) => 1 + k),
      101,
      101,
      101,
      102,
    ])
  })
})

describe('releases', () => {
  test('ernieVl goes on at s + max(H, W) in transformers 5 and after its largest position in FastDeploy', () => {
    const at = (release: string) => place('ernieVl', [text(4), video(9, 2, 3), text(1)], { release }).next
    expect([at('transformers5'), at('fastdeploy')]).toEqual([8, 14])
  })
})

describe('heads', () => {
  test('mhrope lets each key/value head read one axis with all its pairs, and the rest none', () => {
    const params = { keyValueHeads: 5, timeHeads: 1, heightHeads: 1, widthHeads: 2 }
    const spec = place('mhrope', [text(2)], params)
    const read = spec.groups.map(group => spec.axes.filter((_, a) => group.invFreq[a]?.every(omega => omega > 0)).join())
    expect(read).toEqual(['t', 'h', 'w', 'w', ''])
    expect(spec.groups[3]?.serves).toBe('key/value head 3')
  })

  test('mhrope refuses more heads for the axes than there are', () => {
    const { allocation, geometry } = setup('mhrope', { keyValueHeads: 4 })
    expect(choiceProblem('allocation', allocation, geometry)).toBe(
      '8 heads are given to the axes, but there are 4 key/value heads.',
    )
  })
})
