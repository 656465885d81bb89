import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Mask } from '../../src/core/mask'
import { allowedPairs } from '../../src/core/maskSums'
import { resolve, withGroupFirst } from '../../src/core/resolve'
import type { Params, Segment } from '../../src/core/scene'
import { cellMeans } from '../../src/core/scoreCells'
import { scoreSource, softmaxScale } from '../../src/core/scoreSource'
import { directAttention, directRow } from '../../src/core/scoresReference'
import { namedSetup } from '../../src/core/setups'
import { tokenBlocks } from '../../src/core/tokenBlocks'
import { finish } from '../../src/core/tokenPhasors'
import { startCpu } from '../../src/engine/backends/cpu'
import type { Device } from '../../src/engine/device'
import { scores } from '../../src/engine/ops/scores'
import type { Lane, ScoresJob, ScoresResult, ScoresSide } from '../../src/engine/protocol'

const text = (tokens: number): Segment => ({ kind: 'text', tokens })
const video = (frames: number, rows: number, cols: number): Segment => ({
  kind: 'video',
  frames,
  rows,
  cols,
  fps: 2,
  temporalPatch: 2,
  spatialMerge: 2,
})

const PROMPTS: Record<string, { id: string; segments: readonly Segment[]; group?: number }> = {
  'text, one curve': { id: 'rope', segments: [text(240)] },
  'one video, factors': { id: 'mrope', segments: [video(4, 5, 7)] },
  'text, imaginary heads': { id: 'ropePlusPlus', segments: [text(240)], group: 1 },
  'text, video, text, streamed': { id: 'videorope', segments: [text(20), video(4, 4, 5), text(17)] },
}

const CAUSAL: Mask = { kind: 'causal' }

const MASKS: Record<string, Mask> = {
  causal: CAUSAL,
  full: { kind: 'full' },
  'a sliding window': { kind: 'window', size: 31 },
  'a window both ways': { kind: 'window', size: 12, ahead: 11 },
  chunks: { kind: 'chunks', size: 37, slots: 2 },
  documents: { kind: 'documents', starts: Float64Array.of(11, 44, 70), anchor: false },
  'documents and an anchor': { kind: 'documents', starts: Float64Array.of(1, 11, 44, 70), anchor: true },
}

let device: Device
beforeAll(async () => {
  device = await startCpu()
})

async function compute(
  job: ScoresJob,
  lane: Lane = 'full',
  report: (fraction: number) => void = () => {},
): Promise<ScoresResult> {
  const op = scores(device, job, lane, report)
  let step = await op.next()
  while (!step.done) step = await op.next()
  return step.value
}

function sideOf(
  { id, segments, group = 0 }: { id: string; segments: readonly Segment[]; group?: number },
  edges: Float64Array,
  form: ScoresJob['form'],
  mask: Mask = CAUSAL,
) {
  const setup = namedSetup(id)
  const spec = withGroupFirst(resolve(setup, segments), group)
  const parts = [0]
  for (let k = 1; k <= spec.tokens.count; k++) if (spec.tokens.segment[k] !== spec.tokens.segment[k - 1]) parts.push(k)
  const source = scoreSource(spec, { kind: 'ones' })
  const scale = form === 'mean' ? 1 : softmaxScale(spec, setup.geometry, 1)
  const side: ScoresSide = {
    source,
    blocks: tokenBlocks(spec),
    scale,
    mask,
    rows: edges,
    columns: edges,
    parts: Float64Array.from(parts),
  }
  return { side, spec }
}

const lattice = (tokens: number, step: number) =>
  Float64Array.from([...Array.from({ length: Math.ceil(tokens / step) }, (_, k) => k * step), tokens])

const gap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, k) => {
    const other = b[k] as number
    if (Number.isNaN(value) || Number.isNaN(other))
      return Number.isNaN(value) && Number.isNaN(other) ? most : Number.POSITIVE_INFINITY
    return Math.max(most, Math.abs(value - other))
  }, 0)

