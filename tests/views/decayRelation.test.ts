import { describe, expect, test } from 'vitest'
import { relatedDecay } from '../../src/core/relation'
import { VIEWS } from '../../src/views'
import { decayCaption } from '../../src/views/decay/caption'
import { decayTable } from '../../src/views/decay/decayTable'
import { envelopeRequest } from '../../src/views/decay/envelope'
import { AT_REST, decayPicture } from '../../src/views/decay/picture'
import { unmappedWords } from '../../src/views/standpoint'
import { inputOf, NO_FRAME, plain, sideOf } from './decayInput'

const GEOMETRY = { ropeTheta: 10_000, trainedLength: 4096 }
const mapped = (variant: string, letter: 'A' | 'B' = 'A') =>
  sideOf(letter, 'rope', GEOMETRY, { relation: { variant, params: {} } })
const curveOf = (input: ReturnType<typeof inputOf>) =>
  decayPicture(input, NO_FRAME.shown, { width: 1128, height: 350 }, AT_REST).lanes[0]

describe('decay under a relative map', () => {
  test('stands beside pictures that say that they draw distances as they are', () => {
    expect(unmappedWords(inputOf(mapped('rope'), null))).toBe('')
    expect(unmappedWords(inputOf(mapped('rerope'), mapped('selfExtend', 'B')))).toBe(
      'ReRoPE and Self-Extend bend which distance two tokens see; here it is drawn as it is.',
    )
    expect(VIEWS.filter(view => view.mapped).map(({ id }) => id)).toEqual(['decay', 'scores', 'map'])
  })

  test('is read from the last of four trained lengths, or from the chosen query, to 1e-9', () => {
    const side = mapped('selfExtend')
    const input = inputOf(side, null)
    const map = side.spec.relation?.over(16_384)
    const ladder = side.spec.groups[0].ladder
    const at = curveOf(input)?.a?.at as (delta: number) => number
    for (const delta of [0, 1, 1023, 1024, 5000, 16_383])
      expect(at(delta)).toBeCloseTo(relatedDecay(map as NonNullable<typeof map>, ladder, 16_383, 16_383 - delta), 9)
    expect(at(16_384)).toBeNaN()
    const chosen = curveOf({ ...input, cursor: { ...input.cursor, query: 300 } })?.a?.at as typeof at
    expect(chosen(300)).toBeCloseTo(at(300), 12)
    expect(chosen(301)).toBeNaN()
  })

  test('ends where the first token stands, and goes to the end of the ruler where the distance alone decides', () => {
    const input = inputOf(mapped('dualChunk'), mapped('rerope', 'B'))
    const { lanes, ruler } = decayPicture(input, NO_FRAME.shown, { width: 1128, height: 350 }, AT_REST)
    const [lane] = lanes
    expect(lane?.a?.curve.x.at(-1)).toBeLessThan(ruler.x(16_500) + 1)
    expect(lane?.b?.curve.x.at(-1)).toBeGreaterThan(ruler.width - 1)
    expect([...(lane?.a?.curve.line ?? []), ...(lane?.b?.curve.line ?? [])].every(Number.isFinite)).toBe(true)
  })

  test('asks the engine for no band of a curve that it would not compute', () => {
    expect(envelopeRequest(inputOf(mapped('rerope'), null))).toBeNull()
    expect(envelopeRequest(inputOf(mapped('rerope'), mapped('rope', 'B')))?.job.curves.length).toBe(1)
  })

  test('is told with the place from which it is seen, and with the value at which far tokens stay', () => {
    expect(plain(decayCaption(inputOf(mapped('selfExtend'), null)).a)).toContain(
      'Under RoFormer, seen from the last of 16 384 tokens, the mean over its 64 pairs first falls below zero at Δ = 6 488',
    )
    expect(plain(decayCaption(inputOf(mapped('rerope'), null)).a)).toContain('stays at 0.219 from Δ = 512 on')
  })

  test('says in the table where no token stands so far back', () => {
    const { rows } = decayTable(inputOf(mapped('dualChunk'), null))
    expect(rows.find(([delta]) => delta === 100_000)?.[2]).toBe('no token so far back')
  })
})
