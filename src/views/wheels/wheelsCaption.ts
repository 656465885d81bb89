import type { LaneId } from '../../core/curves'
import { lengthsUnder } from '../../core/distortion'
import type { AxisId } from '../../core/scene'
import { lengthWords, trainedWords } from '../allocation/allocationCaption'
import { focusOf, omegaOn, readsAxis } from '../allocation/lane'
import type { Pair, Reading } from '../allocation/pairs'
import { pairUnit, readingName, readPairs, trainedTurns } from '../allocation/pairs'
import { partingFlag } from '../allocation/partingFlag'
import { drawnName } from '../heads'
import { axisText } from '../paint/axisWords'
import { formatPositions, formatShort, withUnit } from '../paint/format'
import { pairOnRuler, sizeText } from '../ruler/pairCursor'
import type { Caption, Side, ViewInput } from '../view'
import type { Hands } from './dialLayers'
import { angleApart, TURN } from './dialLayers'
import { restingHands } from './pairHands'

/** How many wheels have not come round at the cursor, and how far the fastest of the chosen axis has. */
export function wheelsCaption(input: ViewInput): Caption {
  const { a, b, cursor, view, phone } = input
  const handsA = restingHands(a, input)
  const handsB = restingHands(b, input)
  const factsA = factsOf(a, handsA)
  const pair = pairOnRuler(input)
  const { trainedLength } = a.setup.geometry
  const unit = pairUnit(readPairs(a.spec))
  const training = `, ${factsA.open ? 'and' : 'but'} ${factsA.never} never ${factsA.never === 1 ? 'does' : 'do'} within ${trainedWords(readPairs(a.spec), trainedLength)}`
  return {
    lead: pair
      ? `${pair.map(each => `Δ${each.axis === 'p' ? '' : axisText(each.axis)} = ${sizeText(each)}`).join(', ')}.`
      : `Δ = ${unit === 'positions' ? formatPositions(cursor.delta) : withUnit(formatPositions(cursor.delta), unit)}.`,
    a: stillWords(a, factsA) ?? `Under ${drawnName(a)} ${sentenceA(a, factsA, phone ? '' : training, input)}`,
    b: b ? (stillWords(b, factsOf(b, handsB)) ?? `Under ${drawnName(b)} ${sentenceB(factsOf(b, handsB), factsA, input)}`) : '',
  }
}

function stillWords(side: Side, { rotated }: Facts): string | null {
  return rotated.length ? null : `${drawnName(side)} rotates no pair.`
}

function sentenceA({ spec }: Side, facts: Facts, training: string, { view }: ViewInput): string {
  const made = `${openWords(facts)}${training}; ${fastest(facts, view.lane)}.`
  const torn = lengthsUnder(spec)
  return torn ? `${made} Text turns so; ${lengthWords(torn).replace(/; text.*/, '')}.` : made
}

interface Facts {
  hands: Hands
  rotated: readonly Pair[]
  /** pairs that are not rotated */
  still: number
  /** rotated pairs without a full turn at the cursor, and within the trained length */
  open: number
  never: number
}

function factsOf({ spec, setup }: Side, hands: Hands): Facts {
  const pairs = readPairs(spec)
  const rotated = pairs.filter(pair => pair.omega !== 0)
  return {
    hands,
    rotated,
    still: pairs.length - rotated.length,
    open: rotated.filter(pair => turnsApart(pair, hands) < 1).length,
    never: rotated.filter(pair => trainedTurns(pair, setup.geometry.trainedLength) < 1).length,
  }
}

function openWords({ open, rotated, still }: Facts): string {
  const words = open
    ? `${open} of ${rotated.length} pairs ${open === 1 ? 'has' : 'have'} not made one turn`
    : `all ${rotated.length} pairs have made a full turn`
  return still ? `${words} (${still} more ${still === 1 ? 'is' : 'are'} not rotated)` : words
}

function sentenceB(facts: Facts, factsA: Facts, { view, phone, ...sides }: ViewInput): string {
  const same = facts.open === factsA.open && facts.rotated.length === factsA.rotated.length
  const parting = phone ? null : partingFlag({ ...sides, view })
  const first = same ? 'it is as many' : openWords(facts)
  const last = parting ? ` A and B part first in pair ${parting.pair}, by π/4 at Δ = ${formatPositions(parting.position)}.` : ''
  return `${first}; ${fastest(facts, view.lane)}.${last}`
}

function turnsApart(pair: Pair, hands: Hands): number {
  return Math.abs(angleApart(pair, hands)) / TURN
}

function fastest({ rotated, hands }: Facts, lane: LaneId): string {
  const focus = focusOf(rotated, lane)
  const made = Math.max(
    0,
    ...rotated
      .filter(pair => focus === null || readsAxis(pair, focus))
      .map(pair => (focus === null ? turnsApart(pair, hands) : (distanceOn(hands, focus) * omegaOn(pair, focus)) / TURN)),
  )
  return `its fastest ${focus ? `${readingName(focus)} ` : ''}pair has made ${formatTurns(made)}`
}

function distanceOn({ apart, query, key }: Hands, reads: Reading): number {
  return Math.abs(apart ? (apart[reads as AxisId] ?? 0) : query - key)
}

/** Turns in words; under a ten-thousandth that is all that is said. */
export function formatTurns(count: number): string {
  if (count > 0 && count < 1e-4) return 'less than 0.0001 of a turn'
  if (count > 0 && count < 1) return `${formatShort(count)} of a turn`
  return withUnit(formatShort(count), count === 1 ? 'turn' : 'turns')
}