describe('documents whose ids start again', () => {
  const sideWith = (tokens: number, edges: Float64Array, params: Params) => {
    const setup = { ...namedSetup('rope'), mask: { variant: 'documents', params: { documentIds: 'reset', ...params } } }
    const spec = resolve(setup, [text(tokens)])
    const side: ScoresSide = {
      source: scoreSource(spec, { kind: 'ones' }),
      blocks: tokenBlocks(spec),
      scale: softmaxScale(spec, setup.geometry, 1),
      mask: spec.mask,
      rows: edges,
      columns: edges,
      parts: Float64Array.of(0, tokens),
    }
    return { side, spec }
  }

  it.each([true, false])('have the attention of brute force within 1e-6, and its best key, anchor %s', async anchor => {
    const edges = lattice(240, 19)
    const { side, spec } = sideWith(240, edges, { anchor, documentStarts: [11, 44, 170] })
    const { values, about } = await compute({ op: 'scores', form: 'softmax', sides: [side] })
    const truth = directAttention(side.source, spec.positionIds, side.scale, side, side.mask)
    const width = edges.length - 1
    values[0]!.forEach((density, cell) => {
      const [row, column] = [Math.floor(cell / width), cell % width]
      const ends = [edges[row]!, edges[row + 1]!, edges[column]!, edges[column + 1]!] as const
      const allowed = allowedPairs(side.mask, 240, ...ends)
      if (allowed === 0) expect(density).toBeNaN()
      else expect(Math.abs((density * allowed) / (ends[1] - ends[0]) - truth[cell]!)).toBeLessThan(1e-6)
    })
    const row = directRow(side.source, spec.positionIds, side.scale, 239, 240, side.mask)
    const best = Math.max(...row.subarray(0, 239))
    expect(row[about[0]!.best!.key]).toBeCloseTo(best, 6)
    expect(about[0]!.best!.mass).toBeCloseTo(best, 6)
  })

  it('are proven within bounds over a million tokens, not sampled', async () => {
    const tokens = 1_048_576
    const { side } = sideWith(tokens, lattice(tokens, 4096), { anchor: true, documentStarts: [3000, 300_000, 700_001] })
    const { about } = await compute({ op: 'scores', form: 'softmax', sides: [side] })
    expect(about[0]).toMatchObject({ method: 'close', queries: 0, partsSampled: false })
    expect(about[0]!.bound).toBeLessThan(0.003)
  }, 60_000)
})

describe.each(Object.entries(PROMPTS))('%s', (_, prompt) => {
  for (const [name, mask] of Object.entries(MASKS)) {
    it(`means of cells and segments equal the float64 product within 1e-6, ${name}`, async () => {
      const { side } = sideOf(prompt, lattice(tokensOf(prompt), 5), 'mean', mask)
      const { values, parts } = await compute({ op: 'scores', form: 'mean', sides: [side] })
      expect(gap(values[0]!, finish(cellMeans(side.source, side.blocks, side, mask)))).toBeLessThan(1e-6)
      const whole = { rows: side.parts, columns: side.parts }
      expect(gap(parts[0]!, finish(cellMeans(side.source, side.blocks, whole, mask)))).toBeLessThan(1e-12)
    })

    it(`attention of cells and segments equals brute force within 1e-6, and rows sum to one, ${name}`, async () => {
      const edges = lattice(tokensOf(prompt), 19)
      const { side, spec } = sideOf(prompt, edges, 'softmax', mask)
      const { values, parts, about } = await compute({ op: 'scores', form: 'softmax', sides: [side] })
      expect(about[0]!.method).toBe('every')
      const truth = directAttention(side.source, spec.positionIds, side.scale, side, mask)
      const width = edges.length - 1
      values[0]!.forEach((density, cell) => {
        const [row, column] = [Math.floor(cell / width), cell % width]
        const ends = [edges[row]!, edges[row + 1]!, edges[column]!, edges[column + 1]!] as const
        const rows = ends[1] - ends[0]
        const allowed = allowedPairs(mask, tokensOf(prompt), ...ends)
        if (allowed === 0) expect(density).toBeNaN()
        else expect(Math.abs((density * allowed) / rows - truth[cell]!)).toBeLessThan(1e-6)
      })
      const segments = directAttention(side.source, spec.positionIds, side.scale, { rows: side.parts, columns: side.parts }, mask)
      expect(gap(parts[0]!, segments)).toBeLessThan(2e-3)
      for (let row = 0; row < side.parts.length - 1; row++)
        expect(
          parts[0]!.slice(row * (side.parts.length - 1), (row + 1) * (side.parts.length - 1)).reduce((a, b) => a + b, 0),
        ).toBeCloseTo(1, 2)
    })
  }

  it('a window into the matrix has the attention of the whole', async () => {
    const whole = sideOf(prompt, lattice(tokensOf(prompt), 6), 'softmax').side
    const window = { ...whole, rows: whole.rows.slice(12, 20), columns: whole.columns.slice(4, 15) }
    const all = await compute({ op: 'scores', form: 'softmax', sides: [whole] })
    const part = await compute({ op: 'scores', form: 'softmax', sides: [window] })
    for (let row = 0; row < 7; row++)
      for (let column = 0; column < 10; column++) {
        const [one, other] = [
          part.values[0]![row * 10 + column]!,
          all.values[0]![(row + 12) * (whole.columns.length - 1) + column + 4]!,
        ]
        if (Number.isNaN(other)) expect(one).toBeNaN()
        else expect(Math.abs(one - other)).toBeLessThan(1e-7)
      }
  })
})

