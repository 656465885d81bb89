import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Wish } from '../../src/views/decay/labelCandidates'
import type { PlacedLabel, Surroundings } from '../../src/views/decay/placeLabels'
import { placeLabels } from '../../src/views/decay/placeLabels'

const columns = Array.from({ length: 300 }, (_, k) => 34 + 3 * k)
const line = (height: (x: number) => number) => ({ x: Float64Array.from(columns), y: Float64Array.from(columns, height) })

const room = (change: Partial<Surroundings> = {}): Surroundings => ({
  left: 0,
  right: 924,
  top: 0,
  bottom: 202,
  hairlines: [],
  rules: [],
  grid: [],
  lines: [],
  bands: [],
  ...change,
})

const box = ({ x, y, width, size }: PlacedLabel) => ({ left: x, right: x + width, top: y - 0.8 * size, bottom: y + 0.22 * size })

const marks = fc.array(
  fc.record({ x: fc.double({ min: 34, max: 924, noNaN: true }), y: fc.double({ min: 16, max: 190, noNaN: true }) }),
  { maxLength: 6 },
)
const wishesOf = (points: readonly { x: number; y: number }[]): Wish[] =>
  points.map((point, k) => ({ kind: 'mark', id: `m${k}`, text: `A first < 0 at ${486 + k}`, size: 12, ...point }))

describe('label placement', () => {
  test('labels never overlap each other', () => {
    fc.assert(
      fc.property(marks, points => {
        const placed = placeLabels(wishesOf(points), room()).map(box)
        for (const [i, a] of placed.entries())
          for (const b of placed.slice(i + 1))
            expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
      }),
    )
  })

  test('no label and no leader crosses a hairline', () => {
    fc.assert(
      fc.property(marks, fc.double({ min: 0, max: 924, noNaN: true }), (points, hairline) => {
        for (const label of placeLabels(wishesOf(points), room({ hairlines: [hairline] }))) {
          const { left, right } = box(label)
          expect(left < hairline + 8 && right > hairline - 8).toBe(false)
          const xs = label.leader.map(([x]) => x)
          expect(Math.min(...xs) < hairline && Math.max(...xs) > hairline).toBe(false)
        }
      }),
    )
  })

  test('a lone mark always gets its label, inside the room', () => {
    fc.assert(
      fc.property(fc.double({ min: 34, max: 920, noNaN: true }), fc.double({ min: 10, max: 195, noNaN: true }), (x, y) => {
        const [label] = placeLabels(wishesOf([{ x, y }]), room())
        expect(label).toBeDefined()
        const { left, right, top, bottom } = box(label as PlacedLabel)
        expect(left >= 0 && right <= 924 && top >= -2 && bottom <= 204).toBe(true)
      }),
    )
  })

  test('a curve is labelled beside itself and not across another', () => {
    const flat = line(() => 60)
    const other = line(() => 84)
    const [label] = placeLabels(
      [{ kind: 'curve', id: 'a', text: 'A VideoRoPE', size: 14, line: flat, near: 300 }],
      room({ lines: [flat, other] }),
    ) as [PlacedLabel]
    const { top, bottom } = box(label)
    expect(bottom).toBeLessThan(60)
    expect(top).toBeGreaterThan(30)
  })

  test('the same wishes get the same places', () => {
    const wishes = wishesOf([
      { x: 200, y: 100 },
      { x: 210, y: 100 },
    ])
    expect(placeLabels(wishes, room())).toEqual(placeLabels(wishes, room()))
  })
})
