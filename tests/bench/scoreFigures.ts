import { decayAt } from '../../src/core/curve'
import type { Mask } from '../../src/core/mask'
import { allowedPairs } from '../../src/core/maskSums'
import { resolve } from '../../src/core/resolve'
import type { Segment } from '../../src/core/scene'
import { scoreSource, softmaxScale } from '../../src/core/scoreSource'
import { directAttention } from '../../src/core/scoresReference'
import { namedSetup } from '../../src/core/setups'
import { tokenBlocks } from '../../src/core/tokenBlocks'
import type { Engine } from '../../src/engine/client'
import type { ScoresJob, ScoresResult } from '../../src/engine/protocol'

const MILLION = 1_048_576
const CELLS = 1024

const TEXT: readonly Segment[] = [{ kind: 'text', tokens: MILLION }]
export const MIXED: readonly Segment[] = [
  { kind: 'text', tokens: 120 },
  { kind: 'video', frames: 6, rows: 6, cols: 8, fps: 2, temporalPatch: 2, spatialMerge: 2 },
  { kind: 'text', tokens: 92 },
]

/** The whole causal matrix of a prompt in so many cells along a side. */
export function scoresJobOf(id: string, base: number, segments: readonly Segment[], cells: number, form: ScoresJob['form']) {
  const named = namedSetup(id)
  const setup = { ...named, geometry: { ...named.geometry, headDim: 128, rotaryDim: 128, ropeTheta: base } }
  const spec = resolve(setup, segments)
  const tokens = spec.tokens.count
  const edges = Float64Array.from({ length: cells + 1 }, (_, k) => Math.round((k * tokens) / cells))
  const source = scoreSource(spec, { kind: 'ones' })
  const scale = form === 'mean' ? 1 : softmaxScale(spec, setup.geometry, 1)
  const side = {
    source,
    blocks: tokenBlocks(spec),
    scale,
    mask: { kind: 'causal' } as const,
    rows: edges,
    columns: edges,
    parts: Float64Array.of(0, tokens),
  }
  const job: ScoresJob = { op: 'scores', form, sides: [side] }
  return { job, side, spec }
}

async function ask(engine: Engine, job: ScoresJob): Promise<{ result: ScoresResult; ms: number }> {
  const start = performance.now()
  const answer = await engine.run('bench', 'full', job)
  if (answer.type !== 'done') throw new Error(`The engine answered ${answer.type}.`)
  return { result: answer.result, ms: performance.now() - start }
}

/** From a job to the 1024 × 1024 cells of a million tokens of text on this thread, median ms of `runs`; a new base each time. */
export async function scoresTime(engine: Engine, form: ScoresJob['form'], runs: number): Promise<number> {
  const times: number[] = []
  for (let run = 0; run <= runs; run++) {
    const { job } = scoresJobOf('rope', 1e6 + run, TEXT, CELLS, form)
    const { ms } = await ask(engine, job)
    if (run > 0) times.push(ms)
  }
  return times.sort((a, b) => a - b)[runs >> 1] as number
}

/** What the attention of a mixed prompt is held against brute force under. */
const MASKS: readonly Mask[] = [
  { kind: 'causal' },
  { kind: 'window', size: 90, ahead: 30 },
  { kind: 'documents', starts: Float64Array.of(1, 70, 130), anchor: true },
]

/**
 * Largest error against direct float64: means of cells of a million tokens, every distance in them with its multiplicity,
 * and the attention of a mixed prompt under several masks, every pair.
 */
export async function scoresError(engine: Engine): Promise<number> {
  const { job, side } = scoresJobOf('rope', 1e6, TEXT, CELLS, 'mean')
  const values = (await ask(engine, job)).result.values[0] as Float32Array
  let error = 0
  for (let sample = 0; sample < 24; sample++) {
    const row = (sample * 977 + 11) % CELLS
    const column = sample % 4 === 0 ? row : Math.floor((row * (sample + 1)) / 25)
    const truth = textCell(side.source.omega[0] as Float64Array, row, column)
    error = Math.max(error, Math.abs((values[row * CELLS + column] as number) - truth))
  }
  for (const mask of MASKS) {
    const mixed = scoresJobOf('videorope', 1e6, MIXED, 25, 'softmax')
    const side = { ...mixed.side, mask }
    const density = (await ask(engine, { ...mixed.job, sides: [side] })).result.values[0] as Float32Array
    const { rows } = side
    const truth = directAttention(side.source, mixed.spec.positionIds, side.scale, side, mask)
    truth.forEach((mass, cell) => {
      const [row, column] = [Math.floor(cell / 25), cell % 25]
      const [q0, q1, k0, k1] = [row, row + 1, column, column + 1].map(at => rows[at]) as [number, number, number, number]
      const allowed = allowedPairs(mask, side.blocks.tokens, q0, q1, k0, k1)
      if (allowed) error = Math.max(error, Math.abs(((density[cell] as number) * allowed) / (q1 - q0) - mass))
    })
  }
  return error
}

/** Mean of C over the allowed pairs of a cell of 1024 queries and 1024 keys, from the distances between them. */
function textCell(frequencies: Float64Array, row: number, column: number): number {
  const size = MILLION / CELLS
  let [sum, count] = [0, 0]
  for (let apart = -(size - 1); apart < size; apart++) {
    const distance = (row - column) * size + apart
    if (distance < 0) continue
    const pairs = size - Math.abs(apart)
    sum += pairs * decayAt(frequencies, distance)
    count += pairs
  }
  return sum / count
}