describe('large prompts', () => {
  it('rows of some queries are whole rows, and are said to be some', async () => {
    const prompt = { id: 'videorope', segments: [text(900), video(12, 20, 20), text(300)] }
    const edges = lattice(6000, 40)
    const { side, spec } = sideOf(prompt, edges, 'softmax', { kind: 'full' })
    const { values, about } = await compute({ op: 'scores', form: 'softmax', sides: [side] }, 'draft')
    expect(about[0]!.method).toBe('some')
    expect(about[0]!.queries).toBeLessThan(150)
    const sums = Array.from({ length: 150 }, (_, row) =>
      values[0]!.subarray(row * 150, row * 150 + 150).reduce((a, b) => a + 40 * b, 0),
    )
    for (const sum of sums) expect(sum).toBeCloseTo(1, 4)
    expect(spec.tokens.count).toBe(6000)
  }, 60_000)

  it('the edge of a window over a quarter of a million tokens is sampled, said to be, and off by less than 0.01', async () => {
    const prompt = { id: 'mrope', segments: [text(500), video(257, 32, 32), text(300)] }
    const all = lattice(263_968, 16_498)
    const edges = all.slice(5, 8)
    const { side } = sideOf(prompt, edges, 'mean', { kind: 'window', size: 20_000 })
    const { values, about } = await compute({ op: 'scores', form: 'mean', sides: [side] })
    expect(about[0]).toMatchObject({ method: 'borders', partsSampled: true })
    expect(gap(values[0]!, finish(cellMeans(side.source, side.blocks, side, side.mask)))).toBeLessThan(0.01)
    const rope = sideOf({ ...prompt, id: 'rope' }, edges, 'mean', { kind: 'window', size: 20_000 }).side
    expect((await compute({ op: 'scores', form: 'mean', sides: [rope] })).about[0]!.method).toBe('every')
  }, 60_000)

  it('a draft has every fourth edge, and its cells are means of those of the full answer', async () => {
    const edges = lattice(4000, 10)
    const { side } = sideOf({ id: 'rope', segments: [text(4000)] }, edges, 'mean')
    const job: ScoresJob = { op: 'scores', form: 'mean', sides: [side] }
    const [draft, full] = [await compute(job, 'draft'), await compute(job)]
    expect(draft.rows[0]!.length).toBe(101)
    let sum = 0
    for (let row = 40; row < 44; row++) for (let column = 8; column < 12; column++) sum += full.values[0]![row * 400 + column]!
    expect(draft.values[0]![10 * 100 + 2]!).toBeCloseTo(sum / 16, 6)
  })
})

it('frees its tensors when it is stopped half-way', async () => {
  const { side } = sideOf(PROMPTS['text, video, text, streamed']!, lattice(117, 5), 'softmax')
  const before = memory().numTensors
  const op = scores(device, { op: 'scores', form: 'softmax', sides: [side] }, 'full', () => {})
  await op.next()
  expect(memory().numTensors).toBeGreaterThan(before)
  await op.return(undefined as never)
  expect(memory().numTensors).toBe(before)
})

it('for the last token the best key outside its segment is the one of brute force', async () => {
  const prompt = PROMPTS['text, video, text, streamed']!
  const { side, spec } = sideOf(prompt, lattice(117, 19), 'softmax')
  const { about } = await compute({ op: 'scores', form: 'softmax', sides: [side] })
  const row = directAttention(
    side.source,
    spec.positionIds,
    side.scale,
    { rows: Float64Array.of(116, 117), columns: lattice(117, 1) },
    CAUSAL,
  )
  const outside = row.slice(0, 100)
  const best = outside.reduce((a, b) => Math.max(a, b))
  expect(about[0]!.best!.mass).toBeCloseTo(best, 6)
  expect(outside[about[0]!.best!.key]).toBeCloseTo(best, 6)
})

function tokensOf({ id, segments }: { id: string; segments: readonly Segment[] }): number {
  return resolve(namedSetup(id), segments).tokens.count
}
