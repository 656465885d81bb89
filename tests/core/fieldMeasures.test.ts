import { describe, expect, test } from 'vitest'
import { directField, positionOf, wavesOf } from '../../src/core/field'
import {
  centreGain,
  fallsAlong,
  meanFrame,
  middleAndCorners,
  receivedCentreGain,
  ringSpread,
  tilts,
} from '../../src/core/fieldMeasures'
import { resolve } from '../../src/core/resolve'
import type { Content, Segment } from '../../src/core/scene'
import { namedSetup } from '../../src/core/setups'

const ONES: Content = { kind: 'ones' }
const clip = (frames: number, rows: number, cols: number): readonly Segment[] => [
  { kind: 'text', tokens: 3 },
  { kind: 'video', frames, rows, cols, fps: 2, temporalPatch: 2, spatialMerge: 2 },
  { kind: 'text', tokens: 4 },
]
const gridIds = (id: string, frames: number, rows: number, cols: number) => {
  const spec = resolve(namedSetup(id), clip(frames, rows, cols))
  const tokens = Array.from(spec.tokens.frame.keys()).filter(token => (spec.tokens.frame[token] as number) >= 0)
  return { spec, ids: spec.positionIds.map(axis => Float64Array.from(tokens, token => axis[token] as number)) }
}

describe('centre gain', () => {
  test.each(['rope', 'mrope', 'videorope', 'vrope', 'hunyuanVl', 'hope'])(
    'of the received score equals the sum over all queries under %s',
    id => {
      const [rows, cols] = [5, 4]
      const { spec, ids } = gridIds(id, 1, rows, cols)
      const received = new Float64Array(rows * cols)
      for (let query = 0; query < rows * cols; query++) {
        const position = ids.map(axis => axis[query] as number)
        directField(wavesOf(spec, position, ONES), ids).forEach((score, k) => {
          received[k] = (received[k] as number) + score / (rows * cols)
        })
      }
      const brute = centreGain({ values: received, rows, cols })
      expect(receivedCentreGain(spec, ids, rows, cols, ONES)).toBeCloseTo(brute, 12)
    },
  )

  test('is positive for any rotation, since the middle is nearer to all', () => {
    for (const id of ['mrope', 'videorope', 'vrope']) {
      const { spec, ids } = gridIds(id, 1, 12, 12)
      expect(receivedCentreGain(spec, ids, 12, 12, ONES), id).toBeGreaterThan(0)
    }
  })

  test('takes one, two or four middle cells and every corner once', () => {
    expect(middleAndCorners(5, 5).middle).toEqual([{ row: 2, col: 2 }])
    expect(middleAndCorners(4, 5).middle).toHaveLength(2)
    expect(middleAndCorners(4, 4).middle).toHaveLength(4)
    expect(middleAndCorners(1, 6).corners).toEqual([
      { row: 0, col: 0 },
      { row: 0, col: 5 },
    ])
    expect(middleAndCorners(1, 1)).toEqual({ middle: [{ row: 0, col: 0 }], corners: [{ row: 0, col: 0 }] })
  })
})

describe('isotropy', () => {
  const field = (of: (row: number, col: number) => number, rows = 9, cols = 9) => ({
    values: Float64Array.from({ length: rows * cols }, (_, k) => of(Math.floor(k / cols), k % cols)),
    rows,
    cols,
  })
  const middle = { row: 4, col: 4 }

  test('falls are means over the rest of the column and of the row', () => {
    const { height, width } = fallsAlong(
      field((row, col) => 1 - 0.03 * Math.abs(row - 4) - 0.01 * Math.abs(col - 4)),
      middle,
    )
    expect(height).toBeCloseTo(0.075, 14)
    expect(width).toBeCloseTo(0.025, 14)
  })

  test('the spread of a ring is 0 where the score depends on distance alone, and more elsewhere', () => {
    const round = field((row, col) => 1 - 0.01 * Math.round(Math.hypot(row - 4, col - 4)))
    expect(ringSpread(round, middle, 2)).toBeCloseTo(0, 14)
    expect(
      ringSpread(
        field(row => 1 - 0.1 * Math.abs(row - 4)),
        middle,
        2,
      ),
    ).toBeGreaterThan(0.05)
  })

  test('axes with the same frequencies fall alike, and M-RoPE falls faster along height than along width', () => {
    const ratio = (id: string) => {
      const { spec, ids } = gridIds(id, 1, 9, 9)
      const position = ids.map(axis => axis[40] as number)
      const { height, width } = fallsAlong({ values: directField(wavesOf(spec, position, ONES), ids), rows: 9, cols: 9 }, middle)
      return height / width
    }
    expect(ratio('ropeVitAxial')).toBeCloseTo(1, 12)
    expect(ratio('vrope')).toBeCloseTo(1, 1)
    expect(ratio('mrope')).toBeGreaterThan(20)
  })
})

describe('the bias of a text that follows a clip', () => {
  /** Tilts of the mean frame that the first text token after the clip sees. */
  const seen = (id: string) => {
    const [rows, cols] = [8, 8]
    const { spec, ids } = gridIds(id, 12, rows, cols)
    const query = spec.tokens.count - 4
    return tilts(meanFrame(directField(wavesOf(spec, positionOf(spec, query), ONES), ids), rows, cols))
  }

  test('decays row by row under one flattened index', () => {
    const { down, right } = seen('rope')
    expect(down).toBeGreaterThan(0)
    expect(down).toBeGreaterThan(3 * Math.abs(right))
  })

  test('leans to the bottom right under the corner stack of M-RoPE', () => {
    const { down, right } = seen('mrope')
    expect(down).toBeGreaterThan(0)
    expect(right).toBeGreaterThan(0)
  })

  test('is small under VRoPE, and gone where its four directions turn at one speed', () => {
    const { down, right } = seen('vrope')
    expect(Math.max(Math.abs(down), Math.abs(right))).toBeLessThan(0.25 * seen('rope').down)
    const [rows, cols] = [8, 8]
    const { spec, ids } = gridIds('vrope', 12, rows, cols)
    const [group] = spec.groups
    const even = group.invFreq.map(axis => axis.map((omega, i) => (omega === 0 ? 0 : (group.ladder[i - (i % 4)] as number))))
    const query = positionOf(spec, spec.tokens.count - 4)
    const waves = wavesOf({ ...spec, groups: [{ ...group, invFreq: even }] }, query, ONES)
    const balanced = tilts(meanFrame(directField(waves, ids), rows, cols))
    expect(balanced.down).toBeCloseTo(0, 12)
    expect(balanced.right).toBeCloseTo(0, 12)
  })
})
