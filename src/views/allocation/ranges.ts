import type { Segment } from '../../core/scene'
import type { Unit } from '../paint/axisWords'
import type { Side } from '../view'
import { formatRange } from './bracketLabel'
import type { FrameScale } from './frameScale'
import { formatSeconds, frameScale } from './frameScale'
import type { Pair, Reading } from './pairs'
import { pairUnit, readingsOf, readPairs } from './pairs'

/** How many pairs read an axis and the wavelengths that they span. */
export interface AxisRange {
  reads: Reading
  count: number
  positions: string
  /** where one turn lasts that many token frames; only for the axis on which frames advance */
  frames: string
  time: string
}

export function axisRanges(pairs: readonly Pair[], frames: FrameScale | null): readonly AxisRange[] {
  return readingsOf(pairs).map(reads => {
    const own = pairs.filter(pair => pair.reads === reads)
    const lambdas = own.map(pair => pair.lambda)
    const from = Math.min(...lambdas)
    const to = Math.max(...lambdas)
    const inFrames =
      frames && (reads === 't' || reads === 'p')
        ? ([from, to].map(lambda => (lambda * (own[0]?.step ?? 1)) / frames.positions) as [number, number])
        : null
    return {
      reads,
      count: lambdas.length,
      positions: formatRange(from, to),
      frames: inFrames ? formatRange(...inFrames) : '',
      time: inFrames && frames ? inFrames.map(count => formatSeconds(count * frames.seconds)).join(' to ') : '',
    }
  })
}

/** The ranges of one side. */
export interface SideRanges {
  letter: 'A' | 'B'
  /** what wavelengths count */
  unit: Unit
  ranges: readonly AxisRange[]
}

/** The ranges of A, and of B where there is one. */
export function sideRanges(a: Side, b: Side | null, segments: readonly Segment[]): readonly SideRanges[] {
  return [a, ...(b ? [b] : [])].map(({ letter, spec }) => ({
    letter,
    unit: pairUnit(readPairs(spec)),
    ranges: axisRanges(readPairs(spec), frameScale(segments, spec)),
  }))
}
