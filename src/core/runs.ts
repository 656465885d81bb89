import type { RotarySpec } from './resolve'
import type { AxisId } from './scene'

/** Tokens that stand together: a stretch of text, or one frame of an image or video. */
export interface Run {
  /** index into the prompt's segments */
  segment: number
  /** -1 for text, including timestamps between frames */
  frame: number
  /** index of its first token */
  start: number
  count: number
  /** smallest and largest position id on each axis of the spec */
  min: readonly number[]
  max: readonly number[]
}

export type Ids = Pick<RotarySpec, 'axes' | 'positionIds' | 'tokens'>

/** The prompt as runs in token order. One pass; at most one run per frame and per stretch of text. */
export function runsOf({ positionIds, tokens }: Ids): Run[] {
  const runs: Run[] = []
  let start = 0
  for (let k = 1; k <= tokens.count; k++) {
    if (k < tokens.count && tokens.segment[k] === tokens.segment[start] && tokens.frame[k] === tokens.frame[start]) continue
    const min: number[] = []
    const max: number[] = []
    for (const ids of positionIds) {
      let low = ids[start] as number
      let high = low
      for (let i = start + 1; i < k; i++) {
        const id = ids[i] as number
        if (id < low) low = id
        else if (id > high) high = id
      }
      min.push(low)
      max.push(high)
    }
    const at = { segment: tokens.segment[start] as number, frame: tokens.frame[start] as number }
    runs.push({ ...at, start, count: k - start, min, max })
    start = k
  }
  return runs
}

/** Range of ids on one axis over some runs; [Infinity, -Infinity] over none. */
export function rangeOf(runs: readonly Run[], axis: number): [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const { min, max } of runs) {
    low = Math.min(low, min[axis] as number)
    high = Math.max(high, max[axis] as number)
  }
  return [low, high]
}

/**
 * How the largest grid stands in position space.
 * line: every token has one and the same id on all axes. diagonal: height and width ids move with time.
 * corner: they stay where the grid began; origin: they stay at 0; still: they stay elsewhere.
 * drift: they move, but not with time. centred: one frame with its middle on the text's diagonal.
 */
export type Shape = 'line' | 'diagonal' | 'corner' | 'origin' | 'still' | 'drift' | 'centred'

const SAME = 1e-6

export function shapeOf({ axes, positionIds }: Ids, frames: readonly Run[]): Shape {
  const first = frames[0]
  if (!first || allEqual(positionIds)) return 'line'
  const time = axes.findIndex(axis => axis === 't' || axis === 'p')
  const spatial = axes.flatMap((axis, at) => (axis === 'h' || axis === 'w' ? [at] : []))
  const moved = (run: Run, axis: number) => (run.min[axis] ?? 0) - (first.min[axis] ?? 0)
  const every = (test: (run: Run, axis: number) => boolean) => frames.every(run => spatial.every(axis => test(run, axis)))

  if (every((run, axis) => Math.abs(moved(run, axis)) < SAME)) {
    const begin = first.min[time] ?? 0
    const starts = spatial.map(axis => first.min[axis] as number)
    if (starts.every(start => Math.abs(start - begin) < SAME)) return 'corner'
    if (starts.every(start => Math.abs(start) < SAME)) return 'origin'
    const holds = spatial.every(axis => (first.min[axis] as number) <= begin && begin <= (first.max[axis] as number))
    return frames.length === 1 && holds ? 'centred' : 'still'
  }
  return time >= 0 && every((run, axis) => Math.abs(moved(run, axis) - moved(run, time)) < SAME) ? 'diagonal' : 'drift'
}

function allEqual(positionIds: readonly Float64Array[]): boolean {
  const [first, ...others] = [...new Set(positionIds)]
  return others.every(ids => ids.every((id, k) => id === first?.[k]))
}

/** The ids of an axis; those of the only index where the spec has no such axis. */
export function idsOn({ axes, positionIds }: Ids, axis: AxisId): Float64Array {
  return positionIds[Math.max(0, axes.indexOf(axis))] as Float64Array
}
