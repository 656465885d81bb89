import type { Distinct } from '../../core/relativeBreak'
import type { Ruler } from '../paint/ruler'
import { columnPositions, Done } from './columns'
import type { Model, Moved } from './model'
import { leftFrom, leftOfPair, movedBy } from './model'

/** The curves of a side, as far as they are computed. */
export interface Curves {
  model: Model
  moved: Done<Moved>
  run: Done<Distinct>
  pairs: Done<number>
}

/** @param pair the pair whose run of positions is counted */
export function startCurves(model: Model, ruler: Ruler, pair: number): Curves {
  const columns = columnPositions(ruler)
  const turning = Array.from(model.exactFreq.keys()).filter(at => model.exactFreq[at] !== 0)
  return {
    model,
    moved: new Done(columns, shift => movedBy(model, shift)),
    run: new Done(columns, from => leftFrom(model, pair, from)),
    pairs: new Done(turning, at => leftOfPair(model, at)),
  }
}

/** Works on what is missing for some ms, shared by all; true when nothing is. */
export function workOn(curves: readonly Curves[], ms = Number.POSITIVE_INFINITY): boolean {
  const parts = curves.flatMap(({ moved, run, pairs }) => [moved, run, pairs]).filter(part => !part.complete)
  for (const part of parts) part.work(ms / parts.length)
  return parts.every(part => part.complete)
}
