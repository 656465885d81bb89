import { mapName } from '../../core/slots'
import { drawnName } from '../heads'
import { formatPositions } from '../paint/format'
import { standWords } from '../standpoint'
import type { Caption, ViewInput } from '../view'
import type { MapSide } from './model'
import { firstBeyond, largestSeen, mapSides } from './model'

/** Which distances keep themselves, and how the others are seen against the trained length. */
export function mapCaption(input: ViewInput): Caption {
  const [a, b] = mapSides(input)
  const idle = a && !a.relation && !b?.relation && !mapName(a.side.setup)
  return {
    lead: 'Distances seen.',
    a: a ? sentence(a, input, true) + (idle ? ' Choose a map under Relative map.' : '') : '',
    b: b ? sentence(b, input, false) : '',
  }
}

function sentence(one: MapSide, input: ViewInput, opens: boolean): string {
  const { side, outlook, relation, slowFrom } = one
  const { trainedLength } = side.setup.geometry
  const trained = `the trained ${formatPositions(trainedLength)}${opens ? '\u00a0positions' : ''}`
  if (!relation) return plainSentence(one, opens)
  const stand = standWords(side, input)
  const subject = `Under ${drawnName(side)}${stand && (opens ? `, seen ${stand},` : `, ${stand},`)}`
  const { own, lines, reach } = outlook
  if (own >= reach) return `${subject} every distance stays as it is: the map bends none of them.`
  const keeps = own > 0 ? `distances up to ${formatPositions(own)} stay as they are` : 'only distance 0 stays as it is'
  const line = lines?.at(-1)?.line
  if (line && line.step === 0)
    return `${subject} ${keeps}, and all others are seen as ${sayDistance(line.start)}, ${within(line.start, trainedLength)} ${trained}.`
  const beyond = firstBeyond(one, trainedLength - 1)
  if (line) {
    const passes = beyond === null ? `never pass ${trained}` : `pass ${trained} at Δ = ${formatPositions(beyond)}`
    return `${subject} ${keeps}; beyond, ${sayDistance(1 / line.step)} tokens count as one position and ${passes}.`
  }
  if (slowFrom !== null) return `${subject} ${keeps}; ${hierarchyWords(one, slowFrom, trainedLength)}.`
  const most = largestSeen(one, reach)
  return beyond === null
    ? `${subject} ${keeps} and none is seen as more than ${sayDistance(most)}, inside ${trained}.`
    : `${subject} ${keeps}; from Δ = ${formatPositions(beyond)} on more is seen than ${trained}, up to ${sayDistance(most)}.`
}

function plainSentence({ side }: MapSide, opens: boolean): string {
  const wanted = mapName(side.setup)
  if (wanted)
    return `${wanted} needs tokens that count up one by one, and those of this prompt do not: distances stay as they are.`
  const end = formatPositions(side.setup.geometry.trainedLength)
  return opens
    ? `Under ${drawnName(side)} tokens see their distance as it is; training never showed distances from ${end} on.`
    : `Under ${drawnName(side)} they stay as they are.`
}

/** Pairs of two kinds: those that go on with the distance, and those that count something larger. */
function hierarchyWords(one: MapSide, slowFrom: number, trainedLength: number): string {
  const { reach } = one.outlook
  const slow = largestSeen({ ...one, outlook: slowOutlook(one) }, reach)
  const fast = largestSeen({ ...one, slowFrom: null }, reach)
  const { pairs } = one.side.spec
  const slowPairs = `pairs ${slowFrom} to ${pairs - 1} no more than ${sayDistance(slow)}, ${within(slow, trainedLength)} the trained ${formatPositions(trainedLength)}`
  return slowFrom === 0
    ? `beyond, ${slowPairs.replace('no more', 'see no more')}`
    : `beyond, pairs 0 to ${slowFrom - 1} see up to ${sayDistance(fast)}, ${slowPairs}`
}

function slowOutlook({ outlook }: MapSide): MapSide['outlook'] {
  const { seen } = outlook
  return seen?.slow ? { ...outlook, seen: { ...seen, fast: seen.slow } } : outlook
}

function within(distance: number, trainedLength: number): string {
  return distance < trainedLength ? 'inside' : 'beyond'
}

/** A distance that may be a fraction of a position. */
export function sayDistance(distance: number): string {
  if (!Number.isFinite(distance)) return '–'
  if (Number.isInteger(distance)) return formatPositions(distance)
  const size = Math.abs(distance)
  const whole = formatPositions(Math.floor(size))
  const rest = (size % 1).toFixed(2).slice(1).replace(/0+$/, '')
  return rest === '.' || size % 1 >= 0.995 ? formatPositions(distance) : `${distance < 0 ? '−' : ''}${whole}${rest}`
}
