import type { LaneId } from '../../core/curves'
import { formatPositions } from '../paint/format'
import type { Caption, Side, ViewInput } from '../view'
import { formatRange } from './bracketLabel'
import { focusOf } from './lane'
import type { Pair, Reading } from './pairs'
import { readingName, readingsOf, readPairs, turns } from './pairs'

/** Which part of the ladder the chosen axis was given, and whether it turns within the trained length. */
export function allocationCaption({ a, b, view }: ViewInput): Caption {
  const focus = [a, ...(b ? [b] : [])].map(side => focusOf(readPairs(side.spec), view.lane)).find(reads => reads !== null) ?? null
  const name = focus ? readingName(focus) : 'Allocation'
  return {
    lead: `${name.charAt(0).toUpperCase()}${name.slice(1)}.`,
    a: sentence(a, view.lane, focus),
    b: b ? sentence(b, view.lane, focus) : '',
  }
}

function sentence({ name, spec, setup }: Side, lane: LaneId, focus: Reading | null): string {
  const pairs = readPairs(spec)
  const { trainedLength } = setup.geometry
  if (pairs.every(pair => pair.omega === 0)) return `${name} rotates no pair.`
  if (focus === null || focusOf(pairs, lane) === null)
    return `${name} gives ${shares(pairs)}; ${completion(pairs, trainedLength)}.`
  const own = pairs.filter(pair => pair.reads === focus)
  const lambdas = own.map(pair => pair.lambda)
  const range = `λ ${formatRange(Math.min(...lambdas), Math.max(...lambdas))} positions`
  return `${name} gives ${readingName(focus)} ${place(own, pairs)}, ${range}; ${completion(own, trainedLength)}.`
}

/** "the 16 slowest of 64 pairs" where they are, else "16 of 64 pairs". */
function place(own: readonly Pair[], pairs: readonly Pair[]): string {
  if (own.length === pairs.length) return own.length === 1 ? 'its only pair' : `all ${pairs.length} pairs`
  const rest = pairs.filter(pair => !own.includes(pair)).map(pair => pair.lambda)
  const fast = Math.max(...own.map(pair => pair.lambda)) < Math.min(...rest)
  const slow = Math.min(...own.map(pair => pair.lambda)) > Math.max(...rest)
  if (!fast && !slow) return `${own.length} of ${pairs.length} pairs`
  const end = fast ? 'fastest' : 'slowest'
  return own.length === 1 ? `the ${end} of ${pairs.length} pairs` : `the ${own.length} ${end} of ${pairs.length} pairs`
}

function shares(pairs: readonly Pair[]): string {
  const counts = readingsOf(pairs).map(reads => ({ reads, count: pairs.filter(pair => pair.reads === reads).length }))
  const given = counts
    .filter(({ reads }) => reads !== 'none')
    .map(
      ({ reads, count }) =>
        `${readingName(reads)} ${count === pairs.length ? `all ${count}` : `${count} of ${pairs.length}`} pairs`,
    )
  const still = counts.find(({ reads }) => reads === 'none')
  return given.join(', ') + (still ? ` and leaves ${still.count} not rotated` : '')
}

function completion(pairs: readonly Pair[], trainedLength: number): string {
  const full = pairs.filter(pair => turns(pair, trainedLength) >= 1).length
  const who =
    full === 0
      ? 'none makes'
      : full === pairs.length
        ? full === 1
          ? 'it makes'
          : 'all make'
        : `${full} ${full === 1 ? 'makes' : 'make'}`
  return `${who} a full turn within the trained ${formatPositions(trainedLength)}`
}
