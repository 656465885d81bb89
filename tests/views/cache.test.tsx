import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { cachedKeys } from '../../src/core/cachedKeys'
import { CachePicture } from '../../src/views/cache/CachePicture'
import { startCurves, workOn } from '../../src/views/cache/curves'
import { textOf, textsOf } from '../../src/views/cache/text'
import { cacheCaption, cacheTable } from '../../src/views/cache/words'
import { createRuler } from '../../src/views/paint/ruler'
import { spoken } from './allocationScenes'
import { inputOf, sideOf } from './decayInput'

const grown = (seqLen: number, letter: 'A' | 'B' = 'A') =>
  sideOf(letter, 'rope', { ropeTheta: 10_000 }, { frequencies: { variant: 'dynamicNtk', params: { seqLen } } })
const said = (input: Parameters<typeof cacheCaption>[0]) => {
  const { a, b } = cacheCaption(input)
  return [spoken(a), spoken(b)]
}

describe('the cache view', () => {
  test('says what a cached key scores and what it would score if it were rotated anew', () => {
    const [a, b] = said(inputOf(grown(16_384), grown(4096, 'B')))
    expect(a).toMatch(
      /^Under RoFormer the last of 16 384 tokens meets the key at Δ = 3 403 with similarity 0\.348 as cached and 0\.200 if rotated anew; the gap grows to 0\.3\d\d, near Δ = /,
    )
    expect(b).toBe('Under RoFormer 4 096 tokens still have the frequencies with which their keys were cached.')
  })

  test('a schedule without length, and a text read at once, lose nothing', () => {
    expect(said(inputOf(sideOf('A', 'rope'), null))[0]).toContain('keys in the cache stay right')
    expect(said(inputOf(grown(16_384), null, { view: { cached: 16_384 } }))[0]).toContain('still have the frequencies')
    expect(textOf(sideOf('A', 'rope'), inputOf(grown(1), null).view)).toBeNull()
  })

  test('columns hold every key once, and their mean, least and most are those of the keys', () => {
    const input = inputOf(grown(9000), null, { view: { cached: 3000 } })
    const [text] = textsOf(input)
    if (!text) throw new Error('no text')
    const curves = startCurves(text, createRuler({ scale: 'log', from: 1, to: 1e5 }, 200))
    expect(workOn([curves])).toBe(true)
    const keys = cachedKeys(text)
    let next = 0
    for (const { from, to, mean, min, max } of curves.cached) {
      expect(from).toBe(next)
      const values = Array.from({ length: to - from + 1 }, (_, k) => keys.cached(from + k))
      expect(mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 12)
      expect([min, max]).toEqual([Math.min(...values), Math.max(...values)])
      next = to + 1
    }
    expect(next).toBe(9000)
  })

  test('the table ends with the first token, and the figure holds finite numbers', () => {
    const input = inputOf(grown(16_384), grown(8192, 'B'))
    const { columns, rows } = cacheTable(input)
    expect(rows.at(-1)?.[0]).toBe(16_383)
    expect(rows.every(row => row.length === columns.length)).toBe(true)
    const curves = textsOf(input).map(text => startCurves(text, input.ruler))
    workOn(curves)
    const svg = renderToStaticMarkup(<CachePicture input={input} curves={curves} height={300} cursor />)
    expect(svg).toContain('as cached')
    expect(svg).not.toMatch(/NaN|Infinity|undefined|class=|var\(/)
  })
})
