import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { copePositions, decayCurve, meanDecay, nearShares, xposPairs } from '../../src/core/baselines'
import { decayAt } from '../../src/core/curve'
import { alibiSlopes } from '../../src/core/methods/alibi'
import { xposDamping, xposRotate } from '../../src/core/methods/xpos'
import { dot } from '../../src/core/softmax'
import { geometricLadder } from '../../src/core/variants/rope'
import { BaselinesPicture } from '../../src/views/baselines/BaselinesPicture'
import { baselinesTable } from '../../src/views/baselines/baselinesTable'
import { columnsOf, placeNames } from '../../src/views/baselines/lines'
import { modelOf } from '../../src/views/baselines/model'
import { baselinesPlace } from '../../src/views/baselines/place'
import { readAt } from '../../src/views/baselines/readout'
import { baselinesCaption, formatLogit } from '../../src/views/baselines/words'
import { logitScale } from '../../src/views/scores/request'
import { inputOf, plain, sideOf } from './decayInput'

const input = inputOf(sideOf('A', 'rope'), sideOf('B', 'rope', { ropeTheta: 1e4 }))
const model = modelOf(input)
const at = (key: string, delta: number) => readAt(model, delta).encodings.find(encoding => encoding.key === key)

describe('NoPE', () => {
  test('is named once where a side is NoPE itself', () => {
    const own = inputOf(sideOf('A', 'nope'), null)
    expect(modelOf(own).encodings.map(({ key }) => key)).toEqual(['A', 'xPos', 'ALiBi'])
    expect(baselinesCaption(own).a).not.toContain('NoPE by 0')
    expect(baselinesCaption(input).a).toContain('NoPE by 0')
  })
})

describe('curves of distance', () => {
  test('the mean of a damped rotation over a run equals the mean of its distances within 1e-12', () => {
    const pairs = xposPairs(64, 512)
    const direct = (m: number) =>
      xposDamping(64, m).reduce((sum, size, i) => sum + size * Math.cos(m * (pairs.frequencies[i] as number)), 0) / 32
    for (const [first, count] of [
      [0, 1],
      [3, 1],
      [1, 7],
      [100, 400],
      [5000, 3],
    ] as const) {
      let sum = 0
      for (let m = first; m < first + count; m++) sum += direct(m)
      expect(meanDecay(pairs, first, count)).toBeCloseTo(sum / count, 12)
    }
  })

  test('xPos falls as the products of its rotated vectors do, whatever their positions', () => {
    const ones = Array.from({ length: 40 }, () => new Float64Array(64).fill(1))
    const [q, k] = [xposRotate(ones, 'query'), xposRotate(ones, 'key')]
    for (const [query, key] of [
      [39, 39],
      [39, 10],
      [20, 3],
    ] as const)
      expect(dot(q[query] as Float64Array, k[key] as Float64Array) / 64).toBeCloseTo(
        meanDecay(xposPairs(64, 512), query - key, 1),
        12,
      )
  })

  test('a curve by recurrence equals single cosines within 1e-12', () => {
    const frequencies = geometricLadder(1e4, 128)
    const curve = decayCurve({ frequencies }, 5000)
    for (const m of [0, 1, 63, 64, 999, 4999])
      expect(Math.abs((curve[m] as number) - decayAt(frequencies, m))).toBeLessThan(1e-12)
  })

  test('shares of the nearest keys grow to one, and no position shares alike', () => {
    const shares = nearShares(Float64Array.from({ length: 100 }, (_, m) => -m / 7))
    expect(shares[99]).toBeCloseTo(1, 12)
    expect(shares[0]).toBeCloseTo(1 - Math.exp(-1 / 7), 5)
    expect(nearShares(new Float64Array(8))).toEqual(Float64Array.from({ length: 8 }, (_, k) => (k + 1) / 8))
  })

  test('CoPE counts every token under ones, half of them on average under unrelated content, and stops at its last position', () => {
    const ones = copePositions({ kind: 'ones' }, 64, 30, 64, 1)
    expect(ones[9]).toBeCloseTo(10, 2)
    const random = copePositions({ kind: 'independent' }, 64, 4000, 1e4, 3)
    expect((random[3999] as number) / 4000).toBeCloseTo(0.5, 1)
    expect(copePositions({ kind: 'equal' }, 64, 400, 16, 1).at(-1)).toBe(15)
    expect(copePositions({ kind: 'equal' }, 64, 40, 16, 2)).not.toEqual(copePositions({ kind: 'equal' }, 64, 40, 16, 1))
  })
})

