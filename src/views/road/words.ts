import { drawnName } from '../heads'
import { formatPositions, formatShort } from '../paint/format'
import { scientific } from '../paint/powers'
import type { Caption, Side, ViewInput } from '../view'
import type { RoadFacts } from './facts'
import { DEGREES, pairFrequency, roadFacts } from './facts'

/** Three decimals at most. */
export function plain(value: number): string {
  return String(Number(value.toFixed(3))).replace('-', '−')
}

/** As a term behind another: `+ 0.6`. */
export const signed = (value: number) => (value < 0 ? `− ${plain(-value)}` : `+ ${plain(value)}`)

/** An angle in degrees, one decimal where it is below 100. */
export function degrees(radians: number): string {
  const value = radians * DEGREES
  return `${String(Number(value.toFixed(Math.abs(value) < 100 ? 1 : 0))).replace('-', '−')}°`
}

/** Whether the map turns and stretches alike in all directions. */
export const isCircle = ({ shape: { axes, determinant } }: RoadFacts) => determinant > 0 && axes[0] - axes[1] < 1e-9

export function mapWords(facts: RoadFacts): string {
  const { axes, turn, tilt, determinant } = facts.shape
  if (isCircle(facts))
    return `turns the pair by ${degrees(turn)} and stretches it by ${plain(axes[0])}: the circle stays a circle`
  const ellipse = `makes of the unit circle an ellipse with half axes ${plain(axes[0])} and ${plain(axes[1])}, tilted by ${degrees(tilt)}`
  if (Math.abs(determinant) < 1e-9) return `${ellipse}: nothing undoes it`
  return determinant < 0 ? `${ellipse}, and mirrors it` : ellipse
}

export function roadCaption(input: ViewInput): Caption {
  const { road } = input.view
  const facts = roadFacts(road)
  const who = road.second ? `Two ${road.kind} adapters, one after the other,` : road.kind
  const verb = mapWords(facts)
  const said = road.second ? verb.replace('turns', 'turn').replace('stretches', 'stretch').replace('makes', 'make') : verb
  const order = road.second
    ? facts.orderGap < 1e-9
      ? ' In the other order they come to the same.'
      : ` In the other order an entry differs by ${plain(facts.orderGap)}.`
    : ''
  return {
    lead: 'Features are turned, not positions.',
    a: `${who} ${said}, at every token alike.${order} ${ropeWords(input, input.a)}`,
    b: input.b ? ropeWords(input, input.b) : '',
  }
}

function ropeWords({ cursor }: ViewInput, side: Side): string {
  const omega = pairFrequency(side, cursor.pair)
  const name = drawnName(side)
  if (omega === 0) return `${name} does not turn pair ${cursor.pair} of text.`
  return `Pair ${cursor.pair} of ${name} turns with position, by ${turnText(omega * cursor.delta)} over Δ = ${formatPositions(cursor.delta)}.`
}

/** Degrees up to a turn, then turns. */
export function turnText(radians: number): string {
  const turns = radians / (2 * Math.PI)
  return turns < 1 ? degrees(radians) : `${formatShort(turns)} turns`
}

/** 7.2 × 10⁻⁸. */
export function smallText(value: number): string {
  if (value === 0) return '0'
  if (!Number.isFinite(value)) return 'no inverse'
  return value >= 1e-3 ? String(Number(value.toPrecision(2))) : scientific(value)
}

export function shareText(share: number): string {
  return `${Number((100 * share).toPrecision(2))}\u00a0%`
}
