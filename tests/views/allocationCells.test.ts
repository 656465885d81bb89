import { describe, expect, test } from 'vitest'
import type { CellBox } from '../../src/views/allocation/cells'
import { cellAt, cellBoxes } from '../../src/views/allocation/cells'
import { focusOf, laneAngular, laneOn, wavelengthRuler } from '../../src/views/allocation/lane'
import type { Pair } from '../../src/views/allocation/pairs'
import { readPairs } from '../../src/views/allocation/pairs'
import { partingFlag } from '../../src/views/allocation/partingFlag'
import { restingRow } from '../../src/views/allocation/rows'
import { createRuler } from '../../src/views/paint/ruler'
import { painted, SCENES, spoken } from './allocationScenes'
import { inputOf, STORY, sideOf } from './decayInput'

const HEIGHT = 22
const whole = createRuler({ scale: 'log', from: 1, to: 1e7 }, 924)
const yarn = sideOf('A', 'rope', {}, { frequencies: { variant: 'yarn', params: { factor: 4 } } })
const boxesOf = (pairs: readonly Pair[]) => cellBoxes(pairs, whole, HEIGHT)
const overlap = (a: CellBox, b: CellBox) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Two ladders that both start at the fastest frequency, as where every axis has one of its own. */
const restarting: readonly Pair[] = Array.from({ length: 32 }, (_, index) => {
  const lambda = 7 * 2 ** (index % 16)
  return { index, reads: index < 16 ? 'h' : 'w', lambda, omega: (2 * Math.PI) / lambda }
})

describe('cells', () => {
  test('64 pairs of base 1 000 000 stand 11.9 px apart with a gap of 1.2, each centred at its wavelength', () => {
    const pairs = readPairs(STORY.a.spec)
    const boxes = boxesOf(pairs)
    for (const [i, box] of boxes.entries()) {
      expect(box.width + 1.2).toBeCloseTo(11.92, 2)
      expect(box.x + box.width / 2).toBeCloseTo(whole.x(pairs[i]?.lambda ?? 0), 9)
    }
  })

  test('height tells the axis without colour: t full, h the upper and w the lower two thirds', () => {
    const [h, w] = boxesOf(readPairs(STORY.a.spec))
    const t = boxesOf(readPairs(STORY.a.spec))[50]
    expect([h?.y, h?.height]).toEqual([0, expect.closeTo((HEIGHT * 2) / 3)])
    expect([w?.y, w?.height]).toEqual([expect.closeTo(HEIGHT / 3), expect.closeTo((HEIGHT * 2) / 3)])
    expect([t?.y, t?.height]).toEqual([0, HEIGHT])
  })

  test('no two cells overlap, whatever the ladder', () => {
    const ladders = [yarn, STORY.a, painted('A', '3t5h2n7w1t10n4h10t22w')].map(side => readPairs(side.spec))
    for (const pairs of [...ladders, restarting]) {
      const boxes = boxesOf(pairs)
      for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false)
    }
  })

  test('a point inside a cell means its pair', () => {
    for (const pairs of [readPairs(STORY.a.spec), readPairs(yarn.spec), restarting]) {
      const boxes = boxesOf(pairs)
      for (const box of boxes) expect(cellAt(boxes, box.x + box.width / 2, box.y + box.height / 2)).toBe(box.index)
    }
  })

  test('a pair of frequency 0 stands at the right end', () => {
    const pairs: readonly Pair[] = [{ index: 0, reads: 'none', omega: 0, lambda: Number.POSITIVE_INFINITY }]
    const [box] = boxesOf(pairs)
    expect(whole.width - (box?.x ?? 0) - (box?.width ?? 0)).toBeCloseTo(0.6, 9)
  })
})

describe('the lane', () => {
  test('wavelengths keep their own whole ruler under a linear lens, and the bench ruler otherwise', () => {
    const lens = createRuler({ scale: 'linear', from: 0, to: 64 }, 924)
    expect(wavelengthRuler(whole, STORY)).toBe(whole)
    expect(wavelengthRuler(lens, STORY).x(1e7)).toBeCloseTo(924, 9)
  })

  test('nothing is in focus where all axes move or where no pair reads the axis', () => {
    expect(focusOf(readPairs(STORY.a.spec), 't')).toBe('t')
    expect(focusOf(readPairs(STORY.a.spec), 'all')).toBeNull()
    expect(focusOf(readPairs(sideOf('A', 'rope').spec), 't')).toBeNull()
    expect(laneOn(sideOf('A', 'rope').spec, 't')).toBe('all')
  })

  test('along one axis only the pairs that read it turn; along all axes every pair does', () => {
    const { spec } = STORY.a
    const ladder = spec.groups[0].ladder
    expect([...laneAngular(spec, 't')]).toEqual([...ladder].map((omega, i) => (i < 48 ? 0 : omega)))
    expect([...laneAngular(spec, 'all')]).toEqual([...ladder])
  })

  test('the flag stands at the pair that first turns π/4 further in one side than in the other', () => {
    expect(partingFlag(STORY)).toMatchObject({ pair: 0, position: 1 })
    expect(partingFlag(inputOf(STORY.a, STORY.b, { view: { lane: 'all' } }))).toBeNull()
    expect(partingFlag(inputOf(STORY.a, null))).toBeNull()
    const mapped = sideOf('B', 'rerope', { ropeTheta: 5e5 })
    expect(mapped.spec.relation).not.toBeNull()
    expect(partingFlag(inputOf(sideOf('A', 'rope', { ropeTheta: 1e4 }), mapped))).toBeNull()
    const stretched = partingFlag(inputOf(sideOf('A', 'rope', { ropeTheta: 1e4 }), sideOf('B', 'rope', { ropeTheta: 5e5 })))
    expect(stretched).toMatchObject({ pair: 4, position: 7 })
    expect(spoken(stretched?.said ?? '')).toBe('A and B part first in pair 4, by π/4 at Δ = 7')
  })
})

describe('rows', () => {
  for (const [name, input] of Object.entries(SCENES))
    test(`${name}: one finite box per pair of each side`, () => {
      const ruler = wavelengthRuler(input.ruler, input)
      for (const side of [input.a, ...(input.b ? [input.b] : [])]) {
        const { boxes } = restingRow(input, side, ruler, HEIGHT)
        expect(boxes.map(box => box.index)).toEqual(Array.from({ length: side.spec.pairs }, (_, i) => i))
        expect(boxes.every(box => Object.values(box).every(value => typeof value !== 'number' || Number.isFinite(value)))).toBe(
          true,
        )
      }
    })
})
