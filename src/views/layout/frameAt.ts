import type { LayoutFacts } from '../../core/overlaps'
import type { Run } from '../../core/runs'
import { rangeOf } from '../../core/runs'
import type { AxisId, Segment } from '../../core/scene'
import { stepsOf } from '../../core/steps'
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

/** The axis on which frames follow each other: time, the single index, or else the first. */
export function frameAxis({ spec: { axes } }: Side): AxisId {
  return axes.find(axis => axis === 't') ?? axes.find(axis => axis === 'p') ?? (axes[0] as AxisId)
}

/** Distance from the first frame of the same segment, in positions, or tokens where a layout measures in fractions. */
export function timeDistance(side: Side, facts: LayoutFacts, run: Run): number {
  const first = facts.runs.find(other => other.segment === run.segment && other.frame >= 0) as Run
  const at = side.spec.axes.indexOf(frameAxis(side))
  const distance = Math.abs((run.min[at] as number) - (first.min[at] as number)) / (stepsOf(side.spec)[at] as number)
  return Math.round(distance * 1e9) / 1e9
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
