import type { LayoutFacts, Overlap } from '../../core/overlaps'
import { framesOf } from '../../core/overlaps'
import type { AxisId } from '../../core/scene'
import type { Side } from '../view'

/** Two of a layout's tokens that show a finding: the later one asks, the earlier one is its key. */
export interface Meeting {
  query: number
  key: number | null
}

/** The first text token of an overlap and the patch nearest to it that has its id. */
export function meetingOf({ spec }: Side, { axis, text, first }: Overlap): Meeting {
  const ids = spec.positionIds[spec.axes.indexOf(axis)] as Float64Array
  const { frame, count } = spec.tokens
  const step = text === 'after' ? -1 : 1
  for (let k = first + step; k >= 0 && k < count; k += step)
    if ((frame[k] as number) >= 0 && ids[k] === ids[first]) return k < first ? { query: first, key: k } : { query: k, key: first }
  return { query: first, key: null }
}

/** The first token below 0 on an axis. */
export function firstNegative({ spec }: Side, axis: AxisId): Meeting {
  return { query: (spec.positionIds[spec.axes.indexOf(axis)] as Float64Array).findIndex(id => id < 0), key: null }
}

/** The outermost tokens of an image or video that has a single id on an axis. */
export function collapsedEnds(facts: LayoutFacts, segment: number): Meeting {
  const frames = framesOf(facts.runs, segment)
  const [first, last] = [frames[0], frames.at(-1)]
  return first && last ? { query: last.start + last.count - 1, key: first.start } : { query: 0, key: null }
}
