import type { Segment } from '../../core/scene'
import type { Unit } from '../paint/axisWords'
import type { Side } from '../view'
import { formatRange } from './bracketLabel'
import type { FrameScale } from './frameScale'
import { formatSeconds, frameScale } from './frameScale'
import type { Pair, Reading } from './pairs'
import { pairLetters, pairName, pairUnit, readingKey, readingsOf, readPairs } from './pairs'

/** How many pairs read in the same way and the wavelengths that they span. */
export interface AxisRange {
  reads: Reading
  /** all axes that are read, such as t or p | h; empty where nothing is rotated */
  letters: string
  /** what one letter stands for, where it does not say so itself */
  name: string
  count: number
  positions: string
  /** where one turn lasts that many token frames; only for the axis on which frames advance */
  frames: string
  time: string
}

export function axisRanges(pairs: readonly Pair[], frames: FrameScale | null): readonly AxisRange[] {
  return waysOf(pairs).map(like => {
    const own = pairs.filter(pair => readingKey(pair) === readingKey(like))
    const lambdas = own.map(pair => pair.lambda)
    const from = Math.min(...lambdas)
    const to = Math.max(...lambdas)
    const inFrames =
      frames && !like.second && (like.reads === 't' || like.reads === 'p')
        ? ([from, to].map(lambda => (lambda * (like.step ?? 1)) / frames.positions) as [number, number])
        : null
    return {
      reads: like.reads,
      letters: pairLetters(like),
      name: nameOf(like),
      count: lambdas.length,
      positions: like.reads === 'none' ? '∞' : formatRange(from, to),
      frames: inFrames ? formatRange(...inFrames) : '',
      time: inFrames && frames ? inFrames.map(count => formatSeconds(count * frames.seconds)).join(' to ') : '',
    }
  })
}

function nameOf(pair: Pair): string {
  if (pair.reads === 'none') return pairName(pair)
  return pair.second || pair.parts || pairName(pair) === pairLetters(pair) ? '' : pairName(pair)
}

/** The first pair of each way of reading, in the order of the axes. */
function waysOf(pairs: readonly Pair[]): readonly Pair[] {
  return readingsOf(pairs).flatMap(reads => {
    const own = pairs.filter(pair => pair.reads === reads)
    return [...new Map(own.toReversed().map(pair => [readingKey(pair), pair])).values()].toReversed()
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
