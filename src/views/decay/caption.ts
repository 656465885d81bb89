import { formatPositions, formatValue } from '../paint/format'
import type { Caption, Side, ViewInput } from '../view'
import type { LaneFacts } from './facts'
import { contentScale, HIGH, REACH, sideFacts } from './facts'
import { chosenLane, laneChoices, laneOf, laneTitle } from './lanes'

/** A stretch shorter than this is not worth the words that it stays high. */
const WORTHWHILE = 32

/** An echo below this is said as what the curve does not reach. */
const FAINT = 0.1

/** One sentence each for A and B on the chosen lane. */
export function decayCaption(input: ViewInput): Caption {
  const lane = chosenLane(input)
  const title = laneTitle(lane, laneChoices(input)).name
  const lead = `${title[0]?.toUpperCase()}${title.slice(1)}.`
  const ofA = laneOf(input.a, lane)
  const ofB = laneOf(input.b, lane)
  const missing = (side: Side) => `${side.name} reads no ${title} index.`
  const a = ofA ? sentence(input, input.a, ofA, true) : missing(input.a)
  if (!input.b) return { lead, a, b: '' }
  if (!ofB) return { lead, a, b: missing(input.b) }
  if (ofA && sameCurve(ofA, ofB)) return { lead, a, b: `${input.b.name} has the same curve.` }
  return { lead, a, b: sentence(input, input.b, ofB, !ofA) }
}

function sentence(input: ViewInput, side: Side, frequencies: Float64Array, opens: boolean): string {
  const { scene, phone } = input
  const lane = chosenLane(input)
  const scale = contentScale(scene)
  const facts = sideFacts(side, lane, scene)
  const [group, ...others] = side.spec.groups
  const name = others.length ? `${side.name} (${group.serves})` : side.name
  const what = frequencies.length === 1 ? 'the cosine of its one pair' : `the mean over its ${frequencies.length} pairs`
  const subject = phone ? name : opens ? `Under ${name} ${what}` : `Under ${name} it`
  if (!facts)
    return `${subject} ${scale === 0 ? `${phone ? 'has mean' : 'is'} 0 at every distance` : `starts at ${formatShortValue(scale)}, for k opposes q`}${content(input, opens)}.`
  const said = clauses(facts, scale, side.setup.geometry.trainedLength, opens, phone)
  return `${subject} ${listed(phone && opens ? said.slice(0, facts.echo ? 2 : 1) : said)}${content(input, opens)}.`
}

function clauses(facts: LaneFacts, scale: number, trained: number, opens: boolean, phone: boolean): string[] {
  if (facts.still) return [`stays at ${formatShortValue(scale)} at every distance, for no pair turns`]
  if (facts.high === null) return [`stays above ${formatShortValue(scale * HIGH)} up to ${distance(REACH)}`]
  const stays = facts.high >= WORTHWHILE ? [`stays above ${formatShortValue(scale * HIGH)} until ${distance(facts.high)}`] : []
  if (facts.crossesZero === null) return [...stays, `never falls below zero up to ${distance(REACH)}`]
  const falls =
    (opens && !phone) || stays.length
      ? `first falls below zero at ${distance(facts.crossesZero)}`
      : `is below zero at ${distance(facts.crossesZero)}`
  return [...stays, falls, ...(facts.echo ? [echo(facts.echo, scale, trained, phone)] : [])]
}

function echo({ m, value }: { m: number; value: number }, scale: number, trained: number, phone: boolean): string {
  const inside = phone ? '' : ` inside the trained ${formatPositions(trained)} positions`
  if (value < 0) return `stays there${inside}`
  if (value < FAINT) return `comes back to no more than ${formatShortValue(Math.ceil(1000 * scale * value) / 1000)}${inside}`
  return `comes back to ${formatShortValue(scale * value)} at ${distance(m)}${phone ? '' : `: an echo${inside}`}`
}

/** The content, where it is random. */
function content({ scene, phone }: ViewInput, opens: boolean): string {
  const kinds = { ones: '', independent: 'q and k independent', equal: 'q = k', noisyCopy: 'k a noisy copy of q' }
  const kind = kinds[scene.content.kind]
  return !kind || phone || !opens ? '' : ` (${kind}, Gaussian; band: 95\u00a0%)`
}

/** Three decimals without idle zeros: 0.733, 0.99. */
export function formatShortValue(value: number): string {
  return formatValue(Number(value.toFixed(3))).replace(/\.?0+$/, '')
}

function distance(m: number): string {
  return `Δ\u00a0=\u00a0${formatPositions(m)}`
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

function sameCurve(a: Float64Array, b: Float64Array): boolean {
  const sorted = (frequencies: Float64Array) => frequencies.toSorted().join()
  return sorted(a) === sorted(b)
}
