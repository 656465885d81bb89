import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Connection, openEngine, type Place } from './open'
import {
  type Answer,
  BACKEND_NAMES,
  type Backend,
  type BackendChoice,
  type DeviceReport,
  type FailReason,
  type Job,
  type Lane,
  type Reply,
  type Request,
} from './protocol'
import { createWaiting, type Report, type Run } from './waiting'

export type EngineStatus =
  | { state: 'starting'; message: string | null }
  /** message: what has been overcome */
  | { state: 'ready'; device: DeviceReport; message: string | null }
  /** works, but not on what was asked for: the message says why, and on what */
  | { state: 'fallback'; device: DeviceReport; message: string }
  | { state: 'stopped'; message: string }

export interface Engine {
  /** Resolves once, never rejects. `report` hears fractions from 0 to 1, and what a search has proven. A newer run of a channel outdates older ones. */
  run: <J extends Job>(channel: string, lane: Lane, job: J, report?: Report) => Promise<Answer<J>>
  /** gives up what a channel waits for; a draft in flight is still answered */
  cancel: (channel: string) => void
  status: Pick<StoreApi<EngineStatus>, 'getState' | 'subscribe'>
  /** starts anew with the choice in force, also after a stop */
  retryGpu: () => void
  /** starts anew with another choice; the job in flight is asked again */
  use: (choice: BackendChoice) => void
  dispose: () => void
}

const SAFER: Record<BackendChoice, Backend | null> = { auto: 'wasm', webgl: 'wasm', wasm: 'cpu', cpu: null }

/**
 * The page's side. One job in flight. A worker that crashes or loses its GPU context is replaced once by one like it,
 * then by one with the next safer backend.
 */
export function createEngine(choice: BackendChoice = 'auto', open: (place: Place) => Connection = openEngine): Engine {
  const status = createStore<EngineStatus>(() => ({ state: 'starting', message: null }))
  const waiting = createWaiting()
  let connection: Connection | null = null
  let place: Place = 'worker'
  /** the choice in force until losses force a safer one */
  let asked: BackendChoice = choice
  let losses = 0
  /** why the backend in use is not the one that was chosen */
  let demotion: string | null = null
  let flight: { run: Run; cancelling: boolean } | null = null
  let lastId = 0

  const say = (next: EngineStatus) => status.setState(next, true)
  const post = (request: Request) => connection?.port.postMessage(request)

  const connect = (message: string | null) => {
    const opened = open(place)
    connection = opened
    say({ state: 'starting', message })
    opened.port.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if (connection === opened) hear(data)
    })
    opened.onCrash(reason => {
      if (connection === opened) lose('crashed', reason)
    })
    post({ type: 'start', backend: opened.shared ? 'cpu' : asked })
  }

  const disconnect = () => {
    connection?.terminate()
    connection = null
  }

  const hear = (reply: Reply) => {
    if (reply.type === 'ready') return welcome(reply.device)
    if (reply.type === 'stopped') return lose(reply.reason, reply.message)
    if (reply.id !== flight?.run.id) return
    if (reply.type === 'progress') return flight.run.report(reply.fraction, reply.proven)
    settle(reply)
    pump()
  }

  const welcome = (device: DeviceReport) => {
    const { message } = status.getState()
    const why = [demotion, connection?.shared, ...device.fallbacks].filter(Boolean)
    if (why.length) say({ state: 'fallback', device, message: `${why.join(' ')} Now on ${BACKEND_NAMES[device.backend]}.` })
    else say({ state: 'ready', device, message })
    pump()
  }

  const lose = (reason: FailReason, message: string) => {
    const { state, device } = { device: null, ...status.getState() }
    disconnect()
    settle({ type: 'failed', reason, message })
    if (reason === 'error') return stop(message)
    if (state === 'starting' && reason === 'crashed') {
      if (place === 'page') return stop(message)
      place = 'page'
      return connect(message)
    }
    const what = reason === 'context-lost' ? 'The GPU context was lost' : 'The engine crashed'
    if (++losses === 1) return connect(`${what}. It was started again.`)
    const safer = SAFER[device?.backend ?? asked]
    if (!safer) return stop(`${what} twice, also on ${BACKEND_NAMES.cpu}.`)
    asked = safer
    losses = 0
    demotion = `${what} twice.`
    connect(demotion)
  }

  const stop = (message: string) => {
    say({ state: 'stopped', message })
    for (const run of waiting.clear()) run.answer({ type: 'failed', reason: 'error', message })
  }

  const settle = (answer: Answer) => {
    const settled = flight?.run
    flight = null
    settled?.answer(answer)
  }

  const pump = () => {
    const { state } = status.getState()
    if (flight || (state !== 'ready' && state !== 'fallback')) return
    const run = waiting.take()
    if (!run) return
    flight = { run, cancelling: false }
    post({ type: 'run', id: run.id, channel: run.channel, lane: run.lane, job: run.job })
  }

  const outdate = (runs: readonly Run[], channel: string) => {
    for (const run of runs) run.answer({ type: 'cancelled' })
    if (flight?.run.channel !== channel || flight.run.lane === 'draft' || flight.cancelling) return
    flight.cancelling = true
    post({ type: 'cancel', id: flight.run.id })
  }

  const restart = (next: BackendChoice) => {
    choice = next
    asked = next
    place = 'worker'
    losses = 0
    demotion = null
    disconnect()
    if (flight) {
      const outdated = flight.cancelling ? [flight.run] : waiting.restore(flight.run)
      for (const run of outdated) run.answer({ type: 'cancelled' })
      flight = null
    }
    connect(null)
  }

  connect(null)
  return {
    run: (channel, lane, job, report = () => {}) =>
      new Promise(resolve => {
        const { state, message } = status.getState()
        if (state === 'stopped') return resolve({ type: 'failed', reason: 'error', message })
        const run: Run = { id: ++lastId, channel, lane, job, report, answer: resolve as Run['answer'] }
        outdate(waiting.put(run), channel)
        pump()
      }),
    cancel: channel => outdate(waiting.remove(channel), channel),
    status,
    retryGpu: () => restart(choice),
    use: restart,
    dispose: () => {
      disconnect()
      settle({ type: 'cancelled' })
      for (const run of waiting.clear()) run.answer({ type: 'cancelled' })
      say({ state: 'stopped', message: 'The engine was closed.' })
    },
  }
}
