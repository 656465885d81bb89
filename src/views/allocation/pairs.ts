import type { HeadGroup, RotarySpec } from '../../core/resolve'
import { axisOfPair } from '../../core/resolve'
import type { AxisId } from '../../core/scene'
import { AXIS_NAMES } from '../../core/scene'
import { inSteps, stepsOf } from '../../core/steps'
import type { Unit } from '../paint/axisWords'
import { axisText, unitOn } from '../paint/axisWords'
import type { Palette } from '../paint/palette'

/** What a pair reads: one axis, several at once, or nothing. */
export type Reading = AxisId | 'mixed' | 'none'

/** What a pair turns by on one axis alone, rad per unit of that axis, with its sign. */
export interface Part {
  axis: AxisId
  omega: number
}

export interface Pair {
  index: number
  reads: Reading
  /** rad that the pair turns per unit of its axis, with its sign; of several axes per unit along its own direction; 0 when it reads nothing */
  omega: number
  /** units of one full turn, for a pair that reads nothing those of its place on the ladder; Infinity for frequency 0 */
  lambda: number
  /** for a pair that mixes axes, each of them */
  parts?: readonly Part[]
  /** where the second channel reads another axis than the first: that axis, so that nothing is rotated */
  second?: Part
  /** positions per unit of the axis, where distances count tokens */
  step?: number
  /** lambda before the schedule scaled it, where it scales the ladder of the base */
  before?: number
  /** lambda as the schedule gives it, where the pair has been moved by hand */
  scheduled?: number
  /** what the schedule does with the pair, where it treats some otherwise than others */
  band?: BandName
}

/** Regions of a schedule, fast to slow. */
export const BANDS = ['kept', 'blended', 'interpolated'] as const
export type BandName = (typeof BANDS)[number]

const TURN = 2 * Math.PI

const read = new WeakMap<RotarySpec, readonly Pair[]>()

/** The pairs of the first head group, in the order of their index. The same array while the same spec comes back. */
export function readPairs(spec: RotarySpec): readonly Pair[] {
  let pairs = read.get(spec)
  if (!pairs) {
    const counted = inSteps(spec)
    const steps = counted === spec ? null : stepsOf(spec)
    const [group] = spec.groups
    const scales = falls(group.scheduled ?? group.ladder)
    pairs = Array.from({ length: spec.pairs }, (_, index) => {
      const pair = readPair(counted, index, steps)
      return { ...pair, ...schedulingOf(group, pair, scales) }
    })
    read.set(spec, pairs)
  }
  return pairs
}

function readPair({ axes, groups: [group] }: RotarySpec, index: number, steps: readonly number[] | null): Pair {
  const at = axisOfPair(group, index)
  const parts = at === -2 ? partsOf(axes, group.invFreq, index) : undefined
  const omega = parts ? Math.hypot(...parts.map(part => part.omega)) : (group.invFreq[at]?.[index] ?? 0)
  const rate = Math.abs(omega || (group.ladder[index] ?? 0))
  const reads = parts ? 'mixed' : (axes[at] ?? 'none')
  const other = group.secondInvFreq && partsOf(axes, group.secondInvFreq, index)[0]
  const second = other && other.axis !== reads ? other : undefined
  const step = steps && at >= 0 ? steps[at] : undefined
  const lambda = rate > 0 ? TURN / rate : Number.POSITIVE_INFINITY
  return { index, reads, omega, lambda, parts, second, step }
}

/** What the schedule made of a pair, and where it stood without a hand that moved it. */
function schedulingOf(
  { ladder, unscaled, scheduled, bands }: HeadGroup,
  { index, lambda }: Pair,
  scales: boolean,
): Pick<Pair, 'before' | 'scheduled' | 'band'> {
  const at = (table: Float64Array) => (lambda * (ladder[index] as number)) / (table[index] as number)
  const blend = bands?.blend[index]
  return {
    ...(scales && Number.isFinite(lambda) && { before: at(unscaled) }),
    ...(scheduled && scheduled[index] !== ladder[index] && { scheduled: at(scheduled) }),
    ...(blend !== undefined && { band: blend === 0 ? 'kept' : blend === 1 ? 'interpolated' : 'blended' }),
  }
}

