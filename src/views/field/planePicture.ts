import { waveScore, wavesOf } from '../../core/field'
import type { Palette } from '../paint/palette'
import type { ValueScale } from '../paint/valueScale'
import { valueScale } from '../paint/valueScale'
import type { Frame, Side, ViewInput } from '../view'
import type { Plane } from './plane'
import { agentScores, planeOf, planeQuestion, reads } from './plane'
import type { Scores } from './scores'
import { answersOf, drawnInput, ownScores, sidesOf } from './scores'
import { positionIn } from './subject'

/** One side's plane at its place, px. */
export interface PlanePicture {
  side: Side
  plane: Plane
  x: number
  y: number
  width: number
  height: number
  /** scores of a key at every point, row by row from the top; null where the heads read no place */
  field: Scores | null
  /** null where the layout has no place for agents */
  agents: readonly number[] | null
  scale: ValueScale
  palette: Palette
}

export const PLANE = { head: 22, foot: 24, left: 34, gap: 24, column: 196 }

/** The planes of both sides, A left; null for a prompt whose agents are not drawn. */
export function planePictures(
  now: ViewInput,
  frame: Frame,
  size: { width: number; height: number },
  phone: boolean,
): readonly PlanePicture[] | null {
  const input = drawnInput(now, frame)
  const plane = planeOf(input)
  if (!plane) return null
  const answers = [...answersOf(frame)]
  const sides = sidesOf(input).map(side => {
    const asked = planeQuestion(side, plane)
    const answer = asked ? answers.shift() : undefined
    const field = asked && (answer?.length === plane.rows * plane.cols ? answer : ownScores(side, asked.waves, asked.ids))
    return { side, field, agents: agentScores(side, plane) }
  })
  const all = sides.flatMap(({ field, agents }) => [...(field ?? []), ...(agents ?? [])]).filter(value => !Number.isNaN(value))
  const low = all.reduce((least, value) => Math.min(least, value), 1)
  const high = all.reduce((most, value) => Math.max(most, value), 0.1)
  const scale = valueScale(input.palette, low, high, Math.ceil(high * 10 - 1e-4) / 10)
  const room = phone ? size.width : (size.width - PLANE.column - PLANE.gap * (sides.length - 1)) / sides.length
  const width = Math.floor(Math.min(room - PLANE.left, (size.height - PLANE.head - PLANE.foot) * 1.5))
  const height = Math.floor(width / 1.5)
  return sides.map((side, at) => ({
    ...side,
    plane,
    scale,
    palette: input.palette,
    width,
    height,
    x: phone ? PLANE.left : at * (PLANE.left + width + PLANE.gap) + PLANE.left,
    y: PLANE.head + (phone ? at * (PLANE.head + height + PLANE.foot) : 0),
  }))
}

export function planeHeight(planes: readonly PlanePicture[], phone: boolean): number {
  const own = (planes[0]?.height ?? 0) + PLANE.head + PLANE.foot
  return phone ? own * planes.length : Math.max(own, 330)
}

/** px of a place in metres. */
export function toPx({ plane, x, y, width, height }: PlanePicture, at: { x: number; y: number }): { x: number; y: number } {
  return {
    x: x + ((at.x - plane.x[0]) / (plane.x[1] - plane.x[0])) * width,
    y: y + (1 - (at.y - plane.y[0]) / (plane.y[1] - plane.y[0])) * height,
  }
}

/** Metres under a px. */
export function toMetres({ plane, x, y, width, height }: PlanePicture, px: { x: number; y: number }): { x: number; y: number } {
  return {
    x: plane.x[0] + ((px.x - x) / width) * (plane.x[1] - plane.x[0]),
    y: plane.y[0] + (1 - (px.y - y) / height) * (plane.y[1] - plane.y[0]),
  }
}

const SAMPLES = 121

/** Score of a key that differs from the query in its heading alone, from -180 to 180 degrees; null where no pair reads it. */
export function headingCurve(side: Side, plane: Plane): readonly number[] | null {
  const query = positionIn(side, plane.segments, plane.first + plane.query)
  const axis = side.spec.axes.indexOf('a')
  if (!query || !reads(side, 'a')) return null
  const waves = wavesOf(side.spec, query, plane.content)
  return Array.from({ length: SAMPLES }, (_, k) => {
    const turn = ((2 * k) / (SAMPLES - 1) - 1) * Math.PI
    return waveScore(
      waves,
      query.map((id, at) => (at === axis ? id + turn : id)),
    )
  })
}
