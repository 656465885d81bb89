import { useMemo } from 'react'
import type { LaneId } from '../../core/curves'
import { lanesOf } from '../../core/curves'
import type { RotarySpec } from '../../core/resolve'
import { inSteps } from '../../core/steps'
import type { Palette } from '../paint/palette'
import { createRuler, type Ruler } from '../paint/ruler'
import type { Pair, Reading } from './pairs'
import { axesOf } from './pairs'

/** The lane that a spec can show: the wanted one; where no pair reads it all axes together, or the first. */
export function laneOn(spec: RotarySpec, lane: LaneId): LaneId {
  const lanes = lanesOf(spec)
  return lanes.includes(lane) ? lane : lanes.includes('all') ? 'all' : (lanes[0] ?? 'all')
}

/** Whether a pair reads an axis, alone or with others. */
export function readsAxis(pair: Pair, reads: Reading): boolean {
  return pair.reads === reads || (reads !== 'mixed' && reads !== 'none' && axesOf(pair).includes(reads))
}

/** rad that a pair turns per unit of an axis alone, without its sign. */
export function omegaOn(pair: Pair, reads: Reading): number {
  const part = pair.parts?.find(({ axis }) => axis === reads) ?? pair
  return Math.abs(part.omega)
}

/** What stands out while a lane is chosen; null when nothing does. */
export function focusOf(pairs: readonly Pair[], lane: LaneId): Reading | null {
  return lane !== 'all' && lane !== 'p' && pairs.some(pair => axesOf(pair).includes(lane)) ? lane : null
}

export function dimmed(palette: Palette): number {
  return palette.theme === 'dark' ? 0.5 : 0.38
}

/** rad per position that each pair turns while the lane's axes move, in the first head group. */
export function laneAngular(spec: RotarySpec, lane: LaneId): Float64Array {
  const axis = spec.axes.indexOf(laneOn(spec, lane) as (typeof spec.axes)[number])
  const { invFreq } = inSteps(spec).groups[0]
  return Float64Array.from(
    { length: spec.pairs },
    (_, i) => invFreq[axis]?.[i] ?? invFreq.reduce((sum, frequencies) => sum + (frequencies[i] ?? 0), 0),
  )
}

/** The scale of wavelengths: the bench's own, or a whole logarithmic one under a linear lens. */
export function wavelengthRuler(ruler: Ruler): Ruler {
  return ruler.view.scale === 'log' ? ruler : createRuler({ scale: 'log', from: 1, to: 1e7 }, ruler.width)
}

/** The same, kept while the bench's ruler stays. */
export function useWavelengths(ruler: Ruler): Ruler {
  return useMemo(() => wavelengthRuler(ruler), [ruler])
}
