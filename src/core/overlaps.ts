import type { Collisions } from './collisions'
import { collisionsOf } from './collisions'
import type { RotarySpec } from './resolve'
import type { Ids, Run, Shape } from './runs'
import { rangeOf, runsOf, shapeOf } from './runs'
import type { AxisId, Segment } from './scene'
import { isGrid } from './scene'
import { gridOf } from './tokens'

/** Text tokens whose id on one axis is also the id of a patch. */
export interface Overlap {
  axis: AxisId
  /** after: a patch earlier in the prompt has the id; before: a later one has */
  text: 'after' | 'before'
  /** how many text tokens */
  tokens: number
  /** the first of them, an index into the tokens */
  first: number
  /** smallest and largest id that is used twice */
  from: number
  to: number
}

/** Where text goes on after an image or video. */
export interface Resumption {
  /** index of the image or video segment */
  segment: number
  /** first text token after it; null when the prompt ends there */
  token: number | null
  position: number
  /** largest id of the image or video on any axis */
  largest: number
  largestAxis: AxisId
}

export interface LayoutFacts {
  runs: readonly Run[]
  /** frames of the image or video with the most tokens; empty for a prompt of text */
  grid: readonly Run[]
  shape: Shape
  overlaps: readonly Overlap[]
  collisions: Collisions
  negative: readonly { axis: AxisId; tokens: number; min: number }[]
  /** axes on which a whole image or video has a single id although it extends along them */
  collapsed: readonly { axis: AxisId; segment: number }[]
  resumptions: readonly Resumption[]
  /** half the smallest step between the ids of a frame's patches on each axis of the spec, at most ½ */
  rims: readonly number[]
  /** how text stands: it counts up from 0, is not rotated, or has a rule of its own */
  text: TextRule
  next: number
  ropeDelta: number
}

export type TextRule = 'counts' | 'still' | 'own'

/** All that can be said about where the tokens of a prompt stand. Linear in tokens. */
export function layoutFacts(spec: RotarySpec, segments: readonly Segment[], text: TextRule = 'counts'): LayoutFacts {
  const runs = runsOf(spec)
  const patches = runs.filter(run => run.frame >= 0)
  const rotated = text === 'still' ? patches : runs
  // Ids of text mean a position on every axis only where they agree on all; sound shares the time of its pictures by design.
  const counted = text === 'counts' || (text === 'own' && textAgrees(spec, runs, segments))
  const met = counted ? runs.filter(run => run.frame >= 0 || !isPutIn(segments[run.segment], text)) : []
  const grids = segments.map((segment, at) => (isGrid(segment) ? framesOf(runs, at) : []))
  const size = (frames: readonly Run[]) => frames.reduce((sum, run) => sum + run.count, 0)
  const grid = grids.reduce<readonly Run[]>((best, frames) => (size(frames) > size(best) ? frames : best), [])
  const shape = shapeOf(spec, grid)
  return {
    runs,
    grid,
    shape: text !== 'counts' && shape === 'corner' ? 'origin' : shape,
    overlaps: spec.axes.flatMap((_, axis) => [...overlapsOn(spec, met, axis, 'before'), ...overlapsOn(spec, met, axis, 'after')]),
    collisions: collisionsOf(spec, rotated),
    negative: text === 'counts' ? negativeIds(spec, runs) : [],
    collapsed: segments.flatMap((segment, at) => collapsedAxes(spec, grids[at] ?? [], segment, at)),
    resumptions: counted ? grids.flatMap((frames, at) => resumptionAfter(spec, runs, frames, at)) : [],
    rims: spec.positionIds.map(ids => rimOf(ids, grid[0])),
    text,
    next: spec.next,
    ropeDelta: spec.ropeDelta,
  }
}

/** Whether what stands in a segment beside its patches is sound. */
export function isSound(segment: Segment | undefined): boolean {
  return segment?.kind === 'video' && (segment.melFrames ?? 0) > 0
}

/** Whether what stands in a segment beside its patches is sound, or has a rule of its own: no text in the sense of an overlap. */
function isPutIn(segment: Segment | undefined, text: TextRule): boolean {
  return isSound(segment) || (text === 'own' && segment !== undefined && isGrid(segment))
}

