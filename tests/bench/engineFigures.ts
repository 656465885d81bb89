import { viewColumns } from '../../src/core/columns'
import { decayAt } from '../../src/core/curve'
import { laneFrequencies } from '../../src/core/curves'
import { meanCurve, stdCurve } from '../../src/core/phasors'
import { resolve } from '../../src/core/resolve'
import { namedSetup } from '../../src/core/setups'
import { createEngine, type Engine } from '../../src/engine/client'
import type { Backend, BackendChoice } from '../../src/engine/protocol'
import { directGpu } from './directGpu'

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

Object.assign(window, {
  bench: {
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
    directGpu: () => directGpu(1_048_576, PAIRS, COLUMNS),
  },
})
