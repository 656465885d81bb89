import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { createPipeline } from '../../src/app/pipeline'
import type { Engine, EngineStatus } from '../../src/engine/client'
import type { Answer, DecayJob, DecayResult, Lane } from '../../src/engine/protocol'
import { createFrames } from '../../src/state/frames'
import type { View, ViewInput } from '../../src/views/view'

const RESULT: DecayResult = { op: 'decay', min: [], max: [], bounds: ['exact'] }
const jobOf = (omega: number): DecayJob => ({ op: 'decay', curves: [Float64Array.of(omega)], edges: Float64Array.of(0, 9) })

/** A pipeline whose one view asks for the frequency that stands in `wish`; null asks for nothing. */
function createBench() {
  const runs: { lane: Lane; job: DecayJob; report: (fraction: number) => void; answer: (answer: Answer) => void }[] = []
  const status = createStore<EngineStatus>(() => ({ state: 'starting', message: null }))
  const cancel = vi.fn()
  const run = (_: string, lane: Lane, job: DecayJob, report: (fraction: number) => void) =>
    new Promise<Answer>(answer => runs.push({ lane, job, report, answer }))
  const engine = { run, cancel, status } as unknown as Engine
  const frames = createFrames<ViewInput>()
  const wish: { omega: number | null; scene: unknown } = { omega: 1, scene: {} }
  const view = {
    id: 'decay',
    request: () => (wish.omega === null ? null : { job: jobOf(wish.omega), label: `omega ${wish.omega}` }),
  } as unknown as View
  const visible = vi.fn(() => [{ view, input: { ...wish } as unknown as ViewInput, size: { width: 900, height: 500 } }])
  const pipeline = createPipeline({ engine, frames, visible })
  const change = (omega: number | null) => {
    wish.omega = omega
    pipeline.invalidate()
    vi.advanceTimersByTime(FRAME)
  }
  const answer = async (k: number, given: Answer = { type: 'done', result: RESULT, ms: 1 }) => {
    runs[k]!.answer(given)
    await Promise.resolve()
    await Promise.resolve()
  }
  const frame = () => frames.getState().decay!
  return { runs, status, cancel, wish, visible, pipeline, change, answer, frame }
}

