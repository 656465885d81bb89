import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAngular, formatPositions, formatShort, formatValue } from '../../src/views/paint/format'

const plain = (text: string) => Number(text.replace(/[\u202f\u2009\u00a0]/g, '').replace('\u2212', '-'))
const SCALES: Record<string, number> = { k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15 }

describe('numbers on screen', () => {
  test('positions are grouped by threes with U+202F', () => {
    expect(formatPositions(10627)).toBe('10\u202f627')
    expect(formatPositions(486910)).toBe('486\u202f910')
    expect(formatPositions(16777216)).toBe('16\u202f777\u202f216')
    expect(formatPositions(999)).toBe('999')
    expect(formatPositions(-1000)).toBe('\u22121\u202f000')
  })

  test('short numbers have four significant digits and a thin space before the letter', () => {
    expect(formatShort(198_692)).toBe('198.7\u202fk')
    expect(formatShort(5_063_000.4)).toBe('5.063\u202fM')
    expect(formatShort(305_953)).toBe('306.0\u202fk')
    expect(formatShort(2 * Math.PI)).toBe('6.283')
    expect(formatShort(160.07)).toBe('160.1')
    expect(formatShort(999.96)).toBe('1.000\u202fk')
    expect(formatShort(-0.012345)).toBe('\u22120.01235')
  })

  test('round numbers lose their zeros', () => {
    expect(formatShort(1e6)).toBe('1\u202fM')
    expect(formatShort(16)).toBe('16')
    expect(formatShort(32_000)).toBe('32\u202fk')
  })

  test('a short number is within half of its last digit', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 9e17, noNaN: true }), n => {
        const [digits, letter] = formatShort(n).split('\u202f') as [string, string?]
        expect(Math.abs(plain(digits) * (letter ? (SCALES[letter] as number) : 1) - n)).toBeLessThanOrEqual(5.001e-4 * n)
      }),
    )
  })

  test('correlations have four decimals and a true minus, and never a minus before zero', () => {
    expect(formatValue(0.99899)).toBe('0.9990')
    expect(formatValue(-0.53862)).toBe('\u22120.5386')
    expect(formatValue(-0.00001)).toBe('0.0000')
    expect(formatValue(Number.NaN)).toBe('\u2013')
  })

  test('angles choose the unit that leaves one to three digits before the point', () => {
    expect(formatAngular(2.0536e-5)).toBe('20.54\u00a0\u00b5rad')
    expect(formatAngular(0.069884)).toBe('69.88\u00a0mrad')
    expect(formatAngular(1)).toBe('1.000\u00a0rad')
    expect(formatAngular(1.2409e-6)).toBe('1.241\u00a0\u00b5rad')
    expect(formatAngular(0)).toBe('0\u00a0rad')
  })
})