describe('the view', () => {
  test('reads logits: √d (C − 1) of a rotation, the slope of a head times the distance, and 0 without positions', () => {
    const { headDim } = input.a.setup.geometry
    const frequencies = input.a.spec.groups[0].ladder
    expect(at('A', 300)?.logit).toBeCloseTo(Math.sqrt(headDim) * (decayAt(frequencies, 300) - 1), 10)
    expect(at('B', 300)?.logit).toBeCloseTo(
      logitScale(input, input.b!, 1) * (decayAt(input.b!.spec.groups[0].ladder, 300) - 1),
      10,
    )
    expect(at('ALiBi', 300)?.logit).toBe(-300 * (alibiSlopes(8)[3] as number))
    expect(at('NoPE', 300)?.logit).toBeCloseTo(0, 12)
    for (const { logit } of readAt(model, 0).encodings) expect(logit).toBeCloseTo(0, 12)
  })

  test('says the same numbers in caption and table', () => {
    const caption = baselinesCaption({ ...input, cursor: { ...input.cursor, delta: 64 } })
    const row = baselinesTable(input).rows.find(([delta]) => delta === 64) as (string | number)[]
    const logits = row.slice(1, 6) as number[]
    expect(plain(caption.a)).toContain(
      `by ${formatLogit(logits[0] as number)}, head 4 of 8 of ALiBi by ${formatLogit(logits[3] as number)}`,
    )
    expect(caption.b).toContain(formatLogit(logits[1] as number))
    expect(plain(caption.a)).toContain(`xPos by ${formatLogit(logits[2] as number)}, NoPE by 0.`)
  })

  test('a side whose channels turn apart is named instead of drawn', () => {
    const apart = modelOf({ ...input, a: sideOf('A', 'drope'), b: null })
    const named = baselinesCaption({ ...input, a: sideOf('A', 'drope'), b: null }).a
    expect(apart.encodings.some(({ key }) => key === 'A')).toBe(apart.left.length === 0)
    if (apart.left.length) expect(named).toContain('no function of the distance')
  })

  test('columns hold every distance of the ruler once', () => {
    const columns = columnsOf(input.ruler)
    columns.forEach(({ first, count }, k) => {
      const next = columns[k + 1]
      if (next) expect(next.first).toBe(first + count)
    })
    expect(columns[0]?.first).toBe(1)
  })

  test('the picture draws both sides with literal colours and holds no bad number', () => {
    for (const phone of [false, true]) {
      const drawn = { ...inputOf(input.a, input.b, { phone }), cursor: { ...input.cursor, delta: 40 } }
      const svg = renderToStaticMarkup(
        <svg>
          <BaselinesPicture input={drawn} model={modelOf(drawn)} place={baselinesPlace(drawn, 460)} cursor />
        </svg>,
      )
      for (const name of ['ALiBi 4/8', 'xPos', 'NoPE', 'CoPE']) expect(svg).toContain(name)
      expect(svg).not.toMatch(/NaN|Infinity|undefined|class=|var\(/)
    }
  })

  test('names of curves do not touch each other', () => {
    const strip = { top: 0, height: 200 }
    const lines = [40, 42, 44, 60, 190].map((y, k) => ({
      key: (['A', 'B', 'ALiBi', 'xPos', 'NoPE'] as const)[k]!,
      name: `curve ${k}`,
      points: [[0, y] as const, [400, y] as const],
    }))
    const names = placeNames(lines, strip, 400)
    for (const one of names)
      for (const other of names) if (one !== other) expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(15)
  })
})

test('slopes are those of the published vectors', () => {
  const { cases } = JSON.parse(readFileSync(new URL('../vectors/text/alibi.json', import.meta.url), 'utf8'))
  for (const { input: given, output } of cases)
    output.slopes.forEach((slope: number, k: number) => expect(alibiSlopes(given.heads)[k]).toBeCloseTo(slope, 12))
})
