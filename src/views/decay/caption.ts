import { decayAt } from '../../core/curve'
import { waveOfHeads } from '../../core/curves'
import { lengthsUnder } from '../../core/distortion'
import type { Outlook } from '../../core/outlook'
import { readPairs } from '../allocation/pairs'
import { drawnName } from '../heads'
import type { Unit } from '../paint/axisWords'
import { axisLead, axisText, shortUnit } from '../paint/axisWords'
import { formatPositions, formatValue } from '../paint/format'
import { isMapped, outlookOf, standWords } from '../standpoint'
import type { Caption, Side, ViewInput } from '../view'
import type { LaneFacts } from './facts'
import { contentScale, HIGH, sideFacts, trainedOn } from './facts'
import { chosenLane, isTurn, laneChoices, laneOf, laneTitle, laneUnit } from './lanes'

/** A stretch shorter than this is not worth the words that it stays high. */
const WORTHWHILE = 32

/** An echo below this is said as what the curve does not reach. */
const FAINT = 0.1

/** One sentence each for A and B on the chosen lane. */
export function decayCaption(input: ViewInput): Caption {
  const lane = chosenLane(input)
  const title = laneTitle(lane, laneChoices(input)).name
  const torn = lengthsUnder(input.a.spec) !== null
  const lead = torn && lane === 'all' ? 'Text.' : axisLead(title)
  const ofA = laneOf(input.a, lane)
  const ofB = laneOf(input.b, lane)
  const missing = (side: Side) =>
    side.spec.groups[0].secondInvFreq
      ? `${drawnName(side)} rotates nothing along ${title} alone.`
      : lane === 'all'
        ? `${drawnName(side)} has axes that do not move alike.`
        : `${drawnName(side)} reads no ${title} index.`
  const a = ofA ? sentence(input, input.a, ofA, true) : missing(input.a)
  if (!input.b) return { lead, a, b: '' }
  if (!ofB) return { lead, a, b: missing(input.b) }
  const sameHeads = waveOfHeads(input.a.spec) === waveOfHeads(input.b.spec)
  const seenAlike = outlookOf(input.a, lane, input)?.key === outlookOf(input.b, lane, input)?.key
  if (ofA && seenAlike && sameHeads && sameCurve(ofA, ofB)) return { lead, a, b: `${input.b.name} has the same curve.` }
  return { lead, a, b: sentence(input, input.b, ofB, !ofA || !sameHeads) }
}

function sentence(input: ViewInput, side: Side, frequencies: Float64Array, opens: boolean): string {
  const { scene, phone } = input
  const lane = chosenLane(input)
  const scale = contentScale(scene)
  const facts = sideFacts(side, lane, input)
  const name = drawnName(side)
  const imaginary = waveOfHeads(side.spec) === 'sine'
  if (isTurn(lane) && imaginary) return `Under ${name} the mean is that of sines of the heading: 0 at half a turn.`
  if (isTurn(lane)) return turnSentence(name, frequencies, opens)
  const mean = imaginary ? 'the mean sine' : 'the mean'
  const one = imaginary ? 'the sine of its one pair' : 'the cosine of its one pair'
  const what = frequencies.length === 1 ? one : `${mean} over its ${frequencies.length} pairs`
  const alone = lane !== 'all' && readPairs(side.spec).some(pair => pair.parts) ? `, along ${axisText(lane)} alone,` : ''
  const stand = isMapped(side, lane) ? standWords(side, input) : ''
  const seen = stand && `, ${phone ? stand : `seen ${stand}`},`
  const subject = phone ? `${name}${seen}` : opens ? `Under ${name}${alone}${seen} ${what}` : `Under ${name}${seen} it`
  const count = counter(laneUnit(side, lane))
  if (!facts)
    return `${subject} ${scale === 0 ? `${phone ? 'has mean' : 'is'} 0 at every distance` : `starts at ${formatShortValue(scale)}, for k opposes q`}${content(input, opens)}.`
  const said = [
    ...clauses(facts, scale, trainedOn(side, lane), opens, phone, count),
    ...plateau(outlookOf(side, lane, input), frequencies, scale, count),
  ]
  const torn = lengthsUnder(side.spec)
  const patches =
    torn && !phone
      ? ` Patches have no such curve: of a vector of length 1 they make one of ${torn.least.toFixed(3)} to ${torn.most.toFixed(3)}, which no rotation does.`
      : ''
  return `${subject} ${listed(phone && opens ? said.slice(0, facts.echo ? 2 : 1) : said)}${content(input, opens)}.${patches}`
}

