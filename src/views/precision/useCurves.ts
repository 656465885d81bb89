import { useMemo } from 'react'
import { useSlices } from '../paint/useSlices'
import type { ViewInput } from '../view'
import type { Curves } from './curves'
import { startCurves, workOn } from './curves'
import { modelsOf } from './model'

/** ms of work on a draft inside its frame */
const DRAFT = 12

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
  useSlices(curves, workOn, 8)
  return curves
}
