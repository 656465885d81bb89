import { describe, expect, test } from 'vitest'
import { labOf, rgbOf } from '../../src/views/paint/lab'
import { DARK, LIGHT } from '../../src/views/paint/palette'
import { valueScale } from '../../src/views/paint/valueScale'

describe('Lab', () => {
  test('of white is 100, 0, 0, and of a colour that of CSS Color 4', () => {
    expect(labOf('#ffffff').map(value => Math.abs(Number(value.toFixed(2))))).toEqual([100, 0, 0])
    const [l, a, b] = labOf('#DDAE4A')
    expect(l).toBeCloseTo(73.9, 0)
    expect(a).toBeGreaterThan(5)
    expect(b).toBeGreaterThan(50)
  })

  test('comes back to the same bytes', () => {
    for (const hex of ['#3A3A8F', '#8A8BC4', '#F3F1ED', '#DDAE4A', '#8A5600', '#000000', '#1B1C1F'])
      expect(
        `#${rgbOf(labOf(hex))
          .map(part => part.toString(16).padStart(2, '0'))
          .join('')}`,
      ).toBe(hex.toLowerCase())
  })
})

describe('the scale of values', () => {
  test('takes the warm half alone from a floor of whole tenths where nothing is negative', () => {
    const scale = valueScale(LIGHT, 0.683, 0.97)
    expect(scale).toMatchObject({ from: 0.6, to: 1, signed: false })
    expect(scale.css(0.6)).toBe('#f3f1ed')
    expect(scale.css(0.82)).toBe('#ddae4a')
    expect(scale.css(1)).toBe('#8a5600')
  })

  test('takes both halves where something is negative, with zero in the middle', () => {
    const scale = valueScale(DARK, -0.2, 0.9)
    expect(scale).toMatchObject({ from: -1, to: 1, signed: true })
    expect(scale.css(0)).toBe('#1b1c1f')
    expect(scale.css(-1)).toBe('#9c9ef2')
    expect(scale.css(0.5)).toBe('#8f6d22')
  })

  test('reaches over 1 where scores do, and never has an empty range', () => {
    expect(valueScale(LIGHT, 0.2, 1.32)).toMatchObject({ from: 0.2, to: 1.4 })
    expect(valueScale(LIGHT, 1, 1)).toMatchObject({ from: 0.9, to: 1 })
    expect(valueScale(LIGHT, -0.03, 0.02, 0.1)).toMatchObject({ from: -0.1, to: 0.1 })
  })
})
