import type { LaneId } from '../../core/curves'
import { laneFrequencies, lanesOf, waveOfHeads } from '../../core/curves'
import { contentMoments } from '../../core/gaussian'
import { AXIS_NAMES } from '../../core/scene'
import { inSteps } from '../../core/steps'
import type { Unit } from '../paint/axisWords'
import { axisText, unitOn } from '../paint/axisWords'
import type { Side, ViewInput } from '../view'

export const LANE_GAP = 8
const SMALL = 66
const SMALLER = 52
/** px where there are four small lanes or more: first the small ones give way, then the chosen one, then they again */
const MANY = { lanes: 4, small: 40, tall: 96, smallest: 30 }
const TALLEST_MINIMUM = 140
/** px under an angle's lane for its own scale */
export const TURN_LABELS = 16

/** Where one lane stands and how values become px. */
export interface LaneBox {
  lane: LaneId
  tall: boolean
  top: number
  height: number
  /** px of a mean cosine */
  y: (value: number) => number
  /** values with a grid line */
  grid: readonly number[]
  /** values with a label */
  labels: readonly number[]
}

export type LaneInput = Pick<ViewInput, 'scene' | 'view' | 'a' | 'b' | 'phone'>

/** What can be chosen: the axes that A or B reads, then `all` where all can move alike; `all` alone when both have a single index. */
export function laneChoices({ a, b }: Pick<ViewInput, 'a' | 'b'>): readonly LaneId[] {
  const lanes = new Set([...lanesOf(a.spec), ...(b ? lanesOf(b.spec) : [])])
  const together = lanes.delete('all')
  return together ? [...lanes, 'all'] : [...lanes]
}

/** Whether a lane is an angle: its curve repeats after every turn and stands on a scale of its own. */
export function isTurn(lane: LaneId): boolean {
  return lane === 'a'
}

/** What distances along a lane count. */
export function laneUnit({ spec }: Pick<Side, 'spec'>, lane: LaneId): Unit {
  if (inSteps(spec) !== spec) return 'tokens'
  return lane === 'all' ? 'positions' : unitOn([lane])
}

export function chosenLane(input: Pick<ViewInput, 'a' | 'b' | 'view'>): LaneId {
  const choices = laneChoices(input)
  return choices.includes(input.view.lane) ? input.view.lane : (lanesOf(input.a.spec)[0] ?? choices[0] ?? 'all')
}

/**
 * The lanes on screen from top to bottom: the chosen one, then the other axes, and `all` where a side has no other curve;
 * on the phone the chosen one alone.
 */
export function shownLanes(input: Pick<ViewInput, 'a' | 'b' | 'view' | 'phone'>): readonly LaneId[] {
  const chosen = chosenLane(input)
  if (input.phone) return [chosen]
  const single = [input.a, input.b].some(side => side && lanesOf(side.spec).every(lane => lane === 'all'))
  return [chosen, ...laneChoices(input).filter(lane => lane !== chosen && (lane !== 'all' || single))]
}

/** Symbol and name of a lane; where there is a single index, `all` is simply the position. */
export function laneTitle(lane: LaneId, choices: readonly LaneId[]): { symbol: string; name: string } {
  if (lane !== 'all') return { symbol: axisText(lane), name: AXIS_NAMES[lane] }
  return choices.length === 1 ? { symbol: 'p', name: AXIS_NAMES.p } : { symbol: 'all', name: 'all axes' }
}

/** The lanes in a place of the given height, the chosen one tall. */
export function laneBoxes(input: LaneInput, height: number): readonly LaneBox[] {
  const shown = shownLanes(input)
  const chosen = chosenLane(input)
  const others = shown.length - 1
  const small = smallHeight(others, height)
  const least = small > MANY.small ? TALLEST_MINIMUM : MANY.tall
  const tallHeight = Math.max(least, height - others * (small + LANE_GAP))
  let top = 0
  return shown.map(lane => {
    const tall = lane === chosen
    const box = { lane, tall, top, height: tall ? tallHeight : small }
    top += box.height + LANE_GAP
    return { ...box, ...valueScale(input, box) }
  })
}

/** px of each lane but the chosen one. */
function smallHeight(others: number, height: number): number {
  const room = (tall: number) => Math.floor((height - tall) / others) - LANE_GAP
  if (room(TALLEST_MINIMUM) >= SMALL) return SMALL
  if (others < MANY.lanes) return SMALLER
  if (room(TALLEST_MINIMUM) > MANY.small) return Math.min(SMALLER, room(TALLEST_MINIMUM))
  return Math.max(MANY.smallest, Math.min(MANY.small, room(MANY.tall)))
}

/** Whether all pairs turn nearly alike, so that the curve swings far below zero before they part. */
function isNarrow(frequencies: Float64Array): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  for (const omega of frequencies) {
    least = Math.min(least, Math.abs(omega))
    most = Math.max(most, Math.abs(omega))
  }
  return least > 0 && most < 100 * least
}

/** From the largest value that a lane needs, near its top, to the lowest at its foot. */
function valueScale(input: LaneInput, { lane, tall, top, height }: Pick<LaneBox, 'lane' | 'tall' | 'top' | 'height'>) {
  const drawn = [input.a, input.b].flatMap(side => {
    const frequencies = laneOf(side, lane)
    return side && frequencies ? [{ frequencies, wave: waveOfHeads(side.spec) }] : []
  })
  const sides = drawn.map(({ frequencies }) => frequencies)
  const { content } = input.scene
  const fewest = Math.min(...sides.map(frequencies => frequencies.length))
  const spread = drawn.flatMap(({ frequencies, wave }) => {
    const moments = contentMoments(content, frequencies, Float64Array.of(0, 1, 2), undefined, wave)
    return moments ? [moments.high[0] as number, moments.low[0] as number, moments.low[1] as number] : []
  })
  const ceiling = Math.max(1, ...spread)
  // few pairs, or pairs nearly alike, can swing down to -1; others never do
  const swings = fewest < 12 || isTurn(lane) || sides.some(isNarrow)
  const floor = Math.min(swings ? -1.02 : tall ? -0.78 : -0.39, ...spread)
  const head = tall ? 16 : 11
  const unit = (height - head - (isTurn(lane) ? TURN_LABELS : 0)) / (ceiling - floor)
  return {
    y: (value: number) => top + head + (ceiling - value) * unit,
    grid: tall ? [1, 0.5, -0.5] : [1],
    labels: tall && !input.phone ? [1, 0.5, 0, -0.5] : [1, 0],
  }
}

/** Frequencies of a side's curve on a lane, rad per position; null when the side has none. */
export function laneOf(side: Side | null, lane: LaneId): Float64Array | null {
  return side && laneFrequencies(inSteps(side.spec), lane)
}
