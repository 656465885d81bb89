import type { LaneId } from '../../core/curves'
import { inOpening } from '../../core/opening'
import { axisDistances } from '../../core/pairDistance'
import { pairScore } from '../../core/pairScore'
import { placesOf } from '../../core/places'
import { axisText } from '../paint/axisWords'
import { formatPositions } from '../paint/format'
import { pairOnRuler, sizeText } from '../ruler/pairCursor'
import { isMapped } from '../standpoint'
import type { Side, ViewInput } from '../view'
import { contentScale } from './facts'
import { isTurn } from './lanes'
import type { DrawnSide } from './picture'

/** Where a curve is read and what it is there. */
export interface LaneReading {
  /** what the lane counts, not negative; null where a pair of tokens is apart by other distances on other axes */
  delta: number | null
  /** mean logit, relative to distance 0; null where the layout lacks one of the tokens */
  value: number | null
}

type ReadingInput = Pick<ViewInput, 'a' | 'cursor' | 'scene'>

/** The curve of a side at the cursor: at the one distance, or at that of the chosen pair of tokens on the lane. */
export function readingOf({ side, at }: Pick<DrawnSide, 'side' | 'at'>, lane: LaneId, input: ReadingInput): LaneReading {
  if (pairOnRuler(input)) return pairReading(side, at, lane, input)
  const delta = isTurn(lane) ? Math.PI : input.cursor.delta
  const value = at(delta)
  return { delta, value: Number.isNaN(value) ? null : value }
}

function pairReading(side: Side, at: DrawnSide['at'], lane: LaneId, { cursor, scene }: ReadingInput): LaneReading {
  const [query, key] = [cursor.query as number, cursor.key as number]
  const distances = axisDistances(side.spec, scene.segments, query, key)
  if (!distances) return { delta: null, value: null }
  const own = lane === 'all' ? distances : distances.filter(({ axis }) => axis === lane)
  const [first, ...rest] = own.map(({ distance }) => distance)
  const alike = first !== undefined && rest.every(distance => distance === first)
  const { tokenOf } = placesOf(side.spec.tokens, scene.segments)
  const pair = [tokenOf[query] as number, tokenOf[key] as number] as const
  const opened = lane === 'all' && inOpening(side.spec.groups[0], ...pair)
  // a map bends what lies behind the query, not what lies ahead of it
  if (alike && !opened && (first >= 0 || !isMapped(side, lane))) return { delta: Math.abs(first), value: at(Math.abs(first)) }
  const score = pairScore({ ...side.spec, relation: null }, scene.content)(...pair)
  return { delta: alike ? Math.abs(first) : null, value: contentScale(scene) * score }
}

/** What a value beside a lane is the value at, where a pair of tokens is chosen: "Δt = 12", "Δt = 12, B 6", "of the pair". */
export function readingWords(lane: LaneId, a: LaneReading | null, b: LaneReading | null, input: ReadingInput): string | null {
  if (!pairOnRuler(input)) return isTurn(lane) ? 'half a turn away' : null
  const say = ({ delta }: LaneReading) =>
    delta === null ? null : lane === 'all' ? formatPositions(delta) : sizeText({ axis: lane, distance: delta })
  const [ofA, ofB] = [a && say(a), b && say(b)]
  const symbol = `Δ${lane === 'all' || lane === 'p' ? '' : axisText(lane)}`
  if (ofA == null && ofB == null) return [a, b].some(side => side?.value != null) ? 'of this pair' : 'no such token'
  if (ofA == null || ofB == null || ofA === ofB) return `${symbol} = ${ofA ?? ofB}`
  return `${symbol} = ${ofA}, B ${ofB}`
}
