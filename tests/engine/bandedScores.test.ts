import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Mask } from '../../src/core/mask'
import { allowedPairs } from '../../src/core/maskSums'
import { attentionRow } from '../../src/core/pairScore'
import { bandAt } from '../../src/core/relation'
import { RELATIONS } from '../../src/core/relations'
import { resolve } from '../../src/core/resolve'
import { bandOfCell, bandRuns, openedBand, scoreBands } from '../../src/core/scoreBands'
import { scoreSource, softmaxScale } from '../../src/core/scoreSource'
import { relatedMeans, relatedRow } from '../../src/core/scoresReference'
import { tokenBlocks } from '../../src/core/tokenBlocks'
import { geometricLadder } from '../../src/core/variants/rope'
import { startCpu } from '../../src/engine/backends/cpu'
import type { Device } from '../../src/engine/device'
import { scores } from '../../src/engine/ops/scores'
import type { Lane, ScoresJob, ScoresResult, ScoresSide } from '../../src/engine/protocol'
import { setup } from '../core/namedVariant'

const TOKENS = 230
const LADDER = geometricLadder(10_000, 32)
const PARAMS = {
  window: 40,
  trainedLength: 64,
  leak: 3.5,
  groupSize: 7,
  chunkSize: 48,
  localWindow: 13,
  head: 31,
  tail: 22,
  used: 50,
  growth: 0.4,
  stepLength: 40,
  firstToken: '1',
  fastDim: 14,
  counting: 'unit',
  farPosition: 90,
}
const MASKS: Record<string, Mask> = {
  causal: { kind: 'causal' },
  full: { kind: 'full' },
  'a sliding window': { kind: 'window', size: 61 },
  'documents and an anchor': { kind: 'documents', starts: Float64Array.of(1, 11, 94, 170), anchor: true },
}

let device: Device
beforeAll(async () => {
  device = await startCpu()
})

async function compute(job: ScoresJob, lane: Lane = 'full'): Promise<ScoresResult> {
  const op = scores(device, job, lane, () => {})
  let step = await op.next()
  while (!step.done) step = await op.next()
  return step.value
}

const lattice = (step: number) =>
  Float64Array.from([...Array.from({ length: Math.ceil(TOKENS / step) }, (_, k) => k * step), TOKENS])

const relationOf = (map: (typeof RELATIONS)[number], count = TOKENS) => {
  const units = Int32Array.from({ length: count }, (_, token) => Math.floor(token / 37))
  return map.run({ count, units }, PARAMS)
}

function sideOf(map: (typeof RELATIONS)[number], edges: Float64Array, scale: number, mask: Mask): ScoresSide {
  const relation = relationOf(map)
  const still = new Int32Array(TOKENS)
  const own = Float64Array.from({ length: TOKENS }, (_, k) => k)
  const tokens = { count: TOKENS, segment: still, frame: still, row: still, col: still }
  return {
    source: { form: 'turn', omega: [LADDER] },
    blocks: tokenBlocks({ positionIds: [own], tokens }),
    scale,
    mask,
    related: scoreBands(relation, LADDER),
    rows: edges,
    columns: edges,
    parts: Float64Array.of(0, 90, TOKENS),
  }
}

const gap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, k) => {
    const other = b[k] as number
    if (Number.isNaN(value) || Number.isNaN(other))
      return Number.isNaN(value) && Number.isNaN(other) ? most : Number.POSITIVE_INFINITY
    return Math.max(most, Math.abs(value - other))
  }, 0)

