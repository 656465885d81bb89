import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { float32Ladder, roundTo, unitInLastPlace } from '../../src/core/precision'
import { distinctStages } from '../../src/core/relativeBreak'
import { sampleContent } from '../../src/core/sampleContent'
import { ROUNDINGS, roundingName } from '../../src/state/rounding'
import { binned } from '../../src/views/precision/bins'
import { columnPositions } from '../../src/views/precision/columns'
import { startCurves, workOn } from '../../src/views/precision/curves'
import { logScale } from '../../src/views/precision/logScale'
import { createModel, leftFrom, modelOf, movedBy, pathOf } from '../../src/views/precision/model'
import { precisionTable } from '../../src/views/precision/precisionTable'
import { stageValues } from '../../src/views/precision/stages'
import { formatError, precisionCaption } from '../../src/views/precision/words'
import { inputOf, plain, sideOf } from './decayInput'

const vectors = (name: string) =>
  JSON.parse(readFileSync(new URL(`../vectors/text/${name}.json`, import.meta.url), 'utf8')).cases as {
    input: any
    output: any
  }[]
const rope = (theta: number, dim: number) =>
  sideOf('A', 'rope', { headDim: dim, rotaryDim: dim, ropeTheta: theta }, { frequencies: { variant: 'rope', params: {} } })
const side = sideOf('A', 'rope')
const path = pathOf(ROUNDINGS.bf16tables)

describe('the picture draws the numbers of the bf16 vectors', () => {
  for (const [at, { input, output }] of vectors('bf16_precision').entries())
    test(`D of every shift, case ${at}`, () => {
      const content = { q: input.q_bf16, k: input.k_bf16 }
      const ladder = float32Ladder(input.theta, input.d)
      for (const [rounding, name] of [
        ['bf16tables', 'hf_bf16'],
        ['bf16result', 'f32rot_then_bf16'],
      ] as const) {
        const { base, ...model } = createModel(pathOf(ROUNDINGS[rounding]), content, side, ladder, ladder)
        expect(input.shifts[0]).toBe(0)
        input.shifts.forEach((shift: number, k: number) =>
          expect(Math.abs(movedBy({ ...model, base }, shift).change - output.D_vs_first_shift[name][k])).toBeLessThan(1e-9),
        )
      }
    })

  for (const [at, { input, output }] of vectors('bf16_cos_sin').entries())
    test(`cos of every pair of the resolved embedding, bit for bit, case ${at}`, () => {
      const model = modelOf(rope(input.theta, input.d), { kind: 'ones' }, ROUNDINGS.bf16tables)
      input.positions.forEach((position: number, row: number) =>
        model.invFreq.forEach((_, pair) => {
          const table = stageValues(model, pair, position).find(({ stage }) => stage === 'table')
          expect(Math.fround(table?.rounded as number)).toBe(Math.fround(output.cos_bf16[row][pair]))
        }),
      )
      const ids = modelOf(rope(input.theta, input.d), { kind: 'ones' }, ROUNDINGS.bf16ids)
      expect(input.positions.map((position: number) => stageValues(ids, 0, position)[0]?.rounded)).toEqual(
        output.position_if_itself_cast_to_bf16,
      )
    })
})

describe('rounding', () => {
  test('a rounded number is at most half a unit in the last place off', () => {
    for (const format of ['fp32', 'bf16', 'fp16'] as const)
      for (const value of [1, 257, 3403, 0.7, -0.0123, 65_000, 3e-6]) {
        const error = Math.abs((roundTo(format, [value])[0] as number) - value)
        expect(error).toBeLessThanOrEqual(unitInLastPlace(format, value) / 2)
      }
  })

  test('of 256 positions from 2^(8+k) on, bf16 ids leave 256 / 2^k intervals, and ids in float32 all', () => {
    const model = modelOf(side, { kind: 'ones' }, ROUNDINGS.bf16ids)
    expect(leftFrom(model, 0, 0).ids).toBe(256)
    expect([256, 512, 1024, 2048].map(from => leftFrom(model, 0, from).ids)).toEqual([129, 65, 33, 17])
    expect(leftFrom(modelOf(side, { kind: 'ones' }, ROUNDINGS.bf16tables), 0, 100_000).ids).toBe(256)
  })

  test('no stage has more different values than the one before it', () => {
    for (const rounding of Object.values(ROUNDINGS))
      for (const omega of [1, 0.01, 1e-6])
        for (const from of [0, 1000, 900_000]) {
          const { ids, angles, turns } = distinctStages(omega, from, 256, pathOf(rounding))
          expect(angles).toBeLessThanOrEqual(ids)
          expect(turns).toBeLessThanOrEqual(angles)
        }
  })

  test('Gemma’s path divides by the time scale in float32, and is offered by that name alone', () => {
    const model = modelOf(side, { kind: 'ones' }, ROUNDINGS.gemma)
    const scale = Math.fround(side.setup.geometry.ropeTheta ** (2 / 128))
    const at = stageValues(model, 1, 3403).find(({ stage }) => stage === 'angle')
    expect(at?.rounded).toBe(Math.fround(3403 / scale))
    expect(roundingName(ROUNDINGS.gemma)).toBe('gemma')
    expect(roundingName(ROUNDINGS.bf16result)).toBe('bf16result')
  })

  test('the attention factor scales cos, and logits by its square; the softmax factor scales logits', () => {
    const plain = modelOf(side, { kind: 'equal' }, ROUNDINGS.exact)
    const [group] = side.spec.groups
    const spec = { ...side.spec, softmaxFactor: 3, groups: [{ ...group, attentionFactor: 1.25 }] as const }
    const scaled = modelOf({ ...side, spec: { ...spec, groups: [...spec.groups] } }, { kind: 'equal' }, ROUNDINGS.exact)
    const cos = (model: typeof plain) => stageValues(model, 40, 100).find(({ stage }) => stage === 'table')?.rounded ?? 0
    expect(cos(scaled)).toBeCloseTo(1.25 * cos(plain), 14)
    scaled.base.logits.forEach((row, i) =>
      row.forEach((logit, j) => expect(logit).toBeCloseTo(3 * 1.25 ** 2 * (plain.base.logits[i]?.[j] as number), 9)),
    )
    expect(movedBy(scaled, 1000).error.max).toBeLessThan(1e-7)
  })

  test('without rounding scores are exact and no shift breaks them', () => {
    const model = modelOf(side, { kind: 'independent' }, ROUNDINGS.exact)
    const { change, error } = movedBy(model, 1_000_000)
    expect(change).toBeLessThan(1e-7)
    expect(error.max).toBeLessThan(1e-7)
  })

  test('sampled vectors are bfloat16 numbers, the same each time, and k is q where they are equal', () => {
    const one = sampleContent({ kind: 'independent' }, 4, 64)
    expect(one).toEqual(sampleContent({ kind: 'independent' }, 4, 64))
    for (const row of one.q) expect(roundTo('bf16', row)).toEqual(row)
    const equal = sampleContent({ kind: 'equal' }, 4, 64)
    expect(equal.k).toEqual(equal.q)
    const spread = one.q.flatMap(row => Array.from(row)).reduce((sum, x) => sum + x * x, 0) / 256
    expect(spread).toBeGreaterThan(0.8)
    expect(spread).toBeLessThan(1.2)
  })
})

