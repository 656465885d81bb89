import { expect, it } from 'vitest'
import { baseBound, passingEnd } from '../../src/core/baseBound'
import type { BoundFound, BoundResult } from '../../src/engine/protocol'
import { boundsTable } from '../../src/views/bounds/boundsTable'
import { contextOf } from '../../src/views/bounds/context'
import { ladderNote, ladderOf, otherLadder } from '../../src/views/bounds/ladder'
import { baseTicks, boundsPlace } from '../../src/views/bounds/place'
import { boundsRequest, foundFor } from '../../src/views/bounds/request'
import { baseText, publishedRows } from '../../src/views/bounds/rows'
import { boundsCaption, endText } from '../../src/views/bounds/words'
import type { Frame, ViewInput } from '../../src/views/view'
import { inputOf, NO_FRAME, plain, sideOf } from './decayInput'

const SIZE = { width: 1100, height: 560 }
const llama = inputOf(sideOf('A', 'rope', { ropeTheta: 5e5 }), sideOf('B', 'rope', { ropeTheta: 1e4 }), {
  view: { context: 1024 },
})

function solved(input: ViewInput): Frame {
  const { job } = boundsRequest(input, SIZE)
  const { base, lnBase, m, certificate } = baseBound(2 * job.pairs, job.length)
  const end = passingEnd(2 * job.pairs, job.length, lnBase + 1e-12)
  const found: BoundFound = { base, lnBase, m, end: { base: end?.base ?? base, m: end?.m ?? null }, certificate }
  const result: BoundResult = { op: 'bound', mean: new Float32Array(), first: new Float64Array(), found }
  return { ...NO_FRAME, shown: { job, result, lane: 'full', input, at: 0 } }
}

it('says how far the bases of A and B carry, and the base that the context needs to eight digits', () => {
  const { lead, a, b } = boundsCaption(llama, solved(llama))
  expect(lead).toBe('Bounds.')
  expect(plain(a)).toBe(
    'The base 500 000 of RoFormer (128 channels) carries 18 438 positions before C falls below 0. The smallest base that carries 1 024 positions is 4 293.4376; just below it C is negative at 1 009.',
  )
  expect(plain(b)).toBe('The base 10 000 of RoFormer carries 1 707 positions before C falls below 0.')
})

it('an answer to another context is not taken for the one that is asked for', () => {
  const other = { ...llama, view: { ...llama.view, context: 2048 } }
  expect(foundFor(solved(llama), llama)).not.toBeNull()
  expect(foundFor(solved(llama), other)).toBeNull()
  expect(boundsCaption(other, solved(llama)).a).not.toContain('smallest')
})

it('asks for the trained length by itself where that takes a moment, and for nothing where it is long or the pairs are few', () => {
  const context = (geometry: Parameters<typeof sideOf>[2]) => contextOf(inputOf(sideOf('A', 'rope', geometry), null))
  expect(context({ trainedLength: 32_768 })).toBe(32_768)
  expect(context({ trainedLength: 1_048_576 })).toBeNull()
  expect(context({ headDim: 4, rotaryDim: 4 })).toBeNull()
})

it('says where the bases that pass end, and no more than was reached', () => {
  expect(plain(endText({ base: 4330.3233, m: 950 }))).toBe(
    'The bases from here to 4 330.3233 are long enough; above that C is negative at 950 again.',
  )
  expect(endText({ base: 4300, m: null })).toContain('at least')
})

it('the table shows both numbers of every published row, and says where they differ', () => {
  const { rows, columns } = boundsTable(llama, solved(llama))
  expect(columns).toHaveLength(5)
  const published = rows.filter(([what]) => what === 'arXiv 2405.14591')
  expect(published).toHaveLength(11)
  expect(published.filter(row => row[4] === 'published is larger')).toHaveLength(7)
  expect(published[7]?.slice(1).map(cell => plain(String(cell)))).toEqual([
    '131 072',
    '4 869 104.4',
    '7 800 000',
    'published is larger',
  ])
  expect(publishedRows(64)).toEqual([])
})

it('scaled frequencies, several axes and another number of pairs are said, not drawn', () => {
  expect(ladderNote(ladderOf(sideOf('A', 'rope')))).toBe('')
  expect(ladderNote(ladderOf(sideOf('A', 'llama3')))).toContain('changes its frequencies')
  expect(ladderNote(ladderOf(sideOf('A', 'mrope')))).toContain('3 axes')
  expect(ladderNote(ladderOf(sideOf('A', 'hope')))).toContain('changes its frequencies')
  const unlike = inputOf(sideOf('A', 'rope'), sideOf('B', 'rope', { headDim: 64, rotaryDim: 64 }))
  expect(otherLadder(unlike)).toBeNull()
  expect(boundsCaption(unlike, NO_FRAME).b).toContain('is not on this map')
})

it('the map holds the bases of both sides and the contexts, and px and values are inverse', () => {
  for (const phone of [false, true])
    for (const ropeTheta of [1.5, 1e4, 1e12]) {
      const input = { ...inputOf(sideOf('A', 'rope', { ropeTheta, trainedLength: 16_777_216 }), null), phone }
      const { x, y, base, m, width, height, edges, bases } = boundsPlace(input, phone ? 358 : 1100, 560)
      expect(x(ropeTheta)).toBeGreaterThanOrEqual(0)
      expect(x(ropeTheta)).toBeLessThanOrEqual(width + 1e-9)
      expect(y(16_777_216)).toBeGreaterThanOrEqual(-1e-9)
      expect(base(x(12_345))).toBeCloseTo(12_345, 6)
      expect(m(y(4096))).toBeCloseTo(4096, 6)
      expect(m(height)).toBeCloseTo(16, 9)
      expect([...edges].every((edge, k) => k === 0 || edge >= (edges[k - 1] as number))).toBe(true)
      expect(bases.length).toBeLessThanOrEqual(300)
    }
  expect(baseTicks(boundsPlace(llama, 1100, 560))).toEqual([1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9])
})

it('a base is written in eight digits, without zeros that say nothing', () => {
  expect([500_000, 26_952.339_227_857_88, 4_869_104.370_528_785, 2.5].map(base => plain(baseText(base)))).toEqual([
    '500 000',
    '26 952.339',
    '4 869 104.4',
    '2.5',
  ])
})
