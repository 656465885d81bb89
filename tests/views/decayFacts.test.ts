import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decayAt } from '../../src/core/curve'
import type { Content } from '../../src/core/scene'
import { framesBetween } from '../../src/views/decay/DecayTip'
import { decayTable } from '../../src/views/decay/decayTable'
import { decayStops, laneFacts, partingOf, sideFacts } from '../../src/views/decay/facts'
import { AT_REST, decayPicture } from '../../src/views/decay/picture'
import { formatValue } from '../../src/views/paint/format'
import type { Side } from '../../src/views/view'
import { inputOf, NO_FRAME, plain, STORY, sideOf } from './decayInput'

const b = STORY.b as Side

describe('facts of the decay curves', () => {
  test('VideoRoPE crosses zero at 486 910 and M-RoPE at 16, with an echo of 0.733 at 32 007', () => {
    expect(sideFacts(STORY.a, 't', STORY)).toMatchObject({ pairs: 16, high: 10_627, crossesZero: 486_910, echo: null })
    const facts = sideFacts(b, 't', STORY)
    expect(facts).toMatchObject({ pairs: 16, crossesZero: 16, echo: { m: 32_007 } })
    expect(facts?.echo?.value).toBeCloseTo(0.733, 3)
  })

  test('readouts at 3 403 are those of float64 on every lane', () => {
    const { lanes } = decayPicture(STORY, NO_FRAME.shown, { width: 1128, height: 350 }, AT_REST)
    expect(lanes.map(lane => [lane.a, lane.b].map(side => side && formatValue(side.at(3403))))).toEqual([
      ['0.9990', '\u22120.5386'],
      ['0.0543', '0.1355'],
      ['0.0348', '0.9786'],
    ])
  })

  test('facts agree with looking at every integer', () => {
    const frequencies = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(frequencies, fc.integer({ min: 2, max: 600 }), (list, trained) => {
        const omega = Float64Array.from(list)
        const facts = laneFacts(omega, trained)
        const curve = Array.from({ length: trained }, (_, m) => decayAt(omega, m))
        const crossing = curve.findIndex(value => value < 0)
        if (crossing < 0) expect(facts.crossesZero === null || facts.crossesZero >= trained).toBe(true)
        else {
          expect(facts.crossesZero).toBe(crossing)
          expect(facts.echo?.value).toBe(Math.max(...curve.slice(crossing)))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('stops ascend and hold trained length, crossings and echo', () => {
    expect(decayStops(STORY)).toEqual([16, 32_007, 32_768, 486_910])
  })

  test('pairs part by π/4 and curves by 0.1 at their own distances', () => {
    const longer = sideOf('B', 'rope', { ropeTheta: 10_001 })
    expect(partingOf(sideOf('A', 'rope', { ropeTheta: 10_000 }), longer, 'all')).toMatchObject({
      pair: { m: 196_651 },
      curves: 159_529,
    })
    expect(partingOf(STORY.a, b, 'all')).toEqual({ pair: null, curves: null })
    expect(partingOf(STORY.a, null, 't')).toBeNull()
  })

  test('a distance in time is said in frames where the prompt has a video', () => {
    expect(plain(framesBetween(STORY.a, 3403) as string)).toBe('1 701.5')
    expect(plain(framesBetween(b, 3403) as string)).toBe('3 403')
    expect(framesBetween(sideOf('A', 'rope'), 3403)).toBeNull()
  })

  test('the table names every mark, both partings and the cursor, in ascending distance', () => {
    const { columns, rows } = decayTable(STORY)
    expect(columns[0]).toBe('Δ [positions]')
    expect(columns).toHaveLength(2 + 8)
    const distances = rows.map(row => row[0] as number)
    expect(distances).toEqual([...distances].sort((x, y) => x - y))
    const at = (m: number) => plain(String(rows.find(row => row[0] === m)?.[1]))
    expect(at(3403)).toBe('cursor')
    expect(at(486_910)).toBe('A first below 0')
    expect(at(32_007)).toBe('largest of B after its crossing, within 32 768')
    expect(at(1)).toContain('pair 0 of A and B π/4 apart (time)')
    expect(at(2)).toContain('curves of A and B 0.1 apart (time)')
    for (const row of rows) expect(row).toHaveLength(columns.length)
  })

  test('the table says what its values are shares of, for every content', () => {
    const title = (content: Content) => decayTable(inputOf(sideOf('A', 'rope'), null, { content })).title
    const unit = 'over the pairs: 1 is the logit of equal q and k at Δ = 0 (position chosen)'
    expect(title({ kind: 'ones' })).toBe(`Mean cosine ${unit}`)
    expect(title({ kind: 'noisyCopy', rho: 0.3 })).toBe(`Mean logit, the correlation 0.3 times the mean cosine ${unit}`)
    expect(title({ kind: 'independent' })).toBe('Mean logit over the pairs, 0 for independent q and k (position chosen)')
  })

  test('a single index makes one column per side', () => {
    expect(decayTable(inputOf(sideOf('A', 'rope'), null)).columns).toEqual([
      'Δ [positions]',
      'what is there',
      'A RoFormer, position [1]',
    ])
  })
})
