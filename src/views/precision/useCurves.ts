import { useEffect, useMemo, useState } from 'react'
import type { ViewInput } from '../view'
import type { Curves } from './curves'
import { startCurves, workOn } from './curves'
import { modelsOf } from './model'

/** ms of work on a draft inside its frame, and of each slice of the rest */
const DRAFT = 12
const SLICE = 10

/** Curves of both sides: a coarse draft at once, finer ones while nothing else happens. */
export function useCurves({ a, b, scene, view, ruler, cursor }: ViewInput): readonly Curves[] {
  const pair = Math.min(cursor.pair, a.spec.pairs - 1)
  const models = useMemo(
    () => modelsOf({ a, b, scene, view }),
    // only these decide; a cursor or another part of the view leaves the curves as they are
    [a.spec, b?.spec, a.name, b?.name, scene.content, view.rounding],
  )
  const curves = useMemo(() => {
    const started = models.map(model => startCurves(model, ruler, Math.min(pair, model.invFreq.length - 1)))
    workOn(started, DRAFT)
    return started
  }, [models, ruler, pair])
  const [, drawAgain] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let slices = 0
    const go = () => {
      const done = workOn(curves, SLICE)
      if (done || ++slices % 8 === 0) drawAgain(count => count + 1)
      if (!done) timer = setTimeout(go, 4)
    }
    timer = setTimeout(go, 60)
    return () => clearTimeout(timer)
  }, [curves])
  return curves
}
