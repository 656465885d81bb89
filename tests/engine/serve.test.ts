import { memory } from '@tensorflow/tfjs-core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createEngine, type Engine } from '../../src/engine/client'
import type { Connection } from '../../src/engine/open'
import type { Answer, DecayJob, Reply, Request } from '../../src/engine/protocol'
import { serve } from '../../src/engine/serve'
import { lineTo } from './lines'
import { createRandom } from './random'

vi.mock('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url', () => ({
  default: `${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm`,
}))

const frequencies = Float64Array.from({ length: 64 }, (_, i) => 1e4 ** (-i / 64))
const job = (positions: number): DecayJob => ({ op: 'decay', curves: [frequencies], edges: Float64Array.of(0, positions) })

const line = lineTo(serve)
afterEach(() => line.close())

const ready = (engine: Engine) =>
  new Promise<void>(resolve => engine.status.subscribe(({ state }) => state !== 'starting' && resolve()))

/** Sends requests and hears replies without a client in between. */
async function direct(): Promise<{
  send: (request: Request) => void
  until: (done: (reply: Reply) => boolean) => Promise<Reply[]>
}> {
  const { port }: Connection = line.open()
  const heard: Reply[] = []
  let look = () => {}
  port.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    heard.push(data)
    look()
  })
  const until = (done: (reply: Reply) => boolean) =>
    new Promise<Reply[]>(resolve => {
      look = () => heard.some(done) && resolve(heard)
      look()
    })
  port.postMessage({ type: 'start', backend: 'cpu' } satisfies Request)
  await until(reply => reply.type === 'ready')
  return { send: request => port.postMessage(request), until }
}

describe('a server on a MessageChannel', () => {
  it('sees a cancel between two batches', async () => {
    const { send, until } = await direct()
    send({ type: 'run', id: 1, channel: 'x', lane: 'full', job: job(4_000_000) })
    send({ type: 'cancel', id: 1 })
    const began = performance.now()
    await until(reply => reply.type === 'cancelled' && reply.id === 1)
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('answers a job that cannot be computed with failed and goes on', async () => {
    const { send, until } = await direct()
    send({ type: 'run', id: 1, channel: 'x', lane: 'full', job: { ...job(10), curves: null as never } })
    send({ type: 'run', id: 2, channel: 'x', lane: 'full', job: job(10) })
    const heard = await until(reply => reply.type === 'done')
    expect(heard.filter(reply => reply.type !== 'ready')).toMatchObject([
      { type: 'failed', id: 1, reason: 'error' },
      { type: 'done', id: 2 },
    ])
  })

  it('reports progress at most every 50 ms', async () => {
    const { send, until } = await direct()
    const began = performance.now()
    send({ type: 'run', id: 1, channel: 'x', lane: 'full', job: job(1_000_000) })
    const heard = await until(reply => reply.type === 'done')
    const progress = heard.filter(reply => reply.type === 'progress')
    expect(progress.length).toBeGreaterThan(0)
    expect(progress.length).toBeLessThanOrEqual((performance.now() - began) / 50)
  })
})

describe('client and server together', () => {
  it('every run is answered exactly once under random schedules, and no tensor is left', async () => {
    const engine = createEngine('cpu', line.open)
    await ready(engine)
    const level = memory().numTensors
    for (let seed = 1; seed <= 4; seed++) {
      const random = createRandom(seed)
      const runs: { channel: string; answers: Answer[]; settled: Promise<unknown> }[] = []
      for (let k = 0; k < 40; k++) {
        const channel = random() < 0.5 ? 'x' : 'y'
        const answers: Answer[] = []
        const run = engine.run(channel, random() < 0.4 ? 'draft' : 'full', job(Math.floor(10 ** (2 + 3.5 * random()))))
        runs.push({ channel, answers, settled: run.then(answer => answers.push(answer)) })
        if (random() < 0.7) await new Promise(resolve => setTimeout(resolve, 12 * random()))
      }
      await Promise.all(runs.map(run => run.settled))
      expect(runs.map(run => run.answers.length)).toEqual(runs.map(() => 1))
      for (const channel of ['x', 'y']) {
        expect(runs.findLast(run => run.channel === channel)?.answers[0]?.type).toBe('done')
      }
      expect(memory().numTensors).toBe(level)
    }
    engine.dispose()
  })

  it('the receipt of the start is in the status', async () => {
    const engine = createEngine('cpu', line.open)
    await ready(engine)
    expect(engine.status.getState()).toMatchObject({
      state: 'ready',
      device: { backend: 'cpu', precision: 'fp32', fallbacks: [], receipt: { samples: 1024 } },
    })
    engine.dispose()
  })

  it('a forced backend that is missing leads to the next, and the status says why', async () => {
    const engine = createEngine('webgl', line.open)
    await ready(engine)
    const status = engine.status.getState()
    expect(status.state).toBe('fallback')
    expect(status.message).toBe('WebGL 2: not available here. Now on WebAssembly.')
    engine.dispose()
  })
})
