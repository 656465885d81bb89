import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocationTable } from '../../src/views/allocation/allocationTable'
import { bracketForms, narrowForms } from '../../src/views/allocation/bracketLabel'
import { bracketsOf, extentOf } from '../../src/views/allocation/brackets'
import type { Pair, Reading } from '../../src/views/allocation/pairs'
import { readPairs } from '../../src/views/allocation/pairs'
import { piecesWidth } from '../../src/views/allocation/pieceWidth'
import { placeLabels } from '../../src/views/allocation/placeLabels'
import { axisRanges } from '../../src/views/allocation/ranges'
import { fitText, textWidth } from '../../src/views/paint/textWidth'
import { wheelsTable } from '../../src/views/wheels/wheelsTable'
import { painted, spoken } from './allocationScenes'
import { inputOf, STORY, sideOf } from './decayInput'

const words = (pairs: readonly Pair[]) =>
  bracketsOf(pairs).map(bracket => spoken((bracketForms(bracket)[0] ?? []).map(piece => piece.text).join('')))

const reading = fc.constantFrom<Reading>('t', 'h', 'w', 'none')
const anyPairs = fc
  .array(reading, { minLength: 1, maxLength: 80 })
  .map(all => all.map((reads, index): Pair => ({ index, reads, omega: 1, lambda: 2 ** index })))

describe('brackets', () => {
  test('the first picture is named as it is drawn', () => {
    expect(words(readPairs(STORY.a.spec))).toEqual([
      'h and w alternate, 24 + 24 pairs, λ 6.283 to 160.1 k',
      't 16 pairs, λ 198.7 k to 5.063 M',
    ])
    expect(words(readPairs(sideOf('B', 'mrope').spec))).toEqual([
      't 16 pairs, λ 6.283 to 160.1',
      'h 24 pairs, λ 198.7 to 28.47 k',
      'w 24 pairs, λ 35.33 k to 5.063 M',
    ])
  })

  test('three axes that take turns are one bracket of whole turns', () => {
    const [turns, rest, ...more] = words(readPairs(sideOf('A', 'mropeInterleaved').spec))
    expect(turns).toMatch(/^t, h and w alternate, 20 \+ 20 \+ 20 pairs, λ 6\.283 to /)
    expect(rest).toMatch(/^t 4 pairs, λ .* to 5\.063 M$/)
    expect(more).toEqual([])
  })

  test('one pair is said in the singular, and pairs without an axis by what they are', () => {
    expect(words(readPairs(painted('A', '1t2n61h').spec))).toEqual([
      't 1 pair, λ 6.283',
      'not rotated, 2 pairs in place of λ 7.797 to 9.676',
      'h 61 pairs, λ 12.01 to 5.063 M',
    ])
  })

  test('what is not rotated has no wavelength in the tables, whatever its place on the ladder', () => {
    const input = inputOf(painted('A', '62h2n'), null)
    expect(allocationTable(input).rows.at(-1)?.slice(0, 5)).toEqual([63, 'not rotated', '', 0, 0])
    expect(axisRanges(readPairs(painted('A', '62h2n').spec), null).at(-1)?.positions).toBe('∞')
    const still = wheelsTable(input).rows.at(-1)?.slice(0, 5)
    expect(still).toEqual([63, 'not rotated', '', 0, 0])
  })

  test('brackets cover every pair once, in order, with their counts', () => {
    fc.assert(
      fc.property(anyPairs, pairs => {
        const brackets = bracketsOf(pairs)
        let next = 0
        for (const { first, last, counts, reads } of brackets) {
          expect(first.index).toBe(next)
          next = last.index + 1
          expect(counts.reduce((a, b) => a + b, 0)).toBe(last.index - first.index + 1)
          for (let i = first.index; i <= last.index; i++) expect(pairs[i]?.reads).toBe(reads[(i - first.index) % reads.length])
        }
        expect(next).toBe(pairs.length)
      }),
    )
  })

  test('on the narrow page the axis in focus is one extent in three digits', () => {
    const [extent] = extentOf(readPairs(STORY.a.spec), 't')
    const forms = narrowForms(extent as NonNullable<typeof extent>).map(pieces => spoken(pieces.map(({ text }) => text).join('')))
    expect(forms).toEqual(['time, 199 k to 5.06 M', '199 k to 5.06 M'])
  })
})

