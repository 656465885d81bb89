import type { RotarySpec } from './resolve'
import type { AxisId } from './scene'
import { startsInFractions } from './steps'
import type { TokenTable } from './variant'

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

/** Markers between two slices of one frame: the end of one, a line end perhaps, the start of the next. */
const MARKERS = { least: 2, most: 3 }

/** Where the next slice of the frame before `at` begins: after a few tokens that are no text, since axes place them differently; else -1. */
function nextSlice(positionIds: readonly Float64Array[], { segment, frame, count }: TokenTable, at: number): number {
  let next = at
  while (next < count && next <= at + MARKERS.most && frame[next] === -1 && segment[next] === segment[at - 1]) next++
  const between = next - at
  if (between < MARKERS.least || between > MARKERS.most || frame[next] !== frame[at - 1] || segment[next] !== segment[at - 1])
    return -1
  const marks = Array.from({ length: between }, (_, k) => at + k)
  return marks.some(token => positionIds.some(ids => ids[token] !== positionIds[0]?.[token])) ? next : -1
}

/**
 * The prompt as runs in token order. One pass; at most one run per frame and per stretch of text, unless a frame is cut by
 * more than one token of another kind. A single token inside a frame, the end of a line, belongs to it, and the last line's too;
 * so do the markers between two slices of a frame.
 */