/** ms of a frame; Node has no animation frames of its own */
const FRAME = 16

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (tick: () => void) => setTimeout(tick, FRAME))
  vi.stubGlobal('cancelAnimationFrame', (timer: number) => clearTimeout(timer))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('the pipeline', () => {
  it('says what was given up by hand, asks only for what is known of it by then, and for all when told to', async () => {
    const { change, runs, answer, frame, pipeline } = createBench()
    change(1)
    vi.advanceTimersByTime(200)
    await answer(0)
    await answer(1, { type: 'cancelled' })
    expect(frame()).toMatchObject({ pending: null, stopped: 'omega 1' })
    change(1)
    vi.advanceTimersByTime(200)
    expect(runs.slice(2).map(run => run.lane)).toEqual(['draft'])
    await answer(2)
    expect(frame()).toMatchObject({ shown: { lane: 'draft' }, pending: null, stopped: 'omega 1' })
    pipeline.resume('decay')
    vi.advanceTimersByTime(200)
    expect(runs.slice(3).map(run => run.lane)).toEqual(['draft', 'full'])
    expect(frame().stopped).toBeUndefined()
  })

  it('does not wait for a view that has left the screen, and asks anew when it is back', () => {
    const { change, visible, runs, cancel, frame } = createBench()
    change(1)
    vi.advanceTimersByTime(200)
    const [shown] = visible()
    visible.mockReturnValueOnce([{ ...shown!, view: { id: 'other', request: () => null } as unknown as View }])
    change(1)
    expect(cancel).toHaveBeenCalledWith('decay')
    expect(frame().pending).toBeNull()
    change(1)
    vi.advanceTimersByTime(200)
    expect(runs).toHaveLength(4)
  })

  it('asks once per animation frame, however often it is invalidated', () => {
    const { pipeline, visible } = createBench()
    for (let k = 0; k < 5; k++) pipeline.invalidate()
    vi.advanceTimersByTime(FRAME)
    expect(visible).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(100)
    expect(visible).toHaveBeenCalledTimes(1)
  })

  it('sends a draft at once and the full job 120 ms after the last change', () => {
    const { change, runs } = createBench()
    change(1)
    expect(runs.map(run => run.lane)).toEqual(['draft'])
    vi.advanceTimersByTime(100)
    change(2)
    vi.advanceTimersByTime(119)
    expect(runs.map(run => run.lane)).toEqual(['draft', 'draft'])
    vi.advanceTimersByTime(1)
    expect(runs.map(run => [run.lane, run.job.curves[0]![0]])).toEqual([
      ['draft', 1],
      ['draft', 2],
      ['full', 2],
    ])
  })

  it('leaves out drafts of a fast drag, never its full job', () => {
    const { change, runs } = createBench()
    for (let omega = 1; omega <= 5; omega++) change(omega)
    vi.advanceTimersByTime(120)
    expect(runs.map(run => [run.lane, run.job.curves[0]![0]])).toEqual([
      ['draft', 1],
      ['full', 5],
    ])
  })

  it('sends nothing when the numbers are equal, and the frame takes the new input', async () => {
    const { change, runs, wish, answer, frame } = createBench()
    change(1)
    await answer(0)
    vi.advanceTimersByTime(200)
    wish.scene = { renamed: true }
    change(1)
    expect(runs).toHaveLength(2)
    expect(frame().shown?.input.scene).toBe(wish.scene)
  })

  it('shows each answer with its own request, and is pending until the full one', async () => {
    const { change, runs, answer, frame } = createBench()
    change(1)
    expect(frame()).toMatchObject({ shown: null, pending: { label: 'omega 1', fraction: 0 } })
    vi.advanceTimersByTime(100)
    change(2)
    await answer(0)
    expect(frame().shown?.job).toEqual(jobOf(1))
    expect(frame().pending?.label).toBe('omega 2')
    await answer(1)
    vi.advanceTimersByTime(120)
    runs[2]!.report(0.5)
    expect(frame().pending?.fraction).toBe(0.5)
    await answer(2)
    expect(frame()).toMatchObject({ shown: { lane: 'full' }, pending: null })
    expect(frame().shown?.job).toEqual(jobOf(2))
  })

  it('keeps the last picture under a failure, and asks again when the engine works again', async () => {
    const { change, runs, answer, frame, status } = createBench()
    change(1)
    await answer(0)
    vi.advanceTimersByTime(120)
    await answer(1, { type: 'failed', reason: 'context-lost', message: 'The GPU context was lost.' })
    expect(frame()).toMatchObject({ shown: { lane: 'draft' }, pending: null, failed: { reason: 'context-lost' } })
    status.setState({ state: 'ready', message: null } as EngineStatus)
    vi.advanceTimersByTime(FRAME)
    expect(runs).toHaveLength(3)
    expect(frame().failed).toBeNull()
  })

  it('a failure of an outdated request is not shown', async () => {
    const { change, answer, frame } = createBench()
    change(1)
    change(2)
    await answer(0, { type: 'failed', reason: 'error', message: 'too late' })
    expect(frame()).toMatchObject({ failed: null, pending: { label: 'omega 2' } })
  })

  it('is no longer pending when the full job has been given up', async () => {
    const { change, answer, frame } = createBench()
    change(1)
    await answer(0)
    vi.advanceTimersByTime(120)
    await answer(1, { type: 'cancelled' })
    expect(frame()).toMatchObject({ shown: { lane: 'draft' }, pending: null, failed: null })
  })

  it('empties the frame of a view that needs nothing any more', async () => {
    const { change, answer, frame, cancel, runs } = createBench()
    change(1)
    change(null)
    expect(cancel).toHaveBeenCalledWith('decay')
    await answer(0)
    expect(frame()).toEqual({ shown: null, pending: null, failed: null })
    vi.advanceTimersByTime(500)
    expect(runs).toHaveLength(1)
  })

  it('is silent after it has been disposed of', () => {
    const { change, pipeline, runs, visible } = createBench()
    change(1)
    pipeline.invalidate()
    pipeline.dispose()
    vi.advanceTimersByTime(500)
    expect(runs).toHaveLength(1)
    expect(visible).toHaveBeenCalledTimes(1)
  })
})
