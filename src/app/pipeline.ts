import type { Engine } from '../engine/client'
import type { Answer, Job, Lane } from '../engine/protocol'
import { sameJob } from '../engine/sameJob'
import { EMPTY_FRAME, type Frames } from '../state/frames'
import type { Frame, View, ViewInput } from '../views/view'

interface PipelineParts {
  engine: Engine
  frames: Frames<ViewInput>
  /** the views on screen with what they are functions of; read once per animation frame, when something has changed */
  visible: () => readonly { view: View; input: ViewInput; size: { width: number; height: number } }[]
}

/** The newest request of a view. */
interface Question {
  job: Job
  input: ViewInput
  timer: ReturnType<typeof setTimeout>
}

/** ms without change after which a hand rests */
const REST = 120

/** ms between two drafts of a view: each costs the page a picture, and a moving hand needs the frames for itself */
const DRAFT_SPACING = 100

/** Carries what the visible views need to the engine, and its answers into their frames: a draft at once, though not at every frame of a drag, and the full job at rest. */
export function createPipeline({ engine, frames, visible }: PipelineParts) {
  const newest = new Map<string, Question>()
  const drafted = new Map<string, number>()
  let scheduled: number | null = null

  const update = (id: string, change: (frame: Frame) => Partial<Frame>) => {
    const frame = frames.getState()[id] ?? EMPTY_FRAME
    frames.setState({ [id]: { ...frame, ...change(frame) } })
  }

  const ask = (view: View, input: ViewInput, size: { width: number; height: number }) => {
    const request = view.request?.(input, size)
    const last = newest.get(view.id)
    if (!request) return last && empty(view.id)
    if (last && sameJob(last.job, request.job)) return keep(view.id, last, input)
    clearTimeout(last?.timer)
    const question = { job: request.job, input, timer: setTimeout(() => send(view.id, question, 'full'), REST) }
    newest.set(view.id, question)
    update(view.id, () => ({
      pending: { label: request.label, since: performance.now(), fraction: 0 },
      stopped: undefined,
      failed: null,
    }))
    const now = performance.now()
    if (now - (drafted.get(view.id) ?? Number.NEGATIVE_INFINITY) < DRAFT_SPACING) return
    drafted.set(view.id, now)
    send(view.id, question, 'draft')
  }

  const forget = (id: string) => {
    clearTimeout(newest.get(id)?.timer)
    newest.delete(id)
  }

  const empty = (id: string) => {
    forget(id)
    engine.cancel(id)
    update(id, () => EMPTY_FRAME)
  }

  /** What is no longer on screen is not waited for: a long job would keep the others from the engine. */
  const leave = (id: string) => {
    if (!frames.getState()[id]?.pending) return
    forget(id)
    engine.cancel(id)
    update(id, () => ({ pending: null }))
  }

  /** The same numbers answer the new input too, whose names may differ. */
  const keep = (id: string, question: Question, input: ViewInput) => {
    const { shown } = frames.getState()[id] ?? EMPTY_FRAME
    if (shown?.job === question.job && shown.input.scene !== input.scene) update(id, () => ({ shown: { ...shown, input } }))
    question.input = input
  }

  const send = async (id: string, question: Question, lane: Lane) => {
    const isNewest = () => newest.get(id) === question
    const report = (fraction: number, proven?: number) => {
      if (isNewest()) update(id, ({ pending }) => ({ pending: pending && { ...pending, fraction, proven } }))
    }
    const answer = await engine.run(id, lane, question.job, report)
    if (newest.has(id)) update(id, frame => heard(frame, question, lane, answer, isNewest()))
    // what a stopped job has found by then is in a draft
    if (answer.type === 'cancelled' && lane === 'full' && isNewest()) send(id, question, 'draft')
  }

  const tick = () => {
    scheduled = null
    const seen = visible()
    for (const id of [...newest.keys()]) if (seen.length > 0 && seen.every(({ view }) => view.id !== id)) leave(id)
    for (const { view, input, size } of seen) ask(view, input, size)
  }

  const invalidate = () => {
    scheduled ??= requestAnimationFrame(tick)
  }

  /** An engine that works again is asked again. */
  const unsubscribe = engine.status.subscribe(({ state }) => {
    if (state !== 'ready' && state !== 'fallback') return
    for (const [id, { failed }] of Object.entries(frames.getState())) if (failed) forget(id)
    invalidate()
  })

  return {
    invalidate,
    /** Asks anew what was given up by hand. */
    resume: (id: string) => {
      forget(id)
      invalidate()
    },
    dispose: () => {
      unsubscribe()
      if (scheduled !== null) cancelAnimationFrame(scheduled)
      for (const { timer } of newest.values()) clearTimeout(timer)
    },
  }
}

/** What an answer changes. Drafts of older questions are shown; whether one is pending or has failed concerns the newest alone. */
function heard(frame: Frame, { job, input }: Question, lane: Lane, answer: Answer, isNewest: boolean): Partial<Frame> {
  const pending = isNewest && lane === 'full' ? null : frame.pending
  switch (answer.type) {
    case 'done': {
      const shown = { job, result: answer.result, lane, input, at: performance.now() }
      return { shown, pending, failed: isNewest ? null : frame.failed }
    }
    case 'cancelled':
      return isNewest && lane === 'full' ? { pending, stopped: frame.pending?.label } : { pending }
    case 'failed':
      return isNewest ? { pending: null, failed: { reason: answer.reason, message: answer.message } } : {}
  }
}
