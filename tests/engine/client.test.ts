import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/engine/client'
import type { Answer, Backend, DecayJob, DeviceReport, Reply } from '../../src/engine/protocol'
import { createLines } from './lines'
import { createRandom } from './random'

const JOB: DecayJob = { op: 'decay', curves: [Float64Array.of(1)], edges: Float64Array.of(0, 1) }
const device = (backend: Backend, fallbacks: string[] = []): DeviceReport => ({
  backend,
  renderer: '',
  precision: 'fp32',
  receipt: { maxError: 1e-7, samples: 1024, reach: 1e7 },
  fallbacks,
})
const done = (id: number): Reply => ({
  type: 'done',
  id,
  ms: 1,
  result: { op: 'decay', min: [], max: [], bounds: ['exact'] },
})

function started(backend: Backend = 'webgl') {
  const lines = createLines()
  const engine = createEngine('auto', lines.open)
  lines.last().say({ type: 'ready', device: device(backend) })
  const answers: string[] = []
  const ask = (name: string, channel: string, lane: 'draft' | 'full') => {
    const asked = engine.run(channel, lane, JOB)
    asked.then(answer => answers.push(`${name} ${answer.type}`))
    return asked
  }
  /** ids of the runs that the newest line has been sent */
  const runs = () => lines.last().requests.flatMap(request => (request.type === 'run' ? [request.id] : []))
  return { lines, engine, ask, answers, runs, settled: () => new Promise(resolve => setTimeout(resolve)) }
}

describe('the queue', () => {
  it('has one job in flight', () => {
    const { ask, runs, lines } = started()
    ask('a', 'x', 'full')
    ask('b', 'y', 'full')
    expect(runs()).toEqual([1])
    lines.last().say(done(1))
    expect(runs()).toEqual([1, 2])
  })

  it('keeps the newest of a channel and answers the replaced one with cancelled', async () => {
    const { ask, runs, lines, answers, settled } = started()
    for (const name of ['a', 'b', 'c']) ask(name, 'x', 'draft')
    lines.last().say(done(1))
    lines.last().say(done(3))
    await settled()
    expect(runs()).toEqual([1, 3])
    expect(answers).toEqual(['b cancelled', 'a done', 'c done'])
  })

  it('sends drafts before full jobs', () => {
    const { ask, runs, lines } = started()
    ask('a', 'x', 'full')
    ask('b', 'y', 'full')
    ask('c', 'z', 'draft')
    lines.last().say(done(1))
    lines.last().say(done(3))
    expect(runs()).toEqual([1, 3, 2])
  })

  it('cancels a full job in flight when a newer one of its channel comes', () => {
    const { ask, lines } = started()
    ask('a', 'x', 'full')
    ask('b', 'y', 'full')
    expect(lines.last().requests.some(request => request.type === 'cancel')).toBe(false)
    ask('c', 'x', 'draft')
    ask('d', 'x', 'full')
    expect(lines.last().requests.filter(request => request.type === 'cancel')).toEqual([{ type: 'cancel', id: 1 }])
  })

  it('never cancels a draft in flight', () => {
    const { ask, lines, engine } = started()
    ask('a', 'x', 'draft')
    ask('b', 'x', 'draft')
    ask('c', 'x', 'full')
    engine.cancel('x')
    expect(lines.last().requests.some(request => request.type === 'cancel')).toBe(false)
  })

  it('holds runs until the engine is ready', () => {
    const lines = createLines()
    const engine = createEngine('auto', lines.open)
    engine.run('x', 'full', JOB)
    expect(lines.last().requests).toEqual([{ type: 'start', backend: 'auto' }])
    lines.last().say({ type: 'ready', device: device('wasm') })
    expect(lines.last().requests).toHaveLength(2)
  })
})

