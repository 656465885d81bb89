import type { LaneId } from '../../core/curves'
import type { Lengths } from '../../core/distortion'
import { lengthsUnder } from '../../core/distortion'
import type { AxisId } from '../../core/scene'
import { drawnName } from '../heads'
import { axisLead, axisText, shortUnit } from '../paint/axisWords'
import { formatPositions, withUnit } from '../paint/format'
import type { Caption, Side, ViewInput } from '../view'
import { bandClause, movedSentence } from './bandRanges'
import { formatRange } from './bracketLabel'
import { focusOf, omegaOn, readsAxis } from './lane'
import type { Pair, Reading } from './pairs'
import { pairName, pairUnit, readingName, readingsOf, readPairs, trainedTurns, trainedUnit } from './pairs'

/** Which part of the ladder the chosen axis was given, and whether it turns within the trained length. */
export function allocationCaption({ a, b, view }: ViewInput): Caption {
  const focus = [a, ...(b ? [b] : [])].map(side => focusOf(readPairs(side.spec), view.lane)).find(reads => reads !== null) ?? null
  const name = focus ? readingName(focus) : 'Allocation'
  return {
    lead: axisLead(name),
    a: sentence(a, view.lane, focus),
    b: b ? sentence(b, view.lane, focus) : '',
  }
}

function sentence(side: Side, lane: LaneId, focus: Reading | null): string {
  const { spec, setup } = side
  const name = drawnName(side)
  const pairs = readPairs(spec)
  const { trainedLength } = setup.geometry
  const bands = bandClause(side)
  const alike = new Set(pairs.map(pairName)).size === 1
  const channels = `${bands && !alike ? ` Its schedule ${bands}.` : ''}${movedSentence(pairs)}${restOfHead(side)}`
  if (pairs.every(pair => pair.omega === 0)) return `${name} rotates no pair.`
  const torn = lengthsUnder(spec)
  if (torn) return `${name} ${tornWords(pairs)}; ${lengthWords(torn)}.${channels}`
  if (bands && alike) return `${name} ${bands}; ${completion(pairs, trainedLength)}.${channels}`
  if (focus === null || focusOf(pairs, lane) === null)
    return `${name} gives ${shares(pairs)}; ${completion(pairs, trainedLength)}.${channels}`
  const own = pairs.filter(pair => readsAxis(pair, focus))
  const lambdas = own.map(pair => TURN / omegaOn(pair, focus))
  const [from, to] = [Math.min(...lambdas), Math.max(...lambdas)]
  if (focus === 'a' && own.every(pair => Math.abs(pair.omega) === 1))
    return `${name} gives heading ${place(own, pairs)}, each of which turns by the heading itself: a full turn changes nothing.${channels}`
  const range = `λ ${formatRange(from, to)} ${pairUnit(own)}`
  const mixed = own.some(pair => pair.parts) ? `, mixed with others; along ${axisText(focus as AxisId)} alone` : ','
  return `${name} gives ${readingName(focus)} ${place(own, pairs)}${mixed} ${range}; ${completion(own, trainedLength)}.${channels}`
}

const TURN = 2 * Math.PI

/** Channels of a head beyond the rotated ones, where there are any. */
function restOfHead({ setup: { geometry } }: Side): string {
  const rest = geometry.headDim - geometry.rotaryDim
  return rest > 0 ? ` Of the head’s ${geometry.headDim} channels ${rest} are not rotated.` : ''
}

/** Which axes the two channels of pairs read. */
function tornWords(pairs: readonly Pair[]): string {
  const names = [...new Set(pairs.map(pairName))]
  const said = names.map(what => `${pairs.filter(pair => pairName(pair) === what).length} pairs ${what}`)
  return `reads ${said.join(', ')}`
}

/** What becomes of lengths, in numbers. */
export function lengthWords({ least, most }: Lengths): string {
  const say = (length: number) => length.toFixed(3)
  return `of a vector of length 1 a token makes one between ${say(least)} and ${say(most)}, so it is no rotation and scores are no function of distance; text is turned as usual`
}

/** "the 16 slowest of 64 pairs" where they are, else "16 of 64 pairs". */
function place(own: readonly Pair[], pairs: readonly Pair[]): string {
  if (own.some(pair => pair.parts || pair.step !== undefined)) return `${own.length} of ${pairs.length} pairs`
  if (own.length === pairs.length) return own.length === 1 ? 'its only pair' : `all ${pairs.length} pairs`
  const rest = pairs.filter(pair => !own.includes(pair)).map(pair => pair.lambda)
  const fast = Math.max(...own.map(pair => pair.lambda)) < Math.min(...rest)
  const slow = Math.min(...own.map(pair => pair.lambda)) > Math.max(...rest)
  if (!fast && !slow) return `${own.length} of ${pairs.length} pairs`
  const end = fast ? 'fastest' : 'slowest'
  return own.length === 1 ? `the ${end} of ${pairs.length} pairs` : `the ${own.length} ${end} of ${pairs.length} pairs`
}

function shares(pairs: readonly Pair[]): string {
  const counts = [...new Set(readingsOf(pairs).flatMap(reads => pairs.filter(pair => pair.reads === reads).map(pairName)))].map(
    name => ({ name, count: pairs.filter(pair => pairName(pair) === name).length }),
  )
  const given = counts
    .filter(({ name }) => name !== readingName('none'))
    .map(
      ({ name, count }) =>
        `${name.includes(' and ') ? `a mixture of ${name}` : name} ${count === pairs.length ? `all ${count}` : `${count} of ${pairs.length}`} pairs`,
    )
  const still = counts.find(({ name }) => name === readingName('none'))
  return given.join(', ') + (still ? ` and leaves ${still.count} not rotated` : '')
}

/** The trained length; where distances count tokens it is in units of the layout's own scale. */
export function trainedWords(pairs: readonly Pair[], trainedLength: number): string {
  const unit = trainedUnit(pairs)
  const length = `the trained ${unit === 'positions' ? formatPositions(trainedLength) : withUnit(formatPositions(trainedLength), shortUnit(unit))}`
  return pairs.some(pair => pair.step !== undefined) ? `${length} of the clip’s own scale` : length
}

function completion(pairs: readonly Pair[], trainedLength: number): string {
  const full = pairs.filter(pair => trainedTurns(pair, trainedLength) >= 1).length
  const who =
    full === 0
      ? 'none makes'
      : full === pairs.length
        ? full === 1
          ? 'it makes'
          : 'all make'
        : `${full} ${full === 1 ? 'makes' : 'make'}`
  return `${who} a full turn within ${trainedWords(pairs, trainedLength)}`
}
