import type { ViewInput } from '../view'

/** Trained lengths up to this are solved without being asked for, positions: a second or two. */
export const UNASKED = 131_072
/** Fewer pairs have no base that is long enough, or none of use. */
const FEWEST_PAIRS = 4

/** The context for which a base is sought; null: none, until one is asked for. */
export function contextOf({ view, a }: Pick<ViewInput, 'view' | 'a'>): number | null {
  const { rotaryDim, trainedLength } = a.setup.geometry
  if (rotaryDim / 2 < FEWEST_PAIRS) return null
  return view.context ?? (trainedLength >= 4 && trainedLength <= UNASKED ? trainedLength : null)
}
