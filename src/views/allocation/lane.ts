import { useMemo } from 'react'
import type { LaneId } from '../../core/curves'
import { lanesOf } from '../../core/curves'
import type { RotarySpec } from '../../core/resolve'
import type { Palette } from '../paint/palette'
import { createRuler, type Ruler } from '../paint/ruler'
import type { Pair, Reading } from './pairs'

/** The lane that a spec can show: the wanted one, or all axes together where no pair reads it. */
export function laneOn(spec: RotarySpec, lane: LaneId): LaneId {
  return lanesOf(spec).includes(lane) ? lane : 'all'
}

/** What stands out while a lane is chosen; null when nothing does. */
export function focusOf(pairs: readonly Pair[], lane: LaneId): Reading | null {
  return lane !== 'all' && lane !== 'p' && pairs.some(pair => pair.reads === lane) ? lane : null
}

export function dimmed(palette: Palette): number {
  return palette.theme === 'dark' ? 0.5 : 0.38
}

/** rad per position that each pair turns while the lane's axes move, in the first head group. */
export function laneAngular(spec: RotarySpec, lane: LaneId): Float64Array {
  const axis = spec.axes.indexOf(laneOn(spec, lane) as (typeof spec.axes)[number])
  const { invFreq } = spec.groups[0]
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
