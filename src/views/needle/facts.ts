import type { Clip, Hidden } from '../../core/needle'
import { countedPairs, frameScore, orderMargin, pairScore, SAME } from '../../core/needle'
import { axisOfPair } from '../../core/resolve'
import type { AxisId } from '../../core/scene'
import type { Side, ViewInput } from '../view'
import type { Cell } from './haystacks'
import { clipFor, hidden } from './haystacks'

export interface PairPart {
  pair: number
  /** null: not rotated, or several axes */
  axis: AxisId | null
  /** what the pair adds to the margin against the distractor that comes closest; below 0: it puts the farther frame first */
  part: number
}

/** What one side makes of the chosen haystack. */
export interface Finding {
  side: Side
  place: Hidden
  clip: Clip
  pairs: readonly number[]
  /** score of every frame of the clip */
  curve: Float64Array
  needle: number
  distractors: readonly { frame: number; score: number }[]
  /** NaN without a distractor */
  margin: number
  parts: readonly PairPart[]
}

/** Whose pairs count: those of the chosen lane where a side has its axis, all otherwise. */
export function laneOf({ view }: Pick<ViewInput, 'view'>): AxisId | 'all' {
  return view.lane
}

/** Null where the layout has no place for a clip, or does not set its patches evenly. */
export function findingOf(side: Side, input: Pick<ViewInput, 'view'>): Finding | null {
  const place = hidden(input.view.needle)
  const clip = clipFor(side, place.frames)
  if (!clip) return null
  const [group] = side.spec.groups
  const pairs = countedPairs(group, side.spec.axes, laneOf(input))
  const score = (frame: number) => frameScore(group, clip, frame, pairs)
  const curve = Float64Array.from({ length: place.frames }, (_, frame) => score(frame))
  const distractors = place.distractors.map(frame => ({ frame, score: score(frame) }))
  const margin = orderMargin(score, place)
  const closest = place.distractors.find(frame => orderMargin(score, { ...place, distractors: [frame] }) === margin)
  const parts = closest === undefined ? [] : pairs.map(pair => partOf(pair, closest))
  return { side, place, clip, pairs, curve, needle: score(place.needle), distractors, margin, parts }

  function partOf(pair: number, other: number): PairPart {
    const [nearer, farther] = [Math.max(place.needle, other), Math.min(place.needle, other)]
    const difference = pairScore(group, clip as Clip, nearer, pair) - pairScore(group, clip as Clip, farther, pair)
    return { pair, axis: side.spec.axes[axisOfPair(group, pair)] ?? null, part: difference / pairs.length }
  }
}

export interface Tally {
  places: number
  confused: number
  /** places that are not computed yet */
  open: number
}

export function tallyOf(cells: readonly Cell[]): Tally {
  const known = cells.flatMap(({ margin }) => (margin === undefined || Number.isNaN(margin) ? [] : [margin]))
  return {
    places: known.length,
    confused: known.filter(margin => margin < -SAME).length,
    open: cells.filter(({ margin }) => margin === undefined).length,
  }
}