describe('label placement', () => {
  const wish = fc.record({
    length: fc.double({ min: 1, max: 300, noNaN: true }),
    gap: fc.double({ min: 0, max: 40, noNaN: true }),
    widths: fc.array(fc.double({ min: 4, max: 320, noNaN: true }), { minLength: 1, maxLength: 4 }),
  })
  const wishes = fc.array(wish, { minLength: 1, maxLength: 12 }).map(list => {
    let from = 0
    return list.map(({ length, gap, widths }) => {
      const start = from + gap
      from = start + length
      return { from: start, to: from, widths: [...widths].sort((a, b) => b - a) }
    })
  })

  test('labels never overlap and never leave the limits', () => {
    fc.assert(
      fc.property(wishes, fc.option(fc.double({ min: 0, max: 1000, noNaN: true })), (list, avoid) => {
        const limits = [0, Math.max(...list.map(({ to }) => to))] as const
        const placed = placeLabels(list, limits, avoid)
        let right = Number.NEGATIVE_INFINITY
        for (const [i, { form, x }] of placed.entries()) {
          if (form === null) continue
          expect(x).toBeGreaterThanOrEqual(Math.max(right, limits[0] - 1e-6))
          right = x + (list[i]?.widths[form] ?? 0)
          expect(right).toBeLessThanOrEqual(limits[1] + 1e-6)
        }
      }),
    )
  })

  test('a label that fits its own extent is never left out', () => {
    fc.assert(
      fc.property(wishes, list => {
        const placed = placeLabels(list, [0, Math.max(...list.map(({ to }) => to))])
        for (const [i, { from, to, widths }] of list.entries())
          if (widths.some(width => width <= to - from)) expect(placed[i]?.form).not.toBeNull()
      }),
    )
  })

  test('a label stands centred, and moves to the start of its extent when the hairline runs through its middle', () => {
    const list = [{ from: 100, to: 500, widths: [180] }]
    expect(placeLabels(list, [0, 900])).toEqual([{ form: 0, x: 210 }])
    expect(placeLabels(list, [0, 900], 300)).toEqual([{ form: 0, x: 100 }])
    expect(placeLabels(list, [0, 900], 250)).toEqual([{ form: 0, x: 320 }])
  })

  test('a label takes a shorter form before it stands across the hairline', () => {
    expect(placeLabels([{ from: 100, to: 300, widths: [180, 60] }], [100, 300], 200)).toEqual([{ form: 1, x: 100 }])
  })

  test('the middle of three grows only into the room that its neighbours leave', () => {
    const list = [
      { from: 0, to: 100, widths: [90] },
      { from: 100, to: 140, widths: [120, 100, 30] },
      { from: 140, to: 400, widths: [100] },
    ]
    expect(placeLabels(list, [0, 400])[1]).toEqual({ form: 1, x: 105 })
  })
})

describe('widths of labels', () => {
  test('the estimate is within 6 % above what Liberation Sans takes at 12 px', () => {
    const measured: readonly (readonly [string, number])[] = [
      ['306.0\u202fk pos', 61.125],
      ['20.54\u00a0µrad', 57.625],
      ['69.88\u00a0mrad', 60.703],
    ]
    for (const [text, width] of measured) {
      expect(textWidth(text, 12) / width).toBeGreaterThan(0.99)
      expect(textWidth(text, 12) / width).toBeLessThan(1.06)
    }
    expect(piecesWidth([{ text: 'λ', symbol: true }])).toBeGreaterThan(7.875)
  })

  test('a name that does not fit ends in an ellipsis inside its room, or is left out', () => {
    expect(fitText('VideoRoPE', 13, 200)).toBe('VideoRoPE')
    const cut = fitText('VideoRoPE + YaRN', 13, 70)
    expect(cut).toMatch(/^VideoR.*…$/)
    expect(textWidth(cut, 13)).toBeLessThanOrEqual(70)
    expect(fitText('VideoRoPE', 13, 12)).toBe('')
  })
})