export function runsOf({ positionIds, tokens }: Ids): Run[] {
  const { segment, frame, count } = tokens
  const runs: Run[] = []
  let start = 0
  let lines = 0
  let sliced = false
  const joins = (at: number) => at < count && segment[at] === segment[start] && frame[at] === frame[start]
  for (let k = 1; k <= count; k++) {
    const [ofSegment, ofFrame] = [segment[start], frame[start]]
    while (k < count && segment[k] === ofSegment && frame[k] === ofFrame) k++
    const slice = (frame[start] as number) >= 0 ? nextSlice(positionIds, tokens, k) : -1
    if (slice > 0) {
      k = slice - 1
      sliced = true
      continue
    }
    const lineEnd = (frame[start] as number) >= 0 && (frame[k] as number) < 0 && segment[k] === segment[start]
    if (lineEnd && (joins(k + 1) || (lines > 0 && segment[k + 1] !== segment[start]))) {
      lines++
      continue
    }
    const min: number[] = []
    const max: number[] = []
    for (const ids of positionIds) {
      let low = ids[start] as number
      let high = low
      for (let i = start + 1; i < k; i++) {
        if (sliced && (frame[i] as number) < 0) continue
        const id = ids[i] as number
        if (id < low) low = id
        else if (id > high) high = id
      }
      min.push(low)
      max.push(high)
    }
    const at = { segment: segment[start] as number, frame: frame[start] as number }
    runs.push({ ...at, start, count: k - start, min, max })
    start = k
    lines = 0
    sliced = false
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
 * corner: they stay where the grid began; origin: they stay at 0; around: about 0; still: they stay elsewhere.
 * drift: they move, but not with time. centred: one frame with its middle on the text's diagonal.
 * tied: its first patch is as far from the text before as its last from the text after.
 * turned: ids run along the diagonals of a frame. circle: patches are equally far from the middle of their frame.
 * windows: places within a frame are used again. fractions: ids are parts of a largest clip, from -1 on.
 * plane: no grid, but places in metres.
 */
export type Shape =
  | 'line'
  | 'diagonal'
  | 'corner'
  | 'origin'
  | 'around'
  | 'still'
  | 'drift'
  | 'centred'
  | 'tied'
  | 'turned'
  | 'circle'
  | 'windows'
  | 'fractions'
  | 'plane'

const SAME = 1e-6

export function shapeOf(ids: Ids, frames: readonly Run[]): Shape {
  const { axes, positionIds } = ids
  const first = frames[0]
  if (axes.includes('x') || axes.includes('y')) return 'plane'
  if (!first || allEqual(positionIds)) return 'line'
  if (axes.includes('d0')) return 'turned'
  if (startsInFractions(first.min) && [first.min, first.max].flat().some(id => id % 1 !== 0)) return 'fractions'
  if (isCircle(ids, first)) return 'circle'
  if (repeats(ids, first)) return 'windows'
  const time = axes.findIndex(axis => axis === 't' || axis === 'p')
  const spatial = axes.flatMap((axis, at) => (axis === 'h' || axis === 'w' ? [at] : []))
  const moved = (run: Run, axis: number) => (run.min[axis] ?? 0) - (first.min[axis] ?? 0)
  const every = (test: (run: Run, axis: number) => boolean) => frames.every(run => spatial.every(axis => test(run, axis)))

  if (every((run, axis) => Math.abs(moved(run, axis)) < SAME)) {
    const begin = first.min[time] ?? Number.NaN
    const starts = spatial.map(axis => first.min[axis] as number)
    if (starts.every(start => Math.abs(start - begin) < SAME)) return 'corner'
    if (starts.every(start => Math.abs(start) < SAME)) return 'origin'
    if (spatial.every(axis => (first.min[axis] as number) < 0 && (first.max[axis] as number) >= 0)) return 'around'
    const holds = spatial.every(axis => (first.min[axis] as number) <= begin && begin <= (first.max[axis] as number))
    return frames.length === 1 && holds ? 'centred' : isTied(ids, frames) ? 'tied' : 'still'
  }
  return time >= 0 && every((run, axis) => Math.abs(moved(run, axis) - moved(run, time)) < SAME) ? 'diagonal' : 'drift'
}

/** Tokens of a frame that are looked at. */
const LOOKED_AT = 2048

/** Whether patches that are no grid are equally far from their middle. */
function isCircle({ axes, positionIds, tokens }: Ids, { start, count }: Run): boolean {
  if (axes.length < 3 || count < 4 || tokens.frame[start] === -1) return false
  const looked = Array.from({ length: Math.min(count, LOOKED_AT) }, (_, k) => start + k)
  if (looked.every(k => positionIds.every(ids => Number.isInteger(ids[k])))) return false
  const sums = looked.map(k => positionIds.map(ids => ids[k] as number).reduce((sum, id) => sum + id, 0))
  const plane = sums.every(sum => Math.abs(sum - (sums[0] as number)) < 1e-6 * (1 + Math.abs(sum)))
  if (!plane) return false
  const centre = (sums[0] as number) / axes.length
  const radii = looked.map(k => Math.hypot(...positionIds.map(ids => (ids[k] as number) - centre)))
  return radii.every(radius => Math.abs(radius - (radii[0] as number)) < 1e-6 * (1 + radius))
}

/** Whether two patches of a frame share all ids. */
function repeats({ positionIds }: Ids, { start, count }: Run): boolean {
  const seen = new Set<string>()
  for (let k = start; k < start + Math.min(count, LOOKED_AT); k++) {
    const place = positionIds.map(ids => ids[k]).join()
    if (seen.has(place)) return true
    seen.add(place)
  }
  return false
}

/** Whether a grid between two texts has the same step to both on every axis. */
function isTied({ positionIds }: Ids, frames: readonly Run[]): boolean {
  const [first, last] = [frames[0] as Run, frames.at(-1) as Run]
  const end = last.start + last.count
  return positionIds.every(ids => {
    const [before, after] = [ids[first.start - 1], ids[end]]
    if (before === undefined || after === undefined) return false
    return Math.abs((ids[first.start] as number) - before - (after - (ids[end - 1] as number))) < SAME
  })
}

function allEqual(positionIds: readonly Float64Array[]): boolean {
  const [first, ...others] = [...new Set(positionIds)]
  return others.every(ids => ids.every((id, k) => id === first?.[k]))
}

/** The ids of an axis; those of the only index where the spec has no such axis. */
export function idsOn({ axes, positionIds }: Ids, axis: AxisId): Float64Array {
  return positionIds[Math.max(0, axes.indexOf(axis))] as Float64Array
}
