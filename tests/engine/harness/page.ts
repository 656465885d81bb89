import { createEngine, type Engine, type EngineStatus } from '../../../src/engine/client'
import { type Connection, openEngine } from '../../../src/engine/open'
import type { BackendChoice, FailReason, Lane } from '../../../src/engine/protocol'
import { MIXED, scoresError, scoresJobOf } from '../../bench/scoreFigures'
import type { MemoryLevel, Probe } from './probedWorker'

let engine: Engine | null = null
let probed: Worker | null = null

function openProbed(name: string): Connection {
  const worker = new Worker(new URL('./probedWorker.ts', import.meta.url), { type: 'module', name })
  probed = worker
  return {
    port: worker,
    shared: null,
    onCrash: listener => worker.addEventListener('error', event => listener(event.message)),
    terminate: () => worker.terminate(),
  }
}

/** A field's question as plain numbers. */
export interface PlainField {
  freq: number[][]
  cos: number[]
  sin: number[]
  ids: number[][]
}

/** What a run came to, as plain numbers. */
export interface Outcome {
  type: 'done' | 'cancelled' | 'failed'
  reason?: FailReason
  min: number[][]
  max: number[][]
  /** in the worker */
  ms: number
  /** from question to answer */
  wall: number
}

const harness = {
  /** Starts an engine in a worker of the site, or in one that can be probed, and waits until it is settled. */
  start: async (backend: BackendChoice, worker: 'own' | 'probed' | 'fp16' = 'own'): Promise<EngineStatus> => {
    engine?.dispose()
    engine = createEngine(backend, worker === 'own' ? openEngine : () => openProbed(worker))
    return harness.settled()
  },
  settled: () =>
    new Promise<EngineStatus>(resolve => {
      const look = () => {
        const status = engine?.status.getState()
        if (status && status.state !== 'starting') resolve(status)
      }
      engine?.status.subscribe(look)
      look()
    }),
  retryGpu: () => engine?.retryGpu(),
  decay: async (curves: number[][], edges: number[], lane: Lane = 'full', channel = 'test'): Promise<Outcome> => {
    const began = performance.now()
    const job = { op: 'decay', curves: curves.map(curve => Float64Array.from(curve)), edges: Float64Array.from(edges) } as const
    const answer = await (engine as Engine).run(channel, lane, job)
    const wall = performance.now() - began
    if (answer.type !== 'done') {
      return { type: answer.type, reason: answer.type === 'failed' ? answer.reason : undefined, min: [], max: [], ms: 0, wall }
    }
    const plain = (sides: readonly Float32Array[]) => sides.map(side => Array.from(side))
    return { type: 'done', min: plain(answer.result.min), max: plain(answer.result.max), ms: answer.ms, wall }
  },
  field: async (
    fields: PlainField[],
    cells: number,
    lane: Lane = 'full',
  ): Promise<{ type: string; values: number[][]; ms: number }> => {
    const job = {
      op: 'field',
      fields: fields.map(({ freq, cos, sin, ids }) => ({
        freq: freq.map(axis => Float64Array.from(axis)),
        cos: Float64Array.from(cos),
        sin: Float64Array.from(sin),
        ids: ids.map(axis => Float64Array.from(axis)),
      })),
      cells,
      near: 0,
    } as const
    const answer = await (engine as Engine).run('field', lane, job)
    if (answer.type !== 'done') return { type: answer.type, values: [], ms: 0 }
    return { type: 'done', values: answer.result.values.map(own => Array.from(own)), ms: answer.ms }
  },
  /** Largest error of means and attention against direct float64. */
  scoresError: () => scoresError(engine as Engine),
  /** The matrix of a mixed prompt in so many cells along a side; what the run came to. */
  scores: async (form: 'mean' | 'softmax', cells: number, frames = 6): Promise<Outcome['type']> => {
    const segments = MIXED.map(part => (part.kind === 'video' ? { ...part, frames } : part))
    const { job } = scoresJobOf('videorope', 1e6, segments, cells, form)
    return (await (engine as Engine).run('test', 'full', job)).type
  },
  probe: (what: Probe) =>
    new Promise<MemoryLevel>(resolve => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => resolve(data)
      probed?.postMessage({ probe: what }, [port2])
    }),
}

export type Harness = typeof harness
Object.assign(globalThis, { harness })