describe('losses', () => {
  it('a crash fails the job in flight and starts the same backend again, once', async () => {
    const { ask, lines, engine, runs } = started('wasm')
    const asked = ask('a', 'x', 'full')
    ask('b', 'y', 'full')
    lines.last().crash('out of memory')
    expect(await asked).toEqual({ type: 'failed', reason: 'crashed', message: 'out of memory' })
    expect(lines.opened).toHaveLength(2)
    expect(lines.last().requests).toEqual([{ type: 'start', backend: 'auto' }])
    lines.last().say({ type: 'ready', device: device('wasm') })
    expect(engine.status.getState()).toMatchObject({ state: 'ready', message: 'The engine crashed. It was started again.' })
    expect(runs()).toEqual([2])
  })

  it('a context lost twice leads to WebAssembly, and the page can ask for the GPU again', async () => {
    const { ask, lines, engine } = started('webgl')
    for (const _ of [1, 2]) {
      const asked = ask('a', 'x', 'full')
      lines.last().say({ type: 'stopped', reason: 'context-lost', message: 'The GPU context was lost.' })
      expect((await asked) satisfies Answer).toMatchObject({ type: 'failed', reason: 'context-lost' })
      const [start] = lines.last().requests
      const backend = start?.type === 'start' && start.backend === 'wasm' ? 'wasm' : 'webgl'
      lines.last().say({ type: 'ready', device: device(backend) })
    }
    expect(engine.status.getState()).toMatchObject({
      state: 'fallback',
      message: 'The GPU context was lost twice. Now on WebAssembly.',
    })
    engine.retryGpu()
    expect(lines.last().requests).toEqual([{ type: 'start', backend: 'auto' }])
    lines.last().say({ type: 'ready', device: device('webgl') })
    expect(engine.status.getState()).toMatchObject({ state: 'ready', message: null })
  })

  it('a worker that cannot be loaded is replaced by the CPU on the page', () => {
    const lines = createLines()
    const engine = createEngine('auto', lines.open)
    lines.last().crash('refused')
    expect(lines.last()).toMatchObject({ place: 'page', requests: [{ type: 'start', backend: 'cpu' }] })
    lines.last().say({ type: 'ready', device: device('cpu') })
    expect(engine.status.getState()).toMatchObject({
      state: 'fallback',
      message: 'The engine could not be loaded in a worker. Now on plain CPU.',
    })
  })

  it('losses without end stop the engine, and every waiting and later run fails', async () => {
    const { ask, lines, engine } = started('webgl')
    const waiting = ask('a', 'x', 'full')
    const behind = ask('b', 'y', 'full')
    for (const backend of ['webgl', 'wasm', 'wasm', 'cpu', 'cpu'] as const) {
      lines.last().crash('again')
      lines.last().say({ type: 'ready', device: device(backend) })
    }
    lines.last().crash('again')
    expect(engine.status.getState()).toEqual({ state: 'stopped', message: 'The engine crashed twice, also on plain CPU.' })
    for (const run of [waiting, behind, ask('c', 'x', 'full')]) expect(await run).toMatchObject({ type: 'failed' })
    engine.retryGpu()
    expect(engine.status.getState().state).toBe('starting')
  })

  it('what the device fell back from is said', () => {
    const lines = createLines()
    const engine = createEngine('webgl', lines.open)
    lines.last().say({ type: 'ready', device: device('wasm', ['WebGL 2: fp16 textures, largest error 3.1e-4.']) })
    expect(engine.status.getState()).toMatchObject({
      state: 'fallback',
      message: 'WebGL 2: fp16 textures, largest error 3.1e-4. Now on WebAssembly.',
    })
  })

  it('another backend is used at once, and the job in flight is asked again', async () => {
    const { ask, lines, engine } = started('webgl')
    const asked = ask('a', 'x', 'full')
    engine.use('cpu')
    expect(lines.last().requests).toEqual([{ type: 'start', backend: 'cpu' }])
    lines.last().say({ type: 'ready', device: device('cpu') })
    lines.last().say(done(1))
    expect(await asked).toMatchObject({ type: 'done' })
  })

  it('the voice of a replaced worker is not heard', async () => {
    const { ask, lines, answers, settled } = started('wasm')
    ask('a', 'x', 'full')
    const [old] = lines.opened
    old!.crash('gone')
    lines.last().say({ type: 'ready', device: device('wasm') })
    ask('b', 'x', 'full')
    old!.crash('gone again')
    old!.say(done(2))
    await settled()
    expect(lines.opened).toHaveLength(2)
    expect(answers).toEqual(['a failed'])
  })
})

describe('random schedules', () => {
  it('every run is answered exactly once, and the newest of a channel is not cancelled', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = createRandom(seed)
      const lines = createLines()
      const engine = createEngine('auto', lines.open)
      const answers = new Map<number, Answer[]>()
      const newest = new Map<string, number>()
      let asked = 0
      const step = () => {
        const line = lines.last()
        const choice = random()
        if (choice < 0.55) {
          const channel = 'xyz'[Math.floor(random() * 3)]!
          const name = asked++
          newest.set(channel, name)
          answers.set(name, [])
          engine.run(channel, random() < 0.5 ? 'draft' : 'full', JOB).then(answer => answers.get(name)!.push(answer))
        } else if (choice < 0.6 && engine.status.getState().state !== 'starting') line.crash('by chance')
        else answerNext(line, random)
      }
      for (let k = 0; k < 60; k++) step()
      for (let k = 0; k < 200; k++) answerNext(lines.last(), () => 1)
      await new Promise(resolve => setTimeout(resolve))
      for (const given of answers.values()) expect(given).toHaveLength(1)
      for (const name of newest.values()) expect(answers.get(name)![0]!.type).not.toBe('cancelled')
    }
  })

  /** Plays a worker: ready, then one answer to the oldest open run. */
  function answerNext(line: ReturnType<ReturnType<typeof createLines>['last']>, random: () => number) {
    const played = line as typeof line & { ready?: boolean; answered?: number }
    if (!played.ready) {
      played.ready = true
      return line.say({ type: 'ready', device: device('wasm') })
    }
    const runs = line.requests.flatMap(request => (request.type === 'run' ? [request.id] : []))
    const id = runs[played.answered ?? 0]
    if (id === undefined) return
    played.answered = (played.answered ?? 0) + 1
    const cancelled = line.requests.some(request => request.type === 'cancel' && request.id === id)
    if (cancelled && random() < 0.7) line.say({ type: 'cancelled', id })
    else if (random() < 0.1) line.say({ type: 'failed', id, reason: 'error', message: 'by chance' })
    else line.say(done(id))
  }
})
