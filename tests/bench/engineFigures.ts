import { viewColumns } from '../../src/core/columns'
import { decayAt } from '../../src/core/curve'
import { laneFrequencies } from '../../src/core/curves'
import { directField, positionOf, wavesOf } from '../../src/core/field'
import { meanCurve, stdCurve } from '../../src/core/phasors'
import { resolve } from '../../src/core/resolve'
import { namedSetup } from '../../src/core/setups'
import { createEngine, type Engine } from '../../src/engine/client'
import type { Backend, BackendChoice, FieldJob } from '../../src/engine/protocol'
import { directGpu } from './directGpu'
import { scoresError, scoresTime } from './scoreFigures'

const PAIRS = 64
const COLUMNS = 1024

export interface Truth {
  headDim: number
  base: number
  distances: number[]
  values: number[]
}

const ready = (engine: Engine) =>
  new Promise<{ backend: Backend; renderer: string }>((done, fail) => {
    const look = () => {
      const status = engine.status.getState()
      if (status.state === 'stopped') fail(new Error(status.message))
      if (status.state === 'ready' || status.state === 'fallback') done(status.device)
    }
    engine.status.subscribe(look)
    look()
  })

/** From a changed base to the answer on this thread: resolve, message, tables, products, columns. Median ms of `runs`. */
async function envelopeTime(engine: Engine, positions: number, runs: number): Promise<number> {
  const edges = viewColumns({ scale: 'linear', from: 0, to: positions }, COLUMNS)
  const setup = namedSetup('rope')
  const times: number[] = []
  for (let run = 0; run <= runs; run++) {
    const start = performance.now()
    const geometry = { ...setup.geometry, headDim: 2 * PAIRS, rotaryDim: 2 * PAIRS, ropeTheta: 1e6 + run }
    const frequencies = laneFrequencies(resolve({ ...setup, geometry }, [{ kind: 'text', tokens: 64 }]), 'all') as Float64Array
    const answer = await engine.run('bench', 'full', { op: 'decay', curves: [frequencies], edges })
    if (answer.type !== 'done' || answer.result.bounds[0] !== 'exact') throw new Error(`The engine answered ${answer.type}.`)
    if (run > 0) times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[runs >> 1] as number
}

/** Mean and deviation of eight columns, ms for a hundred times; each column is wider than the direct sums reach. */
function meanTime(positions: number): number {
  const frequencies = Float64Array.from({ length: PAIRS }, (_, i) => 1e6 ** (-i / PAIRS))
  const edges = viewColumns({ scale: 'linear', from: 0, to: 1024 }, 8).map(edge => (edge / 1024) * positions)
  const once = () => {
    const start = performance.now()
    for (let run = 0; run < 100; run++) {
      meanCurve(frequencies, edges)
      stdCurve(frequencies, edges)
    }
    return performance.now() - start
  }
  once()
  return Math.min(once(), once(), once())
}

/** Largest error of the minimum and maximum over 64 integers that begin at each distance of the truth. */
async function truthError(choice: BackendChoice, truths: readonly Truth[]): Promise<{ backend: Backend; error: number }> {
  const engine = createEngine(choice)
  const { backend } = await ready(engine)
  let error = 0
  for (const { headDim, base, distances, values } of truths) {
    const frequencies = Float64Array.from({ length: headDim / 2 }, (_, i) => base ** ((-2 * i) / headDim))
    for (const [k, m] of distances.entries()) {
      const exact = Array.from({ length: 64 }, (_, n) => (n === 0 ? (values[k] as number) : decayAt(frequencies, m + n)))
      const answer = await engine.run('truth', 'full', { op: 'decay', curves: [frequencies], edges: Float64Array.of(m, m + 64) })
      if (answer.type !== 'done') throw new Error(`The engine answered ${answer.type}.`)
      const { min, max } = answer.result
      error = Math.max(
        error,
        Math.abs((min[0]?.[0] as number) - Math.min(...exact)),
        Math.abs((max[0]?.[0] as number) - Math.max(...exact)),
      )
    }
  }
  engine.dispose()
  return { backend, error }
}

const CLIP = [{ kind: 'video', frames: 64, rows: 32, cols: 32, fps: 2, temporalPatch: 2, spatialMerge: 2 }] as const
const CLIP_SETUP = namedSetup('videorope')

/** A query in the last frame of a clip of 64 × 32 × 32 tokens, under a base of its own: the clip stands as it stood, as in the app. */
function fieldQuestion(base: number): FieldJob {
  const spec = resolve({ ...CLIP_SETUP, geometry: { ...CLIP_SETUP.geometry, ropeTheta: base } }, CLIP)
  const waves = wavesOf(spec, positionOf(spec, 64 * 1024 - 500), { kind: 'ones' })
  return { op: 'field', fields: [{ ...waves, ids: spec.positionIds }], cells: 1024, near: 63 }
}

/** From a changed base to every score on this thread. Median ms of 15. */
async function fieldTime(engine: Engine, lane: 'draft' | 'full'): Promise<number> {
  const times: number[] = []
  for (let run = 0; run <= 15; run++) {
    const start = performance.now()
    const answer = await engine.run('field', lane, fieldQuestion(1e6 + run))
    if (answer.type !== 'done') throw new Error(`The engine answered ${answer.type}.`)
    if (run > 0) times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[7] as number
}

/** Largest error of a field's scores against float64, over a clip of 8 × 32 × 32 tokens far out. */
async function fieldError(choice: BackendChoice): Promise<{ backend: Backend; error: number }> {
  const engine = createEngine(choice)
  const { backend } = await ready(engine)
  let error = 0
  for (const id of ['videorope', 'mrope', 'rope']) {
    const clip = { kind: 'video', frames: 8, rows: 32, cols: 32, fps: 2, temporalPatch: 2, spatialMerge: 2 } as const
    const spec = resolve(namedSetup(id), [{ kind: 'text', tokens: 900_000 }, clip])
    const ids = spec.positionIds.map(axis => axis.slice(900_000))
    const waves = wavesOf(spec, positionOf(spec, 907_000), { kind: 'ones' })
    const answer = await engine.run('field', 'full', { op: 'field', fields: [{ ...waves, ids }], cells: 1024, near: 7 })
    if (answer.type !== 'done') throw new Error(`The engine answered ${answer.type}.`)
    const truth = directField(waves, ids)
    answer.result.values[0]?.forEach((score, k) => {
      error = Math.max(error, Math.abs(score - (truth[k] as number)))
    })
  }
  engine.dispose()
  return { backend, error }
}

/** From the question to the smallest base with its proof, and the map, ms; heads of 128 channels, nothing known before. */
async function boundTime(length: number): Promise<number> {
  const engine = createEngine('auto')
  await ready(engine)
  const start = performance.now()
  const [bases, edges] = [Float64Array.of(1e4), Float64Array.of(16, 1024)]
  const answer = await engine.run('bound', 'full', { op: 'bound', pairs: PAIRS, length, bases, edges })
  const took = performance.now() - start
  engine.dispose()
  const found = answer.type === 'done' ? answer.result.found : null
  if (!found || found === 'beyond') throw new Error(`The engine found no base for ${length} positions.`)
  return took
}

Object.assign(window, {
  bench: {
    bound: boundTime,
    fieldError,
    field: async () => {
      const engine = createEngine('auto')
      await ready(engine)
      const draft = await fieldTime(engine, 'draft')
      const full = await fieldTime(engine, 'full')
      engine.dispose()
      return { draft, full }
    },
    truthError,
    envelope: async () => {
      const engine = createEngine('auto')
      const { backend, renderer } = await ready(engine)
      const at1m = await envelopeTime(engine, 1_048_576, 15)
      const at16m = await envelopeTime(engine, 16_777_216, 5)
      engine.dispose()
      return { backend, renderer, at1m, at16m }
    },
    mean: () => ({ at1k: meanTime(1024), at1g: meanTime(1_073_741_824) }),
    scores: async () => {
      const engine = createEngine('auto')
      await ready(engine)
      const mean = await scoresTime(engine, 'mean', 9)
      const softmax = await scoresTime(engine, 'softmax', 9)
      engine.dispose()
      return { mean, softmax }
    },
    scoresError: async (choice: BackendChoice) => {
      const engine = createEngine(choice)
      const { backend } = await ready(engine)
      const error = await scoresError(engine)
      engine.dispose()
      return { backend, error }
    },
    directGpu: () => directGpu(1_048_576, PAIRS, COLUMNS),
  },
})
