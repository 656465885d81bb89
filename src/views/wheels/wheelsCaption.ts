import type { LaneId } from '../../core/curves'
import { focusOf } from '../allocation/lane'
import type { Pair } from '../allocation/pairs'
import { readingName, readPairs, turns } from '../allocation/pairs'
import { partingFlag } from '../allocation/partingFlag'
import { formatPositions, formatShort, withUnit } from '../paint/format'
import type { Caption, Side, ViewInput } from '../view'

/** How many wheels have not come round at the cursor, and how far the fastest of the chosen axis has. */
export function wheelsCaption(input: ViewInput): Caption {
  const { a, b, cursor, view, phone } = input
  const factsA = factsOf(a, cursor.delta)
  const { trainedLength } = a.setup.geometry
  const training = `, and ${factsA.never} never ${factsA.never === 1 ? 'does' : 'do'} within the trained ${formatPositions(trainedLength)}`
  return {
    lead: `Δ = ${formatPositions(cursor.delta)}.`,
    a: `Under ${a.name} ${openWords(factsA)}${phone ? '' : training}; ${fastest(factsA.rotated, view.lane, cursor.delta)}.`,
    b: b ? `Under ${b.name} ${sentenceB(factsOf(b, cursor.delta), factsA, input)}` : '',
  }
}

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
  const within = (distance: number) => rotated.filter(pair => turns(pair, distance) < 1).length
  return { rotated, still: pairs.length - rotated.length, open: within(delta), never: within(setup.geometry.trainedLength) }
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
  const made = Math.max(0, ...rotated.filter(pair => focus === null || pair.reads === focus).map(pair => turns(pair, delta)))
  return `its fastest ${focus ? `${readingName(focus)} ` : ''}pair has made ${formatTurns(made)}`
}

/** Turns in words; under a ten-thousandth that is all that is said. */
export function formatTurns(count: number): string {
  if (count > 0 && count < 1e-4) return 'less than 0.0001 of a turn'
  if (count > 0 && count < 1) return `${formatShort(count)} of a turn`
  return withUnit(formatShort(count), count === 1 ? 'turn' : 'turns')
}