/** An angle: the curve repeats after a whole turn where all frequencies are whole. */
function turnSentence(name: string, frequencies: Float64Array, opens: boolean): string {
  const whole = frequencies.every(omega => Number.isInteger(omega))
  const alike = frequencies.every(omega => Math.abs(omega) === 1)
  const pairs = frequencies.length === 1 ? 'its one pair turns' : `all ${frequencies.length} pairs turn`
  if (alike)
    return `${opens ? `Under ${name}` : `Under ${name} too`} ${pairs} by the heading itself, so the mean is cos Δα: 1 at every whole turn, −1 at half a turn, and the same beyond 2π rad again.`
  const half = formatShortValue(decayAt(frequencies, Math.PI))
  return `Under ${name} the mean is ${half} at half a turn and ${whole ? 'repeats after every whole turn' : 'does not repeat after a turn, for not every frequency is whole'}.`
}

interface Count {
  unit: Unit
  /** Δ = 16, with the unit where it is not the position */
  say: (m: number) => string
}

function counter(unit: Unit): Count {
  const said = unit === 'positions' ? '' : ` ${shortUnit(unit)}`
  return { unit, say: m => `Δ = ${formatPositions(m)}${said}` }
}

function clauses(facts: LaneFacts, scale: number, trained: number, opens: boolean, phone: boolean, distance: Count): string[] {
  if (facts.still) return [`stays at ${facts.peak ? 0 : formatShortValue(scale)} at every distance, for no pair turns`]
  if (facts.peak) return risingClauses(facts, facts.peak, scale, opens, phone, distance)
  if (facts.high === null) return [`stays above ${formatShortValue(scale * HIGH)} up to ${distance.say(facts.reach)}`]
  const stays =
    facts.high >= WORTHWHILE ? [`stays above ${formatShortValue(scale * HIGH)} until ${distance.say(facts.high)}`] : []
  if (facts.crossesZero === null) return [...stays, `never falls below zero up to ${distance.say(facts.reach)}`]
  const falls =
    (opens && !phone) || stays.length
      ? `first falls below zero at ${distance.say(facts.crossesZero)}`
      : `is below zero at ${distance.say(facts.crossesZero)}`
  return [...stays, falls, ...(facts.echo ? [echo(facts.echo, scale, trained, phone, distance)] : [])]
}

/** Sines start at 0 and rise before they fall. */
function risingClauses(
  { crossesZero, reach }: LaneFacts,
  peak: { m: number; value: number },
  scale: number,
  opens: boolean,
  phone: boolean,
  distance: Count,
): string[] {
  const highest = `is largest, ${formatShortValue(scale * peak.value)}, at ${distance.say(peak.m)}`
  const falls =
    crossesZero === null
      ? `never falls below zero up to ${distance.say(reach)}`
      : `first falls below zero at ${distance.say(crossesZero)}`
  const inOrder = crossesZero !== null && crossesZero < peak.m ? [falls, highest] : [highest, falls]
  return phone || !opens ? inOrder : ['starts at 0', ...inOrder]
}

/** The value that every farther distance has, under a map that shows all of them at one. */
function plateau(outlook: Outlook | null, frequencies: Float64Array, scale: number, distance: Count): string[] {
  const last = outlook?.lines?.at(-1)
  if (!last || last.line.step !== 0) return []
  const value = formatShortValue(scale * decayAt(frequencies, last.line.start))
  return [`stays at ${value} from ${distance.say(last.region.from)} on`]
}

function echo(
  { m, value }: { m: number; value: number },
  scale: number,
  trained: number,
  phone: boolean,
  distance: Count,
): string {
  const inside = phone ? '' : ` inside the trained ${formatPositions(trained)} ${distance.unit}`
  if (value < 0) return `stays there${inside}`
  if (value < FAINT) return `comes back to no more than ${formatShortValue(Math.ceil(1000 * scale * value) / 1000)}${inside}`
  return `comes back to ${formatShortValue(scale * value)} at ${distance.say(m)}${phone ? '' : `: an echo${inside}`}`
}

/** The content, where it is random. */
function content({ scene, phone }: ViewInput, opens: boolean): string {
  const kinds = { ones: '', independent: 'q and k independent', equal: 'q = k', noisyCopy: 'k a noisy copy of q' }
  const kind = kinds[scene.content.kind]
  return !kind || phone || !opens ? '' : ` (${kind}, Gaussian; band: 95\u00a0%)`
}

/** Three decimals without idle zeros: 0.733, 0.99. What only rounds to ±1 keeps them: 1.000. */
export function formatShortValue(value: number): string {
  const short = formatValue(Number(value.toFixed(3)))
  return Math.abs(value) < 1 && Math.abs(Number(value.toFixed(3))) === 1 ? short.slice(0, -1) : short.replace(/\.?0+$/, '')
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

function sameCurve(a: Float64Array, b: Float64Array): boolean {
  const sorted = (frequencies: Float64Array) => frequencies.toSorted().join()
  return sorted(a) === sorted(b)
}
