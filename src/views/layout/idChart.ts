import type { LayoutFacts } from '../../core/overlaps'
import type { RotarySpec } from '../../core/resolve'
import type { Run } from '../../core/runs'
import type { Segment } from '../../core/scene'
import { isGrid } from '../../core/scene'
import { endOfText } from './textRise'

/** Tokens of one run, or the part of a text that is shown, on the token axis; px from the chart's left edge. */
export interface Place {
  run: Run
  /** index of the first shown token */
  start: number
  count: number
  x0: number
  x1: number
}

/** The chassis under one image or video. */
export interface Span {
  segment: number
  label: string
  x0: number
  x1: number
}

export interface IdChart {
  width: number
  places: readonly Place[]
  spans: readonly Span[]
  /** smallest and largest id that is drawn */
  range: readonly [number, number]
  /** px of one frame; 0 without frames */
  frameWidth: number
}

const END_WIDTH = 20
/** tokens of a text before and after the grids that are shown: near 45° on the default prompt */
const END_TOKENS = 9
const BETWEEN_WIDTH = 26
/** a timestamp between frames, in frames */
const STAMP = 0.4

/** Position id against token order: grids get the room, of the outer texts only their near ends are shown. */
export function layIdChart(spec: RotarySpec, facts: LayoutFacts, segments: readonly Segment[], width: number): IdChart {
  const shown = shownRuns(facts, width)
  const fixed = shown.reduce((sum, part) => sum + (part.px ?? 0), 0)
  const squeeze = Math.min(1, (width * 0.4) / Math.max(fixed, 1))
  const weight = shown.reduce((sum, part) => sum + (part.share ?? 0), 0)
  const perShare = weight ? (width - fixed * squeeze) / weight : 0
  let x = 0
  const places = shown.map(({ px, share, ...place }) => {
    const x0 = x
    x += px === undefined ? (share ?? 0) * perShare : px * squeeze
    return { ...place, x0, x1: x }
  })
  const frame = places.find(place => place.run.frame >= 0)
  return {
    width,
    places,
    spans: spansOf(places, segments),
    range: rangeOfPlaces(spec, places, facts.shape === 'plane'),
    frameWidth: frame ? frame.x1 - frame.x0 : 0,
  }
}

type Shown = Omit<Place, 'x0' | 'x1'> & { px?: number; share?: number }

function shownRuns({ runs, shape }: LayoutFacts, width: number): Shown[] {
  const first = runs.findIndex(run => run.frame >= 0)
  const last = runs.findLastIndex(run => run.frame >= 0)
  if (first < 0) return runs.map(run => ({ run, start: run.start, count: run.count, share: run.count }))
  const frameSize = (runs[first] as Run).count
  const patches = runs.slice(first, last + 1).reduce((sum, run) => sum + run.count, 0)
  const end = shape === 'line' ? Math.max(END_TOKENS, Math.round((END_WIDTH * patches) / width)) : END_TOKENS
  return runs.slice(Math.max(0, first - 1), last + 2).map((run, at, all): Shown => {
    if (run.frame >= 0) return { run, start: run.start, count: run.count, share: 1 }
    const before = at === 0 && first > 0
    const after = at === all.length - 1
    if (before || after) {
      const count = Math.min(end, run.count)
      return { run, start: before ? run.start + run.count - count : run.start, count, px: (END_WIDTH * count) / end }
    }
    const within = all[at - 1]?.segment === all[at + 1]?.segment
    const share = Math.max(STAMP, run.count > 16 ? run.count / frameSize : 0)
    return { run, start: run.start, count: run.count, ...(within ? { share } : { px: BETWEEN_WIDTH }) }
  })
}

function spansOf(places: readonly Place[], segments: readonly Segment[]): Span[] {
  return segments.flatMap((segment, at) => {
    if (!isGrid(segment)) return []
    const frames = places.filter(place => place.run.segment === at && place.run.frame >= 0)
    const [first, last] = [frames[0], frames.at(-1)]
    if (!first || !last) return []
    const label = segment.kind === 'image' ? 'image' : `video, ${segment.frames} frame${segment.frames === 1 ? '' : 's'}`
    return [{ segment: at, label, x0: first.x0, x1: last.x1 }]
  })
}

/** Of texts only the shown part counts, which rises or stands still; on a plane every agent. */
function rangeOfPlaces(spec: RotarySpec, places: readonly Place[], plane: boolean): [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const { run, start, count } of places) {
    for (const [axis, ids] of spec.positionIds.entries()) {
      const text = run.frame < 0 && !plane
      low = Math.min(low, (text ? ids[start] : run.min[axis]) ?? 0)
      high = Math.max(high, (text ? endOfText(ids, start, count) : run.max[axis]) ?? 0)
    }
  }
  return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : [0, 1]
}

/** The place under a px, or null beside the chart. */
export function placeAt({ places }: IdChart, px: number): Place | null {
  let low = 0
  let high = places.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] as Place).x1 > px) high = middle
    else low = middle + 1
  }
  const place = places[low]
  return place && px >= place.x0 && px <= place.x1 ? place : null
}

/** Smallest and largest id in each px column, where frames are too narrow for boxes; NaN where no frame stands. */
export function columnRanges({ places, width }: IdChart, axis: number): { min: Float64Array; max: Float64Array } {
  const columns = Math.ceil(width)
  const min = new Float64Array(columns).fill(Number.NaN)
  const max = new Float64Array(columns).fill(Number.NaN)
  for (const { run, x0, x1 } of places) {
    if (run.frame < 0) continue
    for (let x = Math.floor(x0); x < Math.min(columns, Math.ceil(x1)); x++) {
      const [low, high] = [run.min[axis] as number, run.max[axis] as number]
      if (!(low >= (min[x] as number))) min[x] = low
      if (!(high <= (max[x] as number))) max[x] = high
    }
  }
  return { min, max }
}
