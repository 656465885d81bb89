import { useMemo } from 'react'
import { useSlices } from '../paint/useSlices'
import type { ViewInput } from '../view'
import type { Curves } from './curves'
import { startCurves, workOn } from './curves'
import { textsOf } from './text'

/** The curves of both sides: one key of each column at once, all of them while nothing else happens. */
export function useCurves({ a, b, view, ruler }: ViewInput): readonly Curves[] {
  const texts = useMemo(() => textsOf({ a, b, view }), [a, b, view.cached, view.group])
  const curves = useMemo(() => texts.map(text => startCurves(text, ruler)), [texts, ruler])
  useSlices(curves, workOn, 12)
  return curves
}
