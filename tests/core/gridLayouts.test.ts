import { describe, expect, test } from 'vitest'
import type { RotarySpec } from '../../src/core/resolve'
import { axisOfPair, resolve } from '../../src/core/resolve'
import { rotateAt, score } from '../../src/core/rotate'
import type { AxisId, Geometry, Params, Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'
import { SMALL, setup, TEXT } from './namedVariant'

const text = (tokens: number): Segment => ({ kind: 'text', tokens })
const image = (rows: number, cols: number): Segment => ({ kind: 'image', rows, cols, spatialMerge: 1 })
const video = (frames: number, rows: number, cols: number, fps = 24, temporalPatch = 1): Segment => ({
  ...{ kind: 'video', frames, rows, cols, fps, temporalPatch, spatialMerge: 1 },
})

function place(id: string, segments: readonly Segment[], params: Params = {}, geometry: Partial<Geometry> = {}): RotarySpec {
  return resolve(setup(id, params, { ...namedSetup(id).geometry, ...geometry }), segments)
}

const ids = (spec: RotarySpec, axis: AxisId) => Array.from(spec.positionIds[spec.axes.indexOf(axis)] as Float64Array)
const axesOf = (spec: RotarySpec) =>
  Array.from({ length: spec.pairs }, (_, i) => spec.axes[axisOfPair(spec.groups[0], i)] ?? 'n').join('')

describe('pairs', () => {
  test('each model gives its axes the published shares, in order', () => {
    const orders: Record<string, string> = {
      vrope: 'd0d1d2d3'.repeat(16),
      hope: 'hw'.repeat(24) + 'n'.repeat(16),
      mmRope: 'tthwhwhw'.repeat(8),
      ropeCompact: 't'.repeat(16) + 'h'.repeat(24) + 'w'.repeat(24),
      zImage: 't'.repeat(16) + 'h'.repeat(24) + 'w'.repeat(24),
      ernieVl: 'hw'.repeat(22) + 't'.repeat(20),
      glm4v: 't'.repeat(8) + 'h'.repeat(12) + 'w'.repeat(12),
      kandinsky5: 't'.repeat(8) + 'h'.repeat(12) + 'w'.repeat(12),
      kimiVision: 'wh'.repeat(18),
      ropeTie: 'hw'.repeat(32),
      wan: 't'.repeat(22) + 'h'.repeat(21) + 'w'.repeat(21),
      cosmos: 't'.repeat(22) + 'h'.repeat(21) + 'w'.repeat(21),
      hunyuanVideo: 't'.repeat(8) + 'h'.repeat(28) + 'w'.repeat(28),
      cogvideox: 't'.repeat(8) + 'h'.repeat(12) + 'w'.repeat(12),
      flux: 'i'.repeat(8) + 'h'.repeat(28) + 'w'.repeat(28),
      flux2: ['t', 'h', 'w', 'l'].map(axis => axis.repeat(16)).join(''),
      ropeVitAxial: 'w'.repeat(16) + 'h'.repeat(16),
      qwenVisionTower: 'h'.repeat(20) + 'w'.repeat(20),
      ltxVideo: `n${'thw'.repeat(10)}t`,
    }
    for (const [id, order] of Object.entries(orders)) expect(axesOf(place(id, []))).toBe(order)
  })

  test('the paper of vrope deals the directions out in another order', () => {
    expect(axesOf(place('vrope', [], { follow: 'paper' }))).toBe('d0d2d3d1'.repeat(16))
  })

  test('one implementation of videorope lets pair 0 read time', () => {
    expect(axesOf(place('videorope', [], { follow: 'multimodalRopes' }))).toBe(`t${'hw'.repeat(23)}h${'t'.repeat(16)}`)
  })

  test('ropeTv gives every third pair to time when asked', () => {
    expect(axesOf(place('ropeTv', [], { time: true })).slice(0, 6)).toBe('hwthwt')
  })
})

describe('frequencies', () => {
  test('ladders that restart begin at 1 on every axis', () => {
    const { groups } = place('wan', [])
    for (const first of [0, 22, 43]) expect(groups[0].ladder[first]).toBe(1)
    expect(groups[0].ladder[21]).toBeCloseTo(10_000 ** (-21 / 22), 14)
  })

  test('a ladder that restarts follows any allocation', () => {
    const wan = namedSetup('wan')
    const spec = resolve({ ...wan, allocation: namedSetup('videorope').allocation }, [])
    expect(Array.from(spec.groups[0].ladder.slice(0, 3))).toEqual([1, 1, 10_000 ** (-1 / 24)])
  })

  test('cosmos stretches the slowest pair of an axis by its scale', () => {
    const [plain, doubled] = [1, 2].map(timeScale => place('cosmos', [], { timeScale }).groups[0].ladder)
    expect((plain?.[21] as number) / (doubled?.[21] as number)).toBeCloseTo(2, 12)
    expect(doubled?.slice(22)).toEqual(plain?.slice(22))
  })

  test('videoropePlus stretches the slowest temporal pair by the longer context and leaves space alone', () => {
    const [plain, stretched] = [namedSetup('videorope'), namedSetup('videoropePlus')].map(
      named => resolve(named, []).groups[0].ladder,
    )
    expect(stretched?.slice(0, 48)).toEqual(plain?.slice(0, 48))
    expect((plain?.[63] as number) / (stretched?.[63] as number)).toBeCloseTo((4 * 32_768 - 1) / 32_767, 10)
  })

  test('its dynamic forms change nothing within the trained context and something beyond it', () => {
    const plain = resolve(namedSetup('videorope'), []).groups[0].ladder
    for (const method of ['dynamic', 'dynamic++']) {
      const at = (seqLen: number) => place('videoropePlus', [], { method, seqLen }).groups[0].ladder
      expect(at(32_768)).toEqual(plain)
      expect(at(131_072)[63]).toBeLessThan(plain[63] as number)
    }
  })

  test('ltxVideo cuts one rising table into heads', () => {
    const heads = place('ltxVideo', [], { heads: 4 }, { headDim: 32, rotaryDim: 32 })
    const whole = place('ltxVideo', [], { heads: 1 }, { headDim: 128, rotaryDim: 128 })
    expect(heads.groups.map(({ serves }) => serves)).toEqual(['head 0', 'head 1', 'head 2', 'head 3'])
    for (const [axis] of heads.axes.entries())
      expect(heads.groups.flatMap(group => [...(group.invFreq[axis] as Float64Array)])).toEqual([
        ...(whole.groups[0].invFreq[axis] as Float64Array),
      ])
    expect(whole.groups[0].ladder[1]).toBeCloseTo(Math.PI / 2, 14)
    expect(whole.groups[0].ladder[63]).toBeCloseTo((Math.PI / 2) * 10_000, 9)
  })

  test('the papers that compare with mrope exchange height and width', () => {
    expect(axesOf(place('mrope', [], { follow: 'paper' }))).toBe('t'.repeat(16) + 'w'.repeat(24) + 'h'.repeat(24))
  })

  test('one implementation of hope keeps pair 0 still and turns one pair of width less', () => {
    expect(axesOf(place('hope', [], { follow: 'multimodalRopes' }))).toBe(`n${'hw'.repeat(23)}h${'n'.repeat(16)}`)
  })

  test('Qwen3.5 deals 32 of 128 pairs out as 11, 11 and 10', () => {
    const geometry = { headDim: 256, rotaryDim: 64, ropeTheta: 1e7 }
    const spec = place('mropeInterleaved', [], { mropeSection: [11, 11, 10] }, geometry)
    expect(axesOf(spec)).toBe(`${'thw'.repeat(10)}th`)
    expect(spec.groups[0].ladder[1]).toBeCloseTo(1e7 ** (-2 / 64), 12)
  })

  test('ropeVitMixed starts with two copies of a ladder at right angles, another direction for each head and seed', () => {
    const { groups, pairs } = place('ropeVitMixed', [])
    expect(groups).toHaveLength(6)
    for (const { invFreq, ladder } of groups)
      for (let j = 0; j < pairs / 2; j++) {
        const [[ax = 0, bx = 0], [ay = 0, by = 0]] = invFreq.map(row => [row[j], row[j + pairs / 2]]) as [number[], number[]]
        expect(ax * bx + ay * by).toBeCloseTo(0, 12)
        expect(Math.hypot(ax, ay)).toBeCloseTo(ladder[j] as number, 12)
        expect(Math.hypot(bx, by)).toBeCloseTo(10 ** (-j / 16), 12)
      }
    const first = (params: Params) => place('ropeVitMixed', [], params).groups.map(group => group.invFreq[0]?.[0])
    expect(new Set([...first({}), ...first({ seed: 1 })]).size).toBe(12)
    expect(first({ seed: 1 })).toEqual(first({ seed: 1 }))
  })

  test('learned frequencies are those that were pasted, head by head', () => {
    const geometry = { headDim: 4, rotaryDim: 4 }
    const posFrequencies = [3, 0, 1, -2, 4, 0, 0.5, 0, 0, 0, 0, 7]
    const { groups } = place('mochi', [], { posFrequencies }, geometry)
    const pasted = [
      [
        [3, 0],
        [4, 0],
        [0, 0],
      ],
      [
        [1, -2],
        [0.5, 0],
        [0, 7],
      ],
    ]
    for (const [head, rows] of pasted.entries())
      for (const [axis, row] of rows.entries())
        row.forEach((omega, i) => expect(groups[head]?.invFreq[axis]?.[i]).toBeCloseTo(omega, 12))
    expect(groups[0].ladder[0]).toBeCloseTo(5, 14)
    expect(axisOfPair(groups[0], 0)).toBe(-2)
  })

  test('without pasted frequencies mochi turns nothing', () => {
    expect(axesOf(place('mochi', []))).toBe('n'.repeat(64))
  })
})

describe('places', () => {
  test('text of flux is equally near to every patch', () => {
    const spec = place('flux', [text(1), image(3, 4)])
    const key = Array.from({ length: 128 }, (_, i) => Math.sin(i * i))
    const toText = (token: number) => score(rotateAt(spec, 0, key), rotateAt(spec, token, key))
    expect(ids(spec, 'h').slice(0, 2)).toEqual([0, 0])
    expect(toText(1)).toBe(toText(0))
    expect(ids(place('flux', [image(1, 2), image(1, 1)], { shiftRows: 64 }), 'i')).toEqual([0, 0, 1])
    expect(ids(place('flux', [text(1), image(1, 2)], { shiftRows: 64, shiftCols: -3 }), 'h')).toEqual([0, 64, 64])
    expect(ids(place('flux', [text(1), image(1, 2)], { shiftCols: -3 }), 'w')).toEqual([0, -3, -2])
  })

  test('flux2 counts text on an axis that patches do not use', () => {
    const spec = place('flux2', [text(2), image(2, 1), text(1)])
    expect(ids(spec, 'l')).toEqual([0, 1, 0, 0, 2])
    expect(ids(spec, 'h')).toEqual([0, 0, 0, 1, 0])
  })

  test('qwenImage centres pictures and starts text just beyond the largest', () => {
    const prompt = [text(2), image(4, 3), image(2, 6)]
    const spec = place('qwenImage', prompt)
    expect(ids(spec, 'w').slice(0, 5)).toEqual([3, 4, -2, -1, 0])
    expect(ids(spec, 'h').filter((_, token) => spec.tokens.segment[token] === 1 && spec.tokens.col[token] === 0)).toEqual([
      -2, -1, 0, 1,
    ])
    expect(ids(spec, 't').slice(-1)).toEqual([1])
    expect(ids(place('qwenImage', prompt, { centred: false }), 'w').slice(0, 3)).toEqual([6, 7, 0])
  })

  test('cogvideox leaves its base grid as it is, spreads a smaller one over it, and counts in version 1.5', () => {
    expect(ids(place('cogvideox', [image(30, 45)]), 'w').slice(0, 45)).toEqual(Array.from({ length: 45 }, (_, k) => k))
    const small = place('cogvideox', [image(2, 3)], { baseRows: 4, baseCols: 6 })
    expect([ids(small, 'h').slice(0, 4), ids(small, 'w').slice(0, 3)]).toEqual([
      [0, 0, 0, 2],
      [0, 2, 4],
    ])
    expect(ids(place('cogvideox', [image(2, 3)], { version: '1.5' }), 'w').slice(0, 3)).toEqual([0, 1, 2])
    // 4 × 4 in 30 × 45: 30 × 30, left = 7.5, which rounds to the even 8
    expect(ids(place('cogvideox', [image(4, 4)]), 'w')[0]).toBe(8)
  })

  test('mochi scales every grid to one area around its middle', () => {
    const spec = place('mochi', [image(2, 2)])
    expect(ids(spec, 'h')).toEqual([-48, -48, 48, 48])
    expect(ids(place('mochi', [image(1, 4)]), 'w')).toEqual([-144, -48, 48, 144])
  })

  test('cosmos and ltxVideo measure time in seconds', () => {
    const [slow, fast] = [12, 24].map(fps => ids(place('cosmos', [video(3, 1, 1, fps)]), 't'))
    expect(slow).toEqual([0, 2, 4])
    expect(fast).toEqual([0, 1, 2])
    expect(ids(place('ltxVideo', [video(2, 1, 2, 24, 240)]), 't')).toEqual([-1, -1, 0, 0])
    expect(ids(place('ltxVideo', [image(1, 33)]), 'w')[32]).toBe(0)
  })

  test('zImage puts the picture where the next word would stand once the text is filled up', () => {
    const spec = place('zImage', [text(2), image(1, 2)])
    expect([ids(spec, 't'), ids(spec, 'w')]).toEqual([
      [1, 2, 33, 33],
      [0, 0, 0, 1],
    ])
    expect(ids(place('zImage', [image(1, 1), text(3)], { multiple: 1 }), 't')).toEqual([4, 1, 2, 3])
  })

  test('kandinsky5 draws rows and columns together', () => {
    const spec = place('kandinsky5', [video(2, 1, 3)], { widthDivisor: 2 })
    expect([ids(spec, 't'), ids(spec, 'w').slice(0, 3)]).toEqual([
      [0, 0, 0, 1, 1, 1],
      [0, 0.5, 1],
    ])
  })

  test('ltx2 reads the middle of every token, whose first covers one frame and the others eight', () => {
    const seconds = ids(place('ltx2', [video(3, 1, 1, 24, 8)]), 't').map(t => ((t + 1) / 2) * 20)
    expect(seconds.map(time => Math.round(time * 48))).toEqual([1, 10, 26])
    expect(ids(place('ltx2', [image(1, 1)]), 'h')[0]).toBeCloseTo((2 * 16) / 2048 - 1, 12)
  })

  test('swinAxial repeats its places in every window', () => {
    expect(ids(place('swinAxial', [image(1, 5)], { window: 2 }), 'w')).toEqual([0, 1, 0, 1, 0])
  })

  test('patches of a Qwen tower that will be merged stand together, also where blocks are cut', () => {
    const spec = place('qwenVisionTower', [video(2, 2, 3)])
    const frame = ['0 0', '0 1', '1 0', '1 1', '0 2', '1 2']
    expect(ids(spec, 'h').map((h, token) => `${h} ${ids(spec, 'w')[token]}`)).toEqual([...frame, ...frame])
  })
})

describe('XD-RoPE', () => {
  const spec = place('hunyuanVl', [text(5), image(3, 4), text(2)])
  const vector = Array.from({ length: 128 }, (_, i) => Math.sin(i * i + 1))
  const length = (token: number) => Math.hypot(...rotateAt(spec, token, vector))

  test('turns text as one index does', () => {
    const plain = resolve(setup('rope', {}, SMALL), TEXT)
    rotateAt(spec, 4, vector).forEach((value, i) => expect(value).toBeCloseTo(rotateAt(plain, 4, vector)[i] as number, 12))
    expect(length(4)).toBeCloseTo(Math.hypot(...vector), 12)
  })

  test('is no rotation on image tokens: it changes the length of vectors', () => {
    expect(Math.abs(length(9) - Math.hypot(...vector))).toBeGreaterThan(0.01)
  })
})
