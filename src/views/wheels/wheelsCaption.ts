import type { LaneId } from '../../core/curves'
import { lengthsUnder } from '../../core/distortion'
import { lengthWords, trainedWords } from '../allocation/allocationCaption'
import { focusOf, omegaOn, readsAxis } from '../allocation/lane'
import type { Pair } from '../allocation/pairs'
import { pairUnit, readingName, readPairs, trainedTurns, turns } from '../allocation/pairs'
import { partingFlag } from '../allocation/partingFlag'
import { drawnName } from '../heads'
import { formatPositions, formatShort, withUnit } from '../paint/format'
import type { Caption, Side, ViewInput } from '../view'

/** How many wheels have not come round at the cursor, and how far the fastest of the chosen axis has. */
export function wheelsCaption(input: ViewInput): Caption {
  const { a, b, cursor, view, phone } = input
  const factsA = factsOf(a, cursor.delta)
  const { trainedLength } = a.setup.geometry
  const unit = pairUnit(readPairs(a.spec))
  const training = `, and ${factsA.never} never ${factsA.never === 1 ? 'does' : 'do'} within ${trainedWords(readPairs(a.spec), trainedLength)}`
  return {
    lead: `Δ = ${unit === 'positions' ? formatPositions(cursor.delta) : withUnit(formatPositions(cursor.delta), unit)}.`,
    a: stillWords(a, factsA) ?? `Under ${drawnName(a)} ${sentenceA(a, factsA, phone ? '' : training, input)}`,
    b: b
      ? (stillWords(b, factsOf(b, cursor.delta)) ?? `Under ${drawnName(b)} ${sentenceB(factsOf(b, cursor.delta), factsA, input)}`)
      : '',
  }
}

function stillWords(side: Side, { rotated }: Facts): string | null {
  return rotated.length ? null : `${drawnName(side)} rotates no pair.`
}

function sentenceA({ spec }: Side, facts: Facts, training: string, { view, cursor }: ViewInput): string {
  const made = `${openWords(facts)}${training}; ${fastest(facts.rotated, view.lane, cursor.delta)}.`
  const torn = lengthsUnder(spec)
  return torn ? `${made} Text turns so; ${lengthWords(torn).replace(/; text.*/, '')}.` : made
}

const TURN = 2 * Math.PI

interface Facts {
  rotated: readonly Pair[]
  /** pairs that are not rotated */
  still: number
  /** rotated pairs without a full turn at the cursor, and within the trained length */
  open: number
  never: number
}

function factsOf({ spec, setup }: Side, delta: number): Facts {
  const pairs = readPairs(spec)
  const rotated = pairs.filter(pair => pair.omega !== 0)
  return {
    rotated,
    still: pairs.length - rotated.length,
    open: rotated.filter(pair => turns(pair, delta) < 1).length,
    never: rotated.filter(pair => trainedTurns(pair, setup.geometry.trainedLength) < 1).length,
  }
}

function openWords({ open, rotated, still }: Facts): string {
  const words = `${open} of ${rotated.length} pairs ${open === 1 ? 'has' : 'have'} not made one turn`
  return still ? `${words} (${still} more ${still === 1 ? 'is' : 'are'} not rotated)` : words
}

function sentenceB(facts: Facts, factsA: Facts, { view, cursor, phone, ...sides }: ViewInput): string {
  const same = facts.open === factsA.open && facts.rotated.length === factsA.rotated.length
  const parting = phone ? null : partingFlag({ ...sides, view })
  const first = same ? 'it is as many' : openWords(facts)
  const last = parting ? ` Pair ${parting.pair} parts first, by π/4 at Δ = ${formatPositions(parting.position)}.` : ''
  return `${first}; ${fastest(facts.rotated, view.lane, cursor.delta)}.${last}`
}

function fastest(rotated: readonly Pair[], lane: LaneId, delta: number): string {
  const focus = focusOf(rotated, lane)
  const made = Math.max(
    0,
    ...rotated
      .filter(pair => focus === null || readsAxis(pair, focus))
      .map(pair => (delta * (focus === null ? Math.abs(pair.omega) : omegaOn(pair, focus))) / TURN),
  )
  return `its fastest ${focus ? `${readingName(focus)} ` : ''}pair has made ${formatTurns(made)}`
}

/** Turns in words; under a ten-thousandth that is all that is said. */
export function formatTurns(count: number): string {
  if (count > 0 && count < 1e-4) return 'less than 0.0001 of a turn'
  if (count > 0 && count < 1) return `${formatShort(count)} of a turn`
  return withUnit(formatShort(count), count === 1 ? 'turn' : 'turns')
}
