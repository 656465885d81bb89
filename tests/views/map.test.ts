import { describe, expect, test } from 'vitest'
import { effectiveDistance } from '../../src/core/relation'
import { RELATIONS } from '../../src/core/relations'
import { bandCells } from '../../src/views/map/bandCells'
import { curvePath } from '../../src/views/map/curve'
import { mapTable } from '../../src/views/map/mapTable'
import { firstBeyond, largestSeen, mapSides, readingAt } from '../../src/views/map/model'
import { mapPlace } from '../../src/views/map/place'
import { mapCaption, sayDistance } from '../../src/views/map/words'
import type { ViewInput } from '../../src/views/view'
import { inputOf, plain, sideOf } from './decayInput'

const GEOMETRY = { ropeTheta: 10_000, trainedLength: 4096 }
const mapped = (variant: string, letter: 'A' | 'B' = 'A', params = {}) =>
  sideOf(letter, 'rope', GEOMETRY, { relation: { variant, params } })
const only = (input: ViewInput) => mapSides(input)[0] as ReturnType<typeof mapSides>[number]
const IDS = RELATIONS.map(({ id }) => id).filter(id => id !== 'identity')

describe('the picture of a relative map', () => {
  test('reads at the cursor what the map says of that pair of tokens', () => {
    for (const id of IDS) {
      const one = only(inputOf(mapped(id), null))
      const { query } = one.stand
      for (const delta of [0, 1, 63, 512, 1000, 3403, query].filter(delta => delta <= query)) {
        const { fast, slow } = readingAt(one, delta)
        const truth = (pair: number) =>
          effectiveDistance(one.relation as NonNullable<typeof one.relation>, query, query - delta, pair)
        expect(fast).toBeCloseTo(truth(0), 9)
        if (slow !== null) expect(slow).toBeCloseTo(truth(63), 9)
      }
    }
  })

  test('finds the largest distance that is seen and the first beyond a length as looking at every key does', () => {
    for (const id of IDS) {
      const one = only(inputOf(mapped(id, 'A', {}), null))
      const { relation, stand, slowFrom } = one
      const pairs = slowFrom === null ? [0] : [0, 63]
      const seen = Array.from({ length: stand.query + 1 }, (_, delta) =>
        Math.max(
          ...pairs.map(pair =>
            effectiveDistance(relation as NonNullable<typeof relation>, stand.query, stand.query - delta, pair),
          ),
        ),
      )
      expect(largestSeen(one, stand.query)).toBeCloseTo(Math.max(...seen), 9)
      const first = seen.findIndex(distance => distance > 1000)
      expect(firstBeyond(one, 1000)).toBe(first < 0 ? null : first)
    }
  })

  test('has in every pixel the distance and the band of the tokens in its middle, and nothing ahead of the query', () => {
    for (const id of IDS) {
      const { relation, stand } = only(inputOf(mapped(id), null))
      const { across, distance, band } = bandCells(relation, stand.tokens, 64, false)
      const token = (pixel: number) => Math.floor(((pixel + 0.5) / 64) * stand.tokens)
      for (let row = 0; row < across; row += 7)
        for (let column = 0; column < across; column += 5) {
          const at = row * across + column
          if (column > row) expect([distance[at], band[at]]).toEqual([Number.NaN, -1])
          else expect(distance[at]).toBe(effectiveDistance(relation as NonNullable<typeof relation>, token(row), token(column)))
        }
    }
  })

  test('draws a finite line within its plot for every map, on a log ruler and under the lens', () => {
    for (const id of IDS)
      for (const ruler of [
        { scale: 'log', from: 1, to: 1e7 },
        { scale: 'linear', from: 0, to: 64 },
        { scale: 'log', from: 100, to: 20_000 },
      ] as const) {
        const input = inputOf(mapped(id), null, { view: { ruler } })
        const sides = mapSides(input)
        const { scale, plot } = mapPlace(input, sides, { width: 1104, height: 500 })
        const path = curvePath(only(input), input.ruler, scale.y, false)
        expect(path).toMatch(/^M[-\d. L]+$/)
        const heights = path
          .slice(1)
          .split('L')
          .map(point => Number(point.split(' ')[1]))
        expect(Math.min(...heights)).toBeGreaterThanOrEqual(-1)
        expect(Math.max(...heights)).toBeLessThanOrEqual(plot.height + 1)
      }
  })

  test('says which distances stay and how the others are seen', () => {
    const said = (id: string) => plain(mapCaption(inputOf(mapped(id), null)).a)
    expect(said('rerope')).toBe(
      'Under RoFormer distances up to 511 stay as they are, and all others are seen as 512, inside the trained 4 096 positions.',
    )
    expect(said('leakyRerope')).toContain(
      'beyond, 16 tokens count as one position and pass the trained 4 096 positions at Δ = 57 841.',
    )
    expect(said('selfExtend')).toContain(
      'seen from the last of 16 384 tokens, distances up to 1 024 stay as they are and none is seen as more than 2 943',
    )
    expect(said('dualChunk')).toContain('none is seen as more than 3 072, inside the trained 4 096')
    expect(said('hirope')).toContain('pairs 0 to 31 see up to 1 006, pairs 32 to 63 no more than 534, inside the trained 4 096')
    expect(said('rope')).toContain('tokens see their distance as it is; training never showed distances from 4 096 on.')
  })

  test('says that a prompt on several axes keeps its distances', () => {
    const side = sideOf('A', 'mrope', GEOMETRY, { relation: { variant: 'selfExtend', params: {} } })
    expect(mapCaption(inputOf(side, null)).a).toContain('Self-Extend needs tokens that count up one by one')
  })

  test('lists what is seen where bands begin, and the band, for both sides', () => {
    const { columns, rows } = mapTable(inputOf(mapped('hirope'), mapped('rerope', 'B')))
    expect(columns.length).toBe(2 + 3 + 2)
    const at = rows.find(([delta]) => delta === 512)
    expect(at?.slice(1)).toEqual([
      'A counted in functions; B 512 and farther',
      512,
      518,
      'counted in functions',
      512,
      '512 and farther',
    ])
  })

  test('says distances with the fraction that a map gives them', () => {
    expect([4096, 692.6875, -3.5, 0.999, Number.NaN].map(sayDistance).map(plain)).toEqual(['4 096', '692.69', '−3.5', '1', '–'])
  })
})
