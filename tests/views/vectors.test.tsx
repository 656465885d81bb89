import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import type { LoadedHead } from '../../src/core/loadedHead'
import { contentColumns } from '../../src/core/loadedHead'

import { sampleContent } from '../../src/core/sampleContent'
import { DEFAULT_SCORES } from '../../src/state/scoresView'
import type { FigureProps } from '../../src/views/paint/figure'
import { createRuler } from '../../src/views/paint/ruler'
import { decayAt, decayLines } from '../../src/views/vectors/decayLines'
import { elitePairs, headFacts, misfit, missed } from '../../src/views/vectors/facts'
import { vectorsPlace } from '../../src/views/vectors/place'
import { scoreCells } from '../../src/views/vectors/scoreCells'
import { vectorsView } from '../../src/views/vectors/vectorsView'
import { cacheWords } from '../../src/views/vectors/words'
import { inputOf, NO_FRAME, sideOf } from './decayInput'

// Node has no document for the figure to be drawn into.
vi.mock('../../src/views/paint/figure', () => ({
  figureSvg: ({ children }: FigureProps) => renderToStaticMarkup(createElement('svg', null, children)),
}))

const headOf = (channels: number, tokens = 40): LoadedHead => ({
  file: 'qk.safetensors',
  where: 'layer 3, head 5',
  style: 'neox',
  ...(sampleContent({ kind: 'noisyCopy', rho: 0.5 }, tokens, channels) as { q: Float64Array[]; k: Float64Array[] }),
})
const [a, b] = [sideOf('A', 'rope'), sideOf('B', 'rope', { ropeTheta: 1e4 })]
const withHead = (channels: number, second = true) => ({ ...inputOf(a, second ? b : null), loaded: headOf(channels) })
const size = { width: 1100, height: 520 }

