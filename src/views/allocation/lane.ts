import { useMemo } from 'react'
import type { LaneId } from '../../core/curves'
import { lanesOf } from '../../core/curves'
import type { RotarySpec } from '../../core/resolve'
import { inSteps } from '../../core/steps'
import type { Palette } from '../paint/palette'
import { createRuler, type Ruler } from '../paint/ruler'
import type { ViewInput } from '../view'
import type { Pair, Reading } from './pairs'
import { axesOf, readPairs } from './pairs'

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

type Sides = Pick<ViewInput, 'a' | 'b'>

/**
 * The scale of wavelengths: the bench's own; a whole logarithmic one under a linear lens, and one that starts lower where
 * pairs turn more than once per position.
 */
export function wavelengthRuler(ruler: Ruler, sides: Sides): Ruler {
  return rulerFrom(ruler, lowestDecade(sides))
}

function rulerFrom(ruler: Ruler, from: number): Ruler {
  const { scale, from: start } = ruler.view
  if (scale === 'log' && (from >= 1 || start > 1)) return ruler
  return createRuler({ scale: 'log', from, to: from * 1e7 }, ruler.width)
}

/** The decade in which the shortest wavelength lies; 1 where none is under a position. */
function lowestDecade({ a, b }: Sides): number {
  const pairs = [a, ...(b ? [b] : [])].flatMap(side => readPairs(side.spec))
  const least = pairs.reduce((min, { omega, lambda }) => (omega === 0 ? min : Math.min(min, lambda)), 1)
  return least >= 1 ? 1 : 10 ** Math.floor(Math.log10(least))
}

/** The same, kept while the bench's ruler stays. */
export function useWavelengths({ ruler, a, b }: Sides & Pick<ViewInput, 'ruler'>): Ruler {
  const from = lowestDecade({ a, b })
  return useMemo(() => rulerFrom(ruler, from), [ruler, from])
}