describe('the page', () => {
  const input = inputOf(side, null, { content: { kind: 'independent' } })

  test('the first columns span the ruler and later ones stand between them', () => {
    const order = columnPositions(input.ruler)
    expect(new Set(order).size).toBe(order.length)
    expect(Math.max(...order.slice(0, 16))).toBeGreaterThan(4e6)
    const sorted = [...order].sort((a, b) => a - b)
    expect(sorted[0]).toBe(0)
  })

  test('a curve finished in slices is the curve computed at once', () => {
    const model = modelOf(side, { kind: 'ones' }, ROUNDINGS.bf16result)
    const ruler = { ...input.ruler, width: 120 }
    const [whole, sliced] = [startCurves(model, ruler, 3), startCurves(model, ruler, 3)]
    workOn([whole])
    while (!workOn([sliced], 0)) expect(sliced.moved.values.size).toBeGreaterThan(0)
    expect(sliced.moved.sorted()).toEqual(whole.moved.sorted())
    expect(sliced.pairs.sorted()).toEqual(whole.pairs.sorted())
  })

  test('the caption says what the table says at the cursor', () => {
    const moved = movedBy(modelOf(side, input.scene.content, input.view.rounding), input.cursor.delta)
    const { a } = precisionCaption(input)
    expect(plain(a)).toContain(`by 3 403 positions changes attention by D = ${formatError(moved.change)}`)
    expect(plain(a)).toMatch(/^With cos, sin, product, sum in bfloat16, moving/)
    const row = precisionTable(input).rows.find(([, shift]) => plain(String(shift)) === '3 403')
    expect(row?.[4]).toBe(formatError(moved.change))
    expect(row?.[2]).toBe(formatError(moved.error.max))
  })

  test('ids past the largest float16 leave no number, and the page says so instead of one', () => {
    const lost = inputOf(side, null, { view: { rounding: ROUNDINGS.fp16ids } })
    const far = { ...lost, cursor: { ...lost.cursor, delta: 70_000 } }
    expect(plain(precisionCaption(far).a)).toContain(
      'leaves no score: the position id passes 65 504, the largest number of float16',
    )
    const row = precisionTable(far).rows.find(([, shift]) => plain(String(shift)) === '70 000')
    expect(row?.slice(2)).toEqual(['–', '–', '–', '–', 0, 50, 0, 0])
    expect(JSON.stringify(precisionTable(far).rows)).not.toMatch(/NaN|Infinity/)
    const { y, ticks } = logScale([0.5, Number.NaN, Number.POSITIVE_INFINITY], 10, 90)
    expect(ticks.every(tick => Number.isFinite(tick.y)) && Number.isFinite(y(0.5))).toBe(true)
  })

  test('a prompt of agents moves by metres and turns', () => {
    expect(plain(precisionCaption(inputOf(sideOf('A', 'drope'), null)).a)).toContain('by 3 403 metres or rad changes')
  })

  test('with nothing rounded the caption owns up to the last bits of float64', () => {
    const exact = inputOf(side, null, { view: { rounding: ROUNDINGS.exact } })
    expect(plain(precisionCaption(exact).a)).toMatch(
      /^With nothing rounded, moving .* by D = \S+( × \S+)?, float64’s own last bits: only/,
    )
  })

  test('the bins of a curve span all its points, and their means lie inside', () => {
    const points = Array.from({ length: 100 }, (_, n) => ({ x: n * 2, y: (n * 37) % 11 }))
    const bins = binned(points)
    expect(Math.min(...bins.map(bin => bin.top))).toBe(0)
    expect(Math.max(...bins.map(bin => bin.foot))).toBe(10)
    for (const { y, top, foot } of bins) expect(y >= top && y <= foot).toBe(true)
  })

  test('a log scale holds its values, and zeros sit on its foot', () => {
    const { y } = logScale([0.002, 0.5, 0], 10, 90)
    expect(y(0.5)).toBeGreaterThanOrEqual(10)
    expect(y(0)).toBe(100)
    expect(y(0.002)).toBeLessThanOrEqual(100)
  })
})
