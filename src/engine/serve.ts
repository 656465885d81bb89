import { createDevice, type Device } from './device'
import { macrotask } from './macrotask'
import { OPS, type Op } from './ops'
import type { FailReason, Job, Port, Reply, Request, Result } from './protocol'

type Run = Extract<Request, { type: 'run' }>

/** ms between two progress messages */
const PROGRESS_INTERVAL = 50

/** The worker's side: answers every run once, in order; a full run stops at the first batch after its cancel. */
export function serve(port: Port): void {
  const open = new Map<number, { cancelled: boolean }>()
  let device: Device | null = null
  let turn: Promise<void> = Promise.resolve()

  const reply = (message: Reply, transfer: Transferable[] = []) => port.postMessage(message, transfer)

  /** The one way to close a run; later answers to the same run are dropped. */
  const answer = (id: number, message: Reply, transfer?: Transferable[]) => {
    if (open.delete(id)) reply(message, transfer)
  }

  const stop = (reason: FailReason, message: string) => {
    open.clear()
    reply({ type: 'stopped', reason, message })
  }

  const start = async (backend: Extract<Request, { type: 'start' }>['backend']) => {
    try {
      const started = await createDevice(backend)
      device = started.device
      device.lost.then(message => stop('context-lost', message))
      reply({ type: 'ready', device: started.report })
    } catch (error) {
      stop('error', messageOf(error))
    }
  }

  const run = async ({ id, job, lane }: Run) => {
    const began = performance.now()
    try {
      if (!device) throw new Error('The engine has not started.')
      let reported = began
      const op = (OPS[job.op] as Op<Job>)(device, job, lane, (fraction, proven) => {
        if (performance.now() - reported < PROGRESS_INTERVAL || !open.has(id)) return
        reported = performance.now()
        reply({ type: 'progress', id, fraction, ...(proven !== undefined && { proven }) })
      })
      for (;;) {
        const step = await op.next()
        if (device.isLost()) return
        if (step.done) {
          return answer(id, { type: 'done', id, result: step.value, ms: performance.now() - began }, buffersOf(step.value))
        }
        await macrotask()
        if (open.get(id)?.cancelled ?? true) {
          await op.return(undefined as never)
          return answer(id, { type: 'cancelled', id })
        }
      }
    } catch (error) {
      if (!device?.isLost()) answer(id, { type: 'failed', id, reason: 'error', message: messageOf(error) })
    }
  }

  port.addEventListener('message', ({ data }: MessageEvent<Request>) => {
    if (data.type === 'start') turn = turn.then(() => start(data.backend))
    if (data.type === 'run') {
      open.set(data.id, { cancelled: false })
      turn = turn.then(() => run(data))
    }
    if (data.type === 'cancel') {
      const wanted = open.get(data.id)
      if (wanted) wanted.cancelled = true
    }
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function buffersOf(result: Result): Transferable[] {
  return Object.values(result)
    .flat()
    .flatMap(value => (ArrayBuffer.isView(value) ? [value.buffer] : []))
}