/** Whether frequencies never rise along the pairs, as where there is one ladder. */
function falls(ladder: Float64Array): boolean {
  return ladder.every((omega, i) => i === 0 || omega <= (ladder[i - 1] as number) * (1 + 1e-9))
}

function partsOf(axes: readonly AxisId[], table: readonly Float64Array[], index: number): Part[] {
  return axes.flatMap((axis, at) => (table[at]?.[index] ? [{ axis, omega: table[at]?.[index] as number }] : []))
}

/** The axes that a pair reads, each once. */
export function axesOf({ reads, parts, second }: Pair): readonly AxisId[] {
  if (reads === 'none') return []
  const first = reads === 'mixed' ? (parts ?? []).map(part => part.axis) : [reads]
  return second ? [...new Set([...first, second.axis])] : first
}

/** What tells the ways apart in which pairs read: the axis, all that are mixed, or those of the two channels. */
export function readingKey(pair: Pair): string {
  if (pair.second) return `${pair.reads}/${pair.second.axis}`
  return pair.reads === 'mixed' ? axesOf(pair).join('+') : pair.reads
}

/** Units of one full turn; Infinity for a pair that is not rotated, whatever its place on the ladder. */
export function turnLength({ reads, lambda }: Pick<Pair, 'reads' | 'lambda'>): number {
  return reads === 'none' ? Number.POSITIVE_INFINITY : lambda
}

/** Turns that a pair makes within the trained length, which is given in positions. */
export function trainedTurns(pair: Pair, trainedLength: number): number {
  return turns(pair, trainedLength / (pair.step ?? 1))
}

/** Turns that a pair makes over a distance, in units of its axis. */
export function turns(pair: Pair, distance: number): number {
  return (distance * Math.abs(pair.omega)) / TURN
}

/** The readings in use, t, h, w and p first, mixed and none last. */
export function readingsOf(pairs: readonly Pair[]): readonly Reading[] {
  const used = new Set(pairs.map(pair => pair.reads))
  const order: readonly Reading[] = ['t', 'h', 'w', 'p', 'i', 'l', 'd0', 'd1', 'd2', 'd3', 'x', 'y', 'a', 'mixed', 'none']
  return order.filter(reads => used.has(reads))
}

/** How the axes of a pair read: t, h + w, p | h. */
export function pairLetters(pair: Pair): string {
  if (pair.reads === 'none') return ''
  if (pair.second && pair.reads !== 'mixed') return `${axisText(pair.reads)} | ${axisText(pair.second.axis)}`
  return axesOf(pair).map(axisText).join(' + ')
}

/** The axes of a pair in words. */
export function pairName(pair: Pair): string {
  if (pair.second && pair.reads !== 'mixed' && pair.reads !== 'none')
    return `${AXIS_NAMES[pair.reads]} on one channel, ${AXIS_NAMES[pair.second.axis]} on the other`
  return pair.reads === 'mixed'
    ? axesOf(pair)
        .map(axis => AXIS_NAMES[axis])
        .join(' and ')
    : readingName(pair.reads)
}

export function readingName(reads: Reading): string {
  if (reads === 'none') return 'not rotated'
  return reads === 'mixed' ? 'several axes' : AXIS_NAMES[reads]
}

export function fillOf(palette: Palette, reads: Reading): string {
  if (reads === 'none') return palette.none
  return palette.fill[reads === 'mixed' ? 'all' : reads]
}

export function inkOf(palette: Palette, reads: Reading): string {
  if (reads === 'none') return palette.ink3
  return palette.axisInk[reads === 'mixed' ? 'all' : reads]
}

/** What a trained length counts: positions also where distances count tokens, for these depend on the clip. */
export function trainedUnit(pairs: readonly Pair[]): Unit {
  const unit = pairUnit(pairs)
  return unit === 'tokens' ? 'positions' : unit
}

/** What a side's distances count along the axes that its pairs read. */
export function pairUnit(pairs: readonly Pair[]): Unit {
  if (pairs.some(pair => pair.step !== undefined)) return 'tokens'
  return unitOn([...new Set(pairs.flatMap(axesOf))])
}
