import { describe, expect, test } from 'vitest'
import { decayAt } from '../../src/core/curve'
import { decayCaption } from '../../src/views/decay/caption'
import { decayTable } from '../../src/views/decay/decayTable'
import { TURN_SPAN, turnCurve } from '../../src/views/decay/laneCurve'
import { chosenLane, laneChoices, laneOf, laneUnit } from '../../src/views/decay/lanes'
import { decayPicture } from '../../src/views/decay/picture'
import { inputOf, NO_FRAME, plain } from './decayInput'
import { sideOn } from './systems'

const say = (id: string, group = 0, lane = 'all' as Parameters<typeof laneOf>[1]) => {
  const { lead, a } = decayCaption(inputOf(sideOn(id, group), null, { view: { lane } }))
  return plain(`${lead} ${a}`)
}

describe('lanes', () => {
  test.each([
    ['vrope', 0, ['d0', 'd1', 'd2', 'd3', 'all']],
    ['flux2', 0, ['t', 'h', 'w', 'l', 'all']],
    ['hunyuanVl', 0, ['all']],
    ['hope', 0, ['h', 'w', 'all']],
    ['mhrope', 3, ['h', 'all']],
    ['drope', 0, ['x', 'y']],
    ['drope', 1, ['a']],
    ['ropeVitMixed', 2, ['w', 'h', 'all']],
    ['mochi', 0, ['all']],
  ] as const)(
    '%s, group %i: those of the axes that its pairs read, with all together only where all can move alike',
    (id, group, lanes) => {
      expect(laneChoices(inputOf(sideOn(id, group), null))).toEqual(lanes)
    },
  )

  test('where no pair reads time the tall lane is an axis that some pair reads', () => {
    for (const [id, lane] of [
      ['ropeVitAxial', 'w'],
      ['vrope', 'd0'],
      ['drope', 'x'],
      ['flux', 'i'],
    ] as const)
      expect(chosenLane(inputOf(sideOn(id), null))).toBe(lane)
  })

  test('a lane of mixed pairs is the mean cosine of what each turns by along that axis alone', () => {
    const { spec } = sideOn('ropeVitMixed', 4)
    const frequencies = laneOf(sideOn('ropeVitMixed', 4), 'w') as Float64Array
    for (const m of [1, 4, 7]) {
      const tokens = spec.positionIds.map(ids => [ids[0], ids[m]] as [number, number])
      expect(tokens[1]).toEqual([0, 0])
      const cosines = Array.from({ length: spec.pairs }, (_, i) => Math.cos((spec.groups[0].invFreq[0]?.[i] ?? 0) * m))
      expect(decayAt(frequencies, m)).toBeCloseTo(cosines.reduce((sum, c) => sum + c, 0) / spec.pairs, 12)
    }
    expect(say('ropeVitMixed', 4, 'w')).toMatch(
      /^Width\. Under ropeVitMixed \(head 4\), along w alone, the mean over its 32 pairs/,
    )
  })

  test('fractions of a clip are counted in tokens: the curve at m is the mean cosine between patches m apart', () => {
    const side = sideOn('ltxVideo', 6)
    const { positionIds, groups, axes } = side.spec
    const own = (groups[0].invFreq[axes.indexOf('w')] as Float64Array).filter(omega => omega !== 0)
    const ids = positionIds[axes.indexOf('w')] as Float64Array
    for (const m of [1, 3, 7]) {
      const apart = (ids[m] as number) - (ids[0] as number)
      const mean = own.reduce((sum, omega) => sum + Math.cos(omega * apart), 0) / own.length
      expect(decayAt(laneOf(side, 'w') as Float64Array, m)).toBeCloseTo(mean, 9)
    }
    expect(laneUnit(side, 'w')).toBe('tokens')
    expect(say('ltxVideo', 0, 'w')).toMatch(/Δ = \d+ tokens/)
  })

  test('distances on a plane are metres', () => {
    expect(say('drope', 0, 'x')).toMatch(
      /^Along x\. Under drope \(heads of place\) .* Δ = 725 m and .*inside the trained 1 024 metres\.$/,
    )
  })
})

describe('a heading', () => {
  const frequencies = laneOf(sideOn('drope', 1), 'a') as Float64Array

  test('the drawn curve is the cosine of the angle over two turns', () => {
    const { x, value } = turnCurve(frequencies, { kind: 'ones' }, 924)
    for (const [k, px] of x.entries()) expect(value[k]).toBeCloseTo(Math.cos((px / 924) * TURN_SPAN), 12)
    expect(x.at(-1)).toBeGreaterThanOrEqual(924)
  })

  test('a full turn changes no value', () => {
    for (const angle of [0.1, 2, 3])
      expect(decayAt(frequencies, angle + 2 * Math.PI)).toBeCloseTo(decayAt(frequencies, angle), 12)
    expect(say('drope', 1, 'a')).toContain(
      'all 64 pairs turn by the heading itself, so the mean is cos Δα: 1 at every whole turn',
    )
  })

  test('its picture holds no other lane, asks for no envelope, and its table is in rad and degrees', () => {
    const input = inputOf(sideOn('drope', 1), null)
    const picture = decayPicture(input, NO_FRAME.shown, { width: 1104, height: 350 }, { a: false, b: false })
    expect(picture.lanes.map(lane => lane.box.lane)).toEqual(['a'])
    expect(picture.lanes[0]?.box.y(-1)).toBeLessThan(350)
    const { columns, rows } = decayTable(input)
    expect(columns.slice(0, 2)).toEqual(['Δα [rad]', 'Δα [°]'])
    for (const [angle, , value] of rows) expect(value).toBeCloseTo(Math.cos(angle as number), 12)
  })
})

describe('XD-RoPE', () => {
  test('has a curve for text alone, that of a rotation, and says why patches have none', () => {
    const side = sideOn('hunyuanVl')
    const ladder = side.spec.groups[0].ladder
    const mean = (m: number) => ladder.reduce((sum, omega) => sum + Math.cos(m * omega), 0) / ladder.length
    for (const m of [1, 50, 1706, 1707]) expect(decayAt(laneOf(side, 'all') as Float64Array, m)).toBeCloseTo(mean(m), 12)
    expect(laneOf(side, 'w')).toBeNull()
    expect(say('hunyuanVl')).toMatch(
      /^Text\. .*first falls below zero at Δ = 1 707.* Patches have no such curve: of a vector of length 1/,
    )
  })

  test('beside M-RoPE it says that it rotates nothing along an axis', () => {
    const input = inputOf(sideOn('hunyuanVl'), sideOn('mrope', 0, undefined, 'B'), { view: { lane: 'h' } })
    expect(decayCaption(input).a).toBe('hunyuanVl rotates nothing along height alone.')
  })
})
