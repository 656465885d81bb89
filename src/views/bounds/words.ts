import { formatPositions } from '../paint/format'
import type { Caption, Frame, ViewInput } from '../view'
import { contextOf } from './context'
import type { Ladder } from './ladder'
import { ladderOf, otherLadder, REACH } from './ladder'
import { foundFor } from './request'
import { baseText } from './rows'

/** How far A's base carries, and which base the context needs. */
export function boundsCaption(input: ViewInput, frame: Frame): Caption {
  const { b } = input
  const own = ladderOf(input.a)
  const other = otherLadder(input)
  const says = boundsSentences(input, frame).join(' ')
  const unlike = b ? `${b.name} turns ${b.setup.geometry.rotaryDim} channels and is not on this map of ${own.channels}.` : ''
  return { lead: 'Bounds.', a: says, b: other ? carriesText(other) : unlike }
}

/** The same of A alone: the context that its base carries, and the base that the context needs where it is known. */
export function boundsSentences(input: ViewInput, frame: Frame): readonly string[] {
  return [carriesText(ladderOf(input.a)), needText(input, frame)].filter(Boolean)
}

function carriesText({ side, base, carries, channels, plain }: Ladder): string {
  const size = side.letter === 'A' ? ` (${channels} channels)` : ''
  const ladder = plain
    ? `The base ${baseText(base)} of ${side.name}${size}`
    : `${side.name} has frequencies of its own; a plain ladder of base ${baseText(base)}${size}`
  return carries === null
    ? `${ladder} keeps C at 0 or above up to ${formatPositions(REACH)} positions.`
    : `${ladder} carries ${formatPositions(carries)} positions before C falls below 0.`
}

function needText(input: ViewInput, frame: Frame): string {
  const length = contextOf(input)
  if (!length) return ''
  const found = foundFor(frame, input)
  const context = `${formatPositions(length)} positions`
  if (found === null) return ''
  if (found === 'beyond') return `No base up to 10¹² is long enough for ${context}.`
  return `The smallest base that carries ${context} is ${baseText(found.base)}; just below it C is negative at ${formatPositions(found.m)}.`
}

/** Where the bases that pass end, in a sentence. */
export function endText({ base, m }: { base: number; m: number | null }): string {
  return m === null
    ? `The bases from here to ${baseText(base)} at least are long enough.`
    : `The bases from here to ${baseText(base)} are long enough; above that C is negative at ${formatPositions(m)} again.`
}