describe.each(RELATIONS.map(map => [map.id, map] as const))('scores under %s', (_, map) => {
  for (const [name, mask] of Object.entries(MASKS)) {
    it(`means of cells and segments equal every pair within 1e-7, ${name}`, async () => {
      const side = sideOf(map, lattice(19), 1, mask)
      const { values, parts, about } = await compute({ op: 'scores', form: 'mean', sides: [side] })
      expect(about[0]?.method).toBe('every')
      const relation = relationOf(map)
      expect(gap(values[0]!, relatedMeans(relation, LADDER, side, mask))).toBeLessThan(1e-7)
      const whole = { rows: side.parts, columns: side.parts }
      expect(gap(parts[0]!, relatedMeans(relation, LADDER, whole, mask))).toBeLessThan(1e-10)
    })

    it(`attention of cells equals brute force within 1e-6, ${name}`, async () => {
      const edges = lattice(23)
      const side = sideOf(map, edges, 6, mask)
      const before = memory().numTensors
      const { values, about } = await compute({ op: 'scores', form: 'softmax', sides: [side] })
      expect(memory().numTensors).toBe(before)
      expect(about[0]?.method).toBe('every')
      const relation = relationOf(map)
      const rows = Array.from({ length: TOKENS }, (_, query) => relatedRow(relation, LADDER, 6, query, mask))
      const width = edges.length - 1
      values[0]!.forEach((density, cell) => {
        const [row, column] = [Math.floor(cell / width), cell % width]
        const ends = [edges[row]!, edges[row + 1]!, edges[column]!, edges[column + 1]!] as const
        const allowed = allowedPairs(mask, TOKENS, ...ends)
        if (allowed === 0) return expect(density).toBeNaN()
        let mass = 0
        for (let q = ends[0]; q < ends[1]; q++) for (let k = ends[2]; k < ends[3]; k++) mass += rows[q]![k]!
        expect(Math.abs(density - mass / allowed)).toBeLessThan(1e-6)
      })
      const last = rows[TOKENS - 1]!
      const best = about[0]?.best
      if (!best) return
      const most = Math.max(...last.slice(0, 90))
      expect(best.mass).toBeCloseTo(most, 9)
      expect(last[best.key]).toBeCloseTo(most, 9)
    })
  }

  it('cuts the keys of every query into the runs of its bands', () => {
    const { bands } = scoreBands(relationOf(map), LADDER)
    const relation = relationOf(map)
    for (const query of [0, 1, 39, 40, 48, 100, TOKENS - 1])
      for (const [from, to] of [
        [0, TOKENS],
        [17, 60],
      ] as const) {
        const found: number[] = []
        for (const run of bandRuns(bands, query, from, to)) for (let key = run.from; key < run.to; key++) found.push(run.band)
        const truth = Array.from({ length: to - from }, (_, k) => relation.bands.indexOf(bandAt(relation, query, from + k)))
        expect(found).toEqual(truth)
      }
    for (const [q0, q1, k0, k1] of [
      [100, 120, 0, 20],
      [60, 80, 60, 80],
      [96, 144, 48, 96],
      [200, 230, 150, 180],
    ] as const) {
      const seen = new Set<number>()
      for (let q = q0; q < q1; q++) for (let k = k0; k < k1; k++) seen.add(relation.bands.indexOf(bandAt(relation, q, k)))
      const only = bandOfCell(bands, q0, q1, k0, k1)
      if (only >= 0) expect([...seen]).toEqual([only])
    }
  })
})

describe('a long text under bands', () => {
  it('takes some pairs of the cells on a border, says so, and stays within 0.1 of every pair', async () => {
    const map = RELATIONS.find(({ id }) => id === 'selfExtend') as (typeof RELATIONS)[number]
    const count = 65_536
    const relation = map.run({ count }, { window: 8192, groupSize: 8 })
    const edges = Float64Array.from({ length: 9 }, (_, k) => (k * count) / 8)
    const side: ScoresSide = {
      ...sideOf(map, edges, 1, { kind: 'causal' }),
      related: scoreBands(relation, LADDER),
      parts: Float64Array.of(0, count),
    }
    const { values, about } = await compute({ op: 'scores', form: 'mean', sides: [side] }, 'draft')
    expect(about[0]?.method).toBe('borders')
    const exact = await compute({ op: 'scores', form: 'mean', sides: [side] })
    expect(exact.about[0]?.method).toBe('every')
    expect(gap(values[0]!, exact.values[0]!)).toBeLessThan(0.1)
  })
})

describe('scores of a text whose first tokens turn otherwise', () => {
  it('attention equals that of every pair within 1e-6, attention factors and all', async () => {
    const stretch = Array.from({ length: 16 }, (_, i) => 1 + i / 2)
    const params = { startTokens: 40, longFactor: stretch, shortFactor: stretch }
    const geometry = { headDim: 32, rotaryDim: 32, ropeTheta: 10_000, trainedLength: 4096 }
    const spec = resolve(setup('longrope', params, geometry), [{ kind: 'text', tokens: TOKENS }])
    const edges = lattice(23)
    const scale = softmaxScale(spec, geometry, 1)
    const { form, omega } = scoreSource(spec, { kind: 'ones' })
    const side: ScoresSide = {
      source: { form, omega },
      blocks: tokenBlocks(spec),
      scale,
      mask: spec.mask,
      related: openedBand(spec),
      rows: edges,
      columns: edges,
      parts: Float64Array.of(0, 90, TOKENS),
    }
    const { values, about } = await compute({ op: 'scores', form: 'softmax', sides: [side] })
    const rows = Array.from({ length: TOKENS }, (_, query) => attentionRow(spec, { kind: 'ones' }, scale, query))
    const width = edges.length - 1
    values[0]!.forEach((density, cell) => {
      const [row, column] = [Math.floor(cell / width), cell % width]
      const ends = [edges[row]!, edges[row + 1]!, edges[column]!, edges[column + 1]!] as const
      const allowed = allowedPairs(spec.mask, TOKENS, ...ends)
      if (allowed === 0) return expect(density).toBeNaN()
      let mass = 0
      for (let q = ends[0]; q < ends[1]; q++) for (let k = ends[2]; k < ends[3]; k++) mass += rows[q]![k]!
      expect(Math.abs(density - mass / allowed)).toBeLessThan(1e-6)
    })
    const last = rows[TOKENS - 1]!.subarray(0, 90)
    expect(about[0]?.best?.mass).toBeCloseTo(Math.max(...last), 6)
  })
})