function textAgrees({ positionIds }: Ids, runs: readonly Run[], segments: readonly Segment[]): boolean {
  const text = runs.filter(run => segments[run.segment]?.kind === 'text')
  const [first, ...others] = [...new Set(positionIds)]
  return others.every(ids =>
    text.every(({ start, count }) => ids[start] === first?.[start] && ids[start + count - 1] === first?.[start + count - 1]),
  )
}

function rimOf(ids: Float64Array, frame: Run | undefined): number {
  if (!frame) return 0.5
  const levels = [...new Set(ids.subarray(frame.start, frame.start + frame.count))].sort((a, b) => a - b)
  const gaps = levels.slice(1).map((id, k) => id - (levels[k] as number))
  return gaps.reduce((least, gap) => Math.min(least, gap / 2), 0.5)
}

/** The frames of one segment, in order. */
export function framesOf(runs: readonly Run[], segment: number): Run[] {
  return runs.filter(run => run.segment === segment && run.frame >= 0)
}

function overlapsOn({ axes, positionIds }: Ids, runs: readonly Run[], axis: number, text: Overlap['text']): Overlap[] {
  const ids = positionIds[axis] as Float64Array
  const order = text === 'after' ? runs : runs.toReversed()
  const wanted = textRangeBeyond(order, axis)
  const taken = new Set<number>()
  const found: Overlap = { axis: axes[axis] as AxisId, text, tokens: 0, first: -1, from: Infinity, to: -Infinity }
  order.forEach((run, at) => {
    const [low, high] = wanted[at] as [number, number]
    if (run.frame < 0 ? taken.size === 0 : (run.max[axis] as number) < low || (run.min[axis] as number) > high) return
    for (let k = run.start; k < run.start + run.count; k++) {
      const id = ids[k] as number
      if (run.frame >= 0) {
        if (id >= low && id <= high) taken.add(id)
      } else if (taken.has(id)) {
        if (found.tokens === 0 || k < found.first) found.first = k
        found.tokens++
        found.from = Math.min(found.from, id)
        found.to = Math.max(found.to, id)
      }
    }
  })
  return found.tokens ? [found] : []
}

/** For each run the range of ids of all text beyond it: only patches inside can be met again. */
function textRangeBeyond(order: readonly Run[], axis: number): [number, number][] {
  const ranges: [number, number][] = []
  let range: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let at = order.length - 1; at >= 0; at--) {
    ranges[at] = range
    const run = order[at] as Run
    if (run.frame < 0) range = [Math.min(range[0], run.min[axis] as number), Math.max(range[1], run.max[axis] as number)]
  }
  return ranges
}

function negativeIds({ axes, positionIds }: Ids, runs: readonly Run[]): LayoutFacts['negative'] {
  return axes.flatMap((axis, at) => {
    const [min] = rangeOf(runs, at)
    if (!(min < 0)) return []
    let tokens = 0
    for (const id of positionIds[at] as Float64Array) if (id < 0) tokens++
    return [{ axis, tokens, min }]
  })
}

function collapsedAxes({ axes }: Ids, frames: readonly Run[], segment: Segment, at: number): LayoutFacts['collapsed'] {
  const grid = gridOf(segment)
  const diagonal = grid.rows + grid.cols - 1
  const along = { d0: diagonal, d1: diagonal, d2: diagonal, d3: diagonal }
  const alone = { i: 1, l: 1, x: 1, y: 1, a: 1 }
  const extent = { t: grid.frames, h: grid.rows, w: grid.cols, p: grid.frames * grid.rows * grid.cols, ...along, ...alone }
  return axes.flatMap((axis, index) => {
    const [low, high] = rangeOf(frames, index)
    return low === high && extent[axis] > 1 ? [{ axis, segment: at }] : []
  })
}

function resumptionAfter(spec: RotarySpec, runs: readonly Run[], frames: readonly Run[], segment: number): Resumption[] {
  if (!frames.length) return []
  const follower = runs[runs.findLastIndex(run => run.segment === segment) + 1]
  if (follower && follower.frame >= 0) return []
  const largestPerAxis = spec.axes.map((_, axis) => rangeOf(frames, axis)[1])
  const largest = Math.max(...largestPerAxis)
  return [
    {
      segment,
      token: follower?.start ?? null,
      position: follower ? (spec.positionIds[0]?.[follower.start] as number) : spec.next,
      largest,
      largestAxis: spec.axes[largestPerAxis.indexOf(largest)] as AxisId,
    },
  ]
}
