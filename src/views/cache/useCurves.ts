import { useEffect, useMemo, useState } from 'react'
import type { ViewInput } from '../view'
import type { Curves } from './curves'
import { startCurves, workOn } from './curves'
import { textsOf } from './text'

/** ms of each slice of work */
const SLICE = 10

/** The curves of both sides: one key of each column at once, all of them while nothing else happens. */
export function useCurves({ a, b, view, ruler }: ViewInput): readonly Curves[] {
  const texts = useMemo(() => textsOf({ a, b, view }), [a, b, view.cached, view.group])
  const curves = useMemo(() => texts.map(text => startCurves(text, ruler)), [texts, ruler])
  const [, drawAgain] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let slices = 0
    const go = () => {
      const done = workOn(curves, SLICE)
      if (done || ++slices % 12 === 0) drawAgain(count => count + 1)
      if (!done) timer = setTimeout(go, 4)
    }
    timer = setTimeout(go, 60)
    return () => clearTimeout(timer)
  }, [curves])
  return curves
}
