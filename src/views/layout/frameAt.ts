import type { LayoutFacts } from '../../core/overlaps'
import type { Run } from '../../core/runs'
import { rangeOf } from '../../core/runs'
import type { AxisId, Segment } from '../../core/scene'
import type { Side } from '../view'
import { tickText } from './idTicks'
import { frameSeconds, idText, rangeText, secondsText, segmentName } from './words'

/** Every frame of every image and video, in token order. */
export function allFrames({ runs }: LayoutFacts): readonly Run[] {
  return runs.filter(run => run.frame >= 0)
}

/** "video, frame 3 of 8, 2 s". */
export function frameName({ segment, frame }: Run, segments: readonly Segment[]): string {
  const grid = segments[segment]
  const name = segmentName(segments, segment)
  if (grid?.kind !== 'video') return name
  return `${name}, frame ${frame + 1} of ${grid.frames}, ${secondsText(frameSeconds(grid, frame))}`
}

/** Distance in time ids from the first frame of the same segment, positions. */
export function timeDistance({ spec }: Side, facts: LayoutFacts, run: Run): number {
  const first = facts.runs.find(other => other.segment === run.segment && other.frame >= 0) as Run
  const axis = Math.max(0, spec.axes.indexOf('t'))
  return Math.abs((run.min[axis] as number) - (first.min[axis] as number))
}

export function rangesOf({ spec }: Side, run: Run): readonly { axis: AxisId; text: string }[] {
  return spec.axes.map((axis, at) => ({ axis, text: rangeText(run.min[at] as number, run.max[at] as number) }))
}

export function idsOf({ spec }: Side, token: number): readonly { axis: AxisId; text: string }[] {
  return spec.axes.map((axis, at) => ({ axis, text: idText(spec.positionIds[at]?.[token] as number) }))
}

/** The ids of all patches on one axis; of all text where there is no patch. */
export function axisRange({ spec }: Side, { runs }: LayoutFacts, axis: AxisId): string {
  const patches = runs.filter(run => run.frame >= 0)
  const [from, to] = rangeOf(patches.length ? patches : runs, spec.axes.indexOf(axis))
  if (!(from < to)) return from === to ? idText(from) : ''
  const [low, high] = [tickText(from), tickText(to)]
  return `${low}${low.length + high.length > 10 ? '–' : ' to '}${high}`
}