describe('Q and K', () => {
  it('without a file says that a link does not carry one, in caption, table and figure', () => {
    const input = inputOf(a, b)
    const { lead, a: more } = vectorsView.caption(input, NO_FRAME)
    expect(`${lead} ${more}`).toMatch(/No queries and keys are loaded.+a link does not carry it/)
    const { title, rows } = vectorsView.table(input, NO_FRAME)
    expect(title).toMatch(/does not carry/)
    expect(rows).toHaveLength(64)
    expect(vectorsView.svg(input, NO_FRAME, size)).toContain('No queries and keys are loaded')
  })

  it('names the file, the head, the strongest pair and what RoPElite keeps', () => {
    const { lead, a: mine, b: other } = vectorsView.caption(withHead(128), NO_FRAME)
    expect(lead).toMatch(/^Layer 3, head 5 of qk\.safetensors: pair \d+ \(λ .+ positions\) carries most/)
    expect(mine).toMatch(/16 of 64 pairs rotated keep [\d.]+\u00a0% of what rotation changes/)
    expect(other).toMatch(/under RoFormer \d/)
  })

  it('lists every pair once, with ranks from 1 to the number of pairs', () => {
    const { rows } = vectorsView.table(withHead(128), NO_FRAME)
    expect(rows.map(row => row[0])).toEqual(Array.from({ length: 64 }, (_, pair) => pair))
    expect(rows.map(row => Number(row[4])).sort((x, y) => x - y)).toEqual(Array.from({ length: 64 }, (_, i) => i + 1))
  })

  it('draws only numbers, with and without B', () => {
    for (const second of [true, false]) {
      const svg = vectorsView.svg(withHead(128, second), NO_FRAME, size)
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
      expect(svg).toContain('loaded from')
    }
  })

  it('says which mask it leaves out, and which channels of wider vectors do not turn', () => {
    const windowed = { ...a, spec: { ...a.spec, mask: { kind: 'window', size: 8 } as const } }
    const lead = (side: typeof a, channels: number) =>
      vectorsView.caption({ ...inputOf(side, null), loaded: headOf(channels) }, NO_FRAME).lead
    expect(lead(windowed, 128)).toContain('the mask of A is left out')
    expect(lead(a, 192)).toContain('vectors have 192 channels, heads of A 128: channels 128 to 191 do not turn')
    expect(lead(a, 128)).not.toMatch(/left out|do not turn/)
  })

  it('refuses vectors that are narrower than what the setup turns', () => {
    expect(misfit(headOf(64), a)).toBe('The vectors of qk.safetensors have 64 channels, and A turns 128 of a head of 128.')
    expect(vectorsView.caption({ ...inputOf(a, b), loaded: headOf(64) }, NO_FRAME).lead).toMatch(/64 channels/)
    expect(misfit(headOf(192), a)).toBeNull()
  })

  it('misses less with every pair that may rotate, and nothing with all', () => {
    const facts = headFacts(headOf(128), a)
    const shares = Array.from({ length: 65 }, (_, count) => missed(facts, count))
    expect(shares[0]).toBe(1)
    expect(shares[64]).toBeLessThan(1e-12)
    expect(elitePairs(facts, 5)).toHaveLength(5)
  })

  it('counts the cache of 16 rotated pairs and a latent of 32 as a quarter of 256 numbers', () => {
    expect(cacheWords(headFacts(headOf(128), a), { pairs: 16, latent: 32 })).toMatch(/= 64 of 256 numbers .+: 25\u00a0%$/)
  })

  it('keeps the mean of the logits when cells are box-filtered', () => {
    const facts = headFacts(headOf(128), a)
    const fine = scoreCells(facts, 40, 'mean')
    const coarse = scoreCells(facts, 20, 'mean')
    const [p, q, r] = [fine.values[20 * 40], fine.values[20 * 40 + 1], fine.values[21 * 40]] as [number, number, number]
    expect(coarse.values[10 * 20]).toBeCloseTo((p + q + r + (fine.values[21 * 40 + 1] as number)) / 4, 12)
    expect(coarse.values[3 * 20 + 4]).toBe(Number.NEGATIVE_INFINITY)
  })

  it('draws attention in decades below 1, with each row of a fine picture summing to 1', () => {
    const facts = headFacts(headOf(128), a)
    const { values, cells, most } = scoreCells(facts, 40, 'softmax')
    for (let row = 0; row < cells; row++)
      expect(values.slice(row * cells, row * cells + row + 1).reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 12)
    expect(most).toBe(1)
    const softmax = { ...withHead(128), view: { ...withHead(128).view, scores: { ...DEFAULT_SCORES, form: 'softmax' as const } } }
    expect(vectorsView.svg(softmax, NO_FRAME, size)).toMatch(/attention, first 40 tokens/)
  })

  it('decays on the ruler: columns near and far have the mean logit of their distances', () => {
    const facts = headFacts(headOf(128), a)
    const lines = decayLines(facts, createRuler({ scale: 'linear', from: 0, to: 400 }, 800))
    for (const at of [0, 7, 300]) expect(lines.mean[at]).toBeCloseTo(facts.decay[at] as number, 9)
    expect(decayAt(facts, 5_000_000)).toBeCloseTo(
      contentColumns(facts.head, facts.frequencies, Float64Array.of(5e6, 5e6 + 1), facts.scale)[0] as number,
      12,
    )
    expect(lines.low.every((value, at) => value <= (lines.high[at] as number))).toBe(true)
  })

  it('lays its charts inside its place, beside or under each other', () => {
    for (const phone of [false, true]) {
      const width = phone ? 376 : 1104
      const { ruler } = inputOf(a, b, { phone })
      const place = vectorsPlace({ phone, b, ruler }, width, 520)
      for (const box of [place.norms, place.elite, place.decay, ...place.scores]) {
        expect(box.left + box.width).toBeLessThanOrEqual(width)
        expect(box.top + box.height).toBeLessThanOrEqual(place.height)
        expect(box.width).toBeGreaterThan(60)
      }
    }
  })
})
