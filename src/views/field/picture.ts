import { contentFactor } from '../../core/field'
import type { ValueScale } from '../paint/valueScale'
import { valueScale } from '../paint/valueScale'
import type { Frame, Side, ViewInput } from '../view'
import { CONTOUR } from './contours'
import type { FieldFacts } from './fieldFacts'
import { factsOf } from './fieldFacts'
import type { FieldPlace } from './placeField'
import { capacity, placeField, tileCorner } from './placeField'
import type { Scores } from './scores'
import { drawnInput, scoresOf, sidesOf } from './scores'
import type { Grid, GridCell, Subject } from './subject'
import { subjectOf } from './subject'
import type { PaintedTile, TileStyle } from './tilePaint'

export interface FieldSide {
  side: Side
  /** null where the side has no place for query or grid, or nothing is known yet */
  scores: Scores | null
  facts: FieldFacts | null
}

/** A row of tiles: one side, or what A has over B. */
export interface TileRow {
  letter: string
  name: string
  scores: Scores | null
}

/** All that the field is drawn from, save the place. */
export interface FieldModel {
  input: ViewInput
  subject: Subject
  grid: Grid
  sides: readonly FieldSide[]
  rows: readonly TileRow[]
  scale: ValueScale
  /** between contours */
  step: number
  /** from the lowest to the highest value that curves of both sides need */
  range: readonly [number, number]
  /** the rows show A less B */
  difference: boolean
}

/** Of equal cells the one that a query outside the grid is next to: the first for a text before it, else the last. */
function nearestEnd({ grid, query }: Subject): Pick<GridCell, 'row' | 'col'> {
  return query < grid.first ? { row: 0, col: 0 } : { row: grid.rows - 1, col: grid.cols - 1 }
}

/** Null for a prompt without image or video. */
export function fieldModel(now: ViewInput, frame: Frame): FieldModel | null {
  const input = drawnInput(now, frame)
  const subject = subjectOf(input.scene, input.cursor)
  if (!subject) return null
  const { grid } = subject
  const scores = scoresOf(input, frame, subject)
  const sides = sidesOf(input).map((side, at): FieldSide => {
    const own = scores[at] ?? null
    return { side, scores: own, facts: own && factsOf(own, grid, subject.from ?? nearestEnd(subject)) }
  })
  const [a, b] = sides
  const difference = input.view.difference && b !== undefined
  const gap = difference && a?.scores && b.scores ? differenceOf(a.scores, b.scores) : null
  const rows = difference
    ? [{ letter: 'A − B', name: '', scores: gap }]
    : sides.map(({ side, scores: own }) => ({ letter: side.letter, name: side.name, scores: own }))
  return { input, subject, grid, sides, rows, difference, ...scaleOf(input, sides, gap) }
}

function scaleOf({ palette, scene }: ViewInput, sides: readonly FieldSide[], gap: Float64Array | null) {
  const facts = sides.flatMap(side => side.facts ?? [])
  const low = Math.min(1, ...facts.map(each => each.low.score))
  const high = Math.max(0.1, ...facts.map(each => each.high))
  const own = contentFactor(scene.content) * Math.max(...sides.map(({ side }) => side.spec.groups[0].attentionFactor ** 2))
  const scores = valueScale(palette, low, high, Math.ceil(own * 10 - 1e-4) / 10)
  const range = [scores.from, scores.to] as const
  if (!gap) return { scale: scores, range, step: CONTOUR.step }
  const most = gap.reduce((largest, value) => Math.max(largest, Math.abs(value) || 0), 0)
  return { scale: valueScale(palette, -Math.max(most, 1e-3), most, 0.1), range, step: CONTOUR.step }
}

const gaps = new WeakMap<Scores, { from: Scores; gap: Float64Array }>()

function differenceOf(a: Scores, b: Scores): Float64Array {
  const kept = gaps.get(a)
  if (kept?.from === b) return kept.gap
  const gap = Float64Array.from(a, (value, k) => value - (b[k] as number))
  gaps.set(a, { from: b, gap })
  return gap
}

/** What is on screen of a model: its place and its frames. */
export interface FieldPicture extends FieldModel {
  place: FieldPlace
  /** the frames on screen, in order */
  frames: readonly number[]
  tiles: readonly PaintedTile[]
  style: TileStyle
}

/** Which frames are shown: from the first one of a page, every so many. */
export interface Page {
  first: number
  stride: number
}

/** The page nearest to a wanted one that is full and holds what it can. */
export function fitPage(page: Page, frames: number, shown: number): Page {
  const stride = Math.max(1, Math.min(page.stride, Math.ceil(frames / Math.max(1, shown))))
  const last = Math.max(0, frames - 1 - (Math.min(shown, Math.ceil(frames / stride)) - 1) * stride)
  return { stride, first: Math.max(0, Math.min(page.first, last)) }
}

export function placeModel(model: FieldModel, size: { width: number; height: number }, phone: boolean): FieldPlace {
  return placeField(model.grid, model.rows.length, size, phone)
}

export function fieldPicture(model: FieldModel, place: FieldPlace, page: Page): FieldPicture {
  const { grid, rows, input, scale, step } = model
  const { first, stride } = fitPage(page, grid.frames, capacity(place))
  const count = Math.min(capacity(place), Math.floor((grid.frames - 1 - first) / stride) + 1)
  const frames = Array.from({ length: count }, (_, k) => first + k * stride)
  const cells = grid.rows * grid.cols
  const tiles = frames.flatMap((frame, shown) =>
    rows.flatMap(({ scores }, at): PaintedTile[] => {
      if (!scores) return []
      const values = scores.subarray(frame * cells, (frame + 1) * cells)
      return [{ ...tileCorner(place, shown, at, rows.length), values, rows: grid.rows, cols: grid.cols }]
    }),
  )
  const style = { ...place.tile, scale, step, ink: input.palette.ink, rim: input.palette.line2 }
  return { ...model, place, frames, tiles, style }
}
