import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRuler } from '../../src/views/paint/ruler'
import { cursorAfterKey, readDistance } from '../../src/views/ruler/cursorKeys'
import { rulerTicks } from '../../src/views/ruler/rulerTicks'
import { transformOf, viewOf } from '../../src/views/ruler/zoomRuler'
import { plain } from './decayInput'

const WHOLE = createRuler({ scale: 'log', from: 1, to: 1e7 }, 924)
const labels = (...args: Parameters<typeof rulerTicks>) =>
  rulerTicks(...args)
    .map(tick => plain(tick.label).replace('\u2009', ' '))
    .filter(Boolean)
const key = (name: string, more: { shiftKey?: boolean; altKey?: boolean } = {}) => ({
  key: name,
  shiftKey: false,
  altKey: false,
  ...more,
})

describe('the engraved ruler', () => {
  test('every decade has its label, 127 px apart', () => {
    expect(labels(WHOLE, false)).toEqual(['1', '10', '100', '1 000', '10 000', '100 000', '1 M', '10 M'])
    const decades = rulerTicks(WHOLE, false).filter(tick => tick.kind === 'decade')
    expect((decades[4]?.x as number) - (decades[3]?.x as number)).toBeCloseTo(127.14, 2)
  })

  test('the phone has ticks at 1, 2, 5 and every second decade labelled', () => {
    const phone = createRuler({ scale: 'log', from: 1, to: 1e7 }, 340)
    expect(labels(phone, true)).toEqual(['1', '100', '10 k', '1 M'])
    expect(rulerTicks(phone, true)).toHaveLength(22)
  })

  test('no two labels come closer than 40 px at any zoom', () => {
    const view = fc.tuple(fc.double({ min: 0, max: 7, noNaN: true }), fc.double({ min: 0.05, max: 7, noNaN: true }))
    fc.assert(
      fc.property(view, ([start, length]) => {
        const from = 10 ** start
        const to = Math.min(16_777_216, from * 10 ** length)
        const xs = rulerTicks(createRuler({ scale: 'log', from, to }, 924), false).flatMap(tick => (tick.label ? [tick.x] : []))
        for (let k = 1; k < xs.length; k++) expect((xs[k] as number) - (xs[k - 1] as number)).toBeGreaterThan(40)
      }),
    )
  })

  test('a lens of 64 positions has a tick at every position', () => {
    const ticks = rulerTicks(createRuler({ scale: 'linear', from: 0, to: 64 }, 924), false)
    expect(ticks.map(tick => tick.position)).toEqual(Array.from({ length: 65 }, (_, k) => k))
    expect(ticks.filter(tick => tick.label).map(tick => tick.position)).toEqual([0, 10, 20, 30, 40, 50, 60])
  })
})

describe('zooming the ruler', () => {
  const views = fc
    .tuple(
      fc.constantFrom('log' as const, 'linear' as const),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    )
    .map(([scale, start, length]) => {
      const end = Math.min(1, start + length)
      const at = (part: number) => (scale === 'log' ? 16_777_216 ** part : 16_777_216 * part)
      return { scale, from: at(start), to: at(end) }
    })

  test('a view survives its transform', () => {
    fc.assert(
      fc.property(views, view => {
        const back = viewOf(transformOf(view, 924), view.scale, 924)
        expect(back.from).toBeCloseTo(view.from, view.scale === 'log' ? 2 : 3)
        expect(Math.abs(back.to / view.to - 1)).toBeLessThan(1e-9)
      }),
    )
  })

  test('no gesture leaves 1 to 16 777 216', () => {
    fc.assert(
      fc.property(views, fc.double({ min: -5000, max: 5000, noNaN: true }), (view, by) => {
        const { from, to } = viewOf(transformOf(view, 924).translate(by, 0), view.scale, 924)
        expect(from).toBeGreaterThanOrEqual(view.scale === 'log' ? 1 : 0)
        expect(to).toBeLessThanOrEqual(16_777_216 * (1 + 1e-12))
        expect(to).toBeGreaterThan(from)
      }),
    )
  })
})

describe('the cursor', () => {
  test('arrows move by one position, with Shift by ten, with Alt to the next stop', () => {
    expect(cursorAfterKey(key('ArrowRight'), 100, [])).toEqual({ delta: 101, pinned: true })
    expect(cursorAfterKey(key('ArrowLeft', { shiftKey: true }), 100, [])).toEqual({ delta: 90, pinned: true })
    expect(cursorAfterKey(key('ArrowRight', { altKey: true }), 16, [16, 32_007, 486_910])).toEqual({
      delta: 32_007,
      pinned: true,
    })
    expect(cursorAfterKey(key('ArrowLeft', { altKey: true }), 16, [16, 32_007])).toBeNull()
  })

  test('it stays between 0 and 16 777 216, Esc frees it, other keys are left alone', () => {
    expect(cursorAfterKey(key('ArrowLeft', { shiftKey: true }), 3, [])?.delta).toBe(0)
    expect(cursorAfterKey(key('ArrowRight'), 16_777_216, [])?.delta).toBe(16_777_216)
    expect(cursorAfterKey(key('Escape'), 3, [])).toEqual({ pinned: false })
    expect(cursorAfterKey(key('a'), 3, [])).toBeNull()
  })

  test('a typed distance may have spaces and a unit', () => {
    expect(readDistance('10\u202f627')).toBe(10_627)
    expect(readDistance('32k')).toBe(32_000)
    expect(readDistance('1.5 M')).toBe(1_500_000)
    expect(readDistance('99999999999')).toBe(16_777_216)
    for (const wrong of ['', '-3', '1e9', 'NaN', '0x10', '<b>']) expect(readDistance(wrong)).toBeNull()
  })
})
