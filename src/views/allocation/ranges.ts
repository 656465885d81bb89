import type { Segment } from '../../core/scene'
import type { Side } from '../view'
import { formatRange } from './bracketLabel'
import type { FrameScale } from './frameScale'
import { formatSeconds, frameScale } from './frameScale'
import type { Pair, Reading } from './pairs'
import { readingsOf, readPairs } from './pairs'

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
    const lambdas = pairs.filter(pair => pair.reads === reads).map(pair => pair.lambda)
    const from = Math.min(...lambdas)
    const to = Math.max(...lambdas)
    const inFrames =
      frames && (reads === 't' || reads === 'p') ? ([from / frames.positions, to / frames.positions] as const) : null
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
  ranges: readonly AxisRange[]
}

/** The ranges of A, and of B where there is one. */
export function sideRanges(a: Side, b: Side | null, segments: readonly Segment[]): readonly SideRanges[] {
  return [a, ...(b ? [b] : [])].map(({ letter, spec }) => ({
    letter,
    ranges: axisRanges(readPairs(spec), frameScale(segments, spec)),
  }))
}
