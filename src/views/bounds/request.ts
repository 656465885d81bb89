import type { BoundJob, BoundResult } from '../../engine/protocol'
import { formatPositions } from '../paint/format'
import type { Frame, ViewInput } from '../view'
import { contextOf } from './context'
import { boundsPlace } from './place'

/** The map of A's ladder and the base for its context. */
export function boundsRequest(input: ViewInput, size: { width: number; height: number }): { job: BoundJob; label: string } {
  const { bases, edges } = boundsPlace(input, size.width, size.height)
  const length = contextOf(input)
  return {
    job: { op: 'bound', pairs: input.a.setup.geometry.rotaryDim / 2, length: length ?? 0, bases, edges },
    label: length ? `Base for ${formatPositions(length)} positions` : 'Map of C',
  }
}

/** What the frame shows with the job that it answers; null before the first answer, and for another number of pairs. */
export function answered(
  frame: Frame,
  { a }: Pick<ViewInput, 'a'>,
): { job: BoundJob; result: BoundResult; draft: boolean } | null {
  const { shown } = frame
  if (shown?.job.op !== 'bound' || shown.result.op !== 'bound' || 2 * shown.job.pairs !== a.setup.geometry.rotaryDim) return null
  return { job: shown.job, result: shown.result, draft: shown.lane === 'draft' }
}

/** The answer for the context that is asked for now; null while it is sought. */
export function foundFor(frame: Frame, input: Pick<ViewInput, 'a' | 'view'>): BoundResult['found'] {
  const known = answered(frame, input)
  return known && known.job.length === contextOf(input) ? known.result.found : null
}
