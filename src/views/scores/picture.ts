import type { ScoresAbout, ScoresJob, ScoresResult } from '../../engine/protocol'
import type { ScoreWindow } from '../../state/scoresView'
import { matrixSize, windowOf } from '../../state/scoresView'
import type { Frame, Side, ViewInput } from '../view'
import type { Colours } from './colours'
import { coloursOf } from './colours'
import { promptEdges } from './lattice'
import type { MatrixPlace } from './place'

/** The cells of one matrix, row-major, between edges among the prompt's tokens. NaN where no pair may attend. */
export interface Cells {
  values: Float32Array
  rows: Float64Array
  columns: Float64Array
  about: ScoresAbout | null
}

/** The answer on screen, read for the prompt. */
export interface Answer {
  job: ScoresJob
  result: ScoresResult
  draft: boolean
  a: Cells
  b: Cells | null
  /** A against B: scores subtracted, attention as octaves; null where the cells are not the same */
  difference: Cells | null
}

export interface ScoresPicture {
  input: ViewInput
  place: MatrixPlace
  tokens: number
  window: ScoreWindow
  answer: Answer | null
  panels: readonly Panel[]
  colours: Colours | null
}

export interface Panel {
  what: MatrixPlace['panels'][number]['what']
  left: number
  side: Side | null
  cells: Cells | null
}

const answers = new WeakMap<NonNullable<Frame['shown']>, Answer>()

/** The frame's answer where it is about the prompt on screen. */
export function answerOf({ shown }: Frame, input: ViewInput): Answer | null {
  if (!shown || shown.job.op !== 'scores' || shown.result.op !== 'scores') return null
  if (shown.input.scene.segments !== input.scene.segments) return null
  const known = answers.get(shown)
  if (known) return known
  const { a, b, scene } = shown.input
  const { result, job } = shown
  const cellsOf = (side: Side | null, k: number): Cells | null =>
    side && result.values[k]
      ? {
          values: result.values[k],
          rows: promptEdges(side, scene.segments, result.rows[k] as Float64Array),
          columns: promptEdges(side, scene.segments, result.columns[k] as Float64Array),
          about: result.about[k] ?? null,
        }
      : null
  const [ofA, ofB] = [cellsOf(a, 0) as Cells, cellsOf(b, 1)]
  const answer = {
    job,
    result,
    draft: shown.lane === 'draft',
    a: ofA,
    b: ofB,
    difference: ofB && differenceOf(ofA, ofB, job.form),
  }
  answers.set(shown, answer)
  return answer
}

function differenceOf(a: Cells, b: Cells, form: ScoresJob['form']): Cells | null {
  if (a.values.length !== b.values.length || a.rows.length !== b.rows.length) return null
  const values = a.values.map((value, k) =>
    form === 'mean' ? value - (b.values[k] as number) : Math.log2(value / (b.values[k] as number)),
  )
  return { ...a, values, about: null }
}

export function scoresPicture(input: ViewInput, frame: Frame, place: MatrixPlace): ScoresPicture {
  const { scene, view, palette, a, b } = input
  const tokens = matrixSize(scene)
  const answer = answerOf(frame, input)
  const cells = { A: answer?.a ?? null, B: b && answer ? answer.b : null, difference: b && answer ? answer.difference : null }
  const panels = place.panels.map(({ what, left }) => ({
    what,
    left,
    side: what === 'A' ? a : what === 'B' ? b : null,
    cells: cells[what],
  }))
  const differs = panels[0]?.what === 'difference'
  const counted = differs ? [cells.difference] : [cells.A, cells.B]
  const [low, high] = extremes(counted.flatMap(part => (part ? [part.values] : [])))
  return {
    input,
    place,
    tokens,
    window: windowOf(view.scores, tokens),
    answer,
    panels,
    colours:
      answer && high >= low
        ? coloursOf(palette, { form: answer.job.form, difference: differs, pairs: a.spec.pairs }, low, high)
        : null,
  }
}

const ranges = new WeakMap<Float32Array, [number, number]>()

function extremes(lists: readonly Float32Array[]): [number, number] {
  const found = lists.map(values => {
    const known = ranges.get(values)
    if (known) return known
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const value of values) {
      // Ratios of what underflowed are not finite.
      if (!Number.isFinite(value)) continue
      if (value < low) low = value
      if (value > high) high = value
    }
    ranges.set(values, [low, high])
    return [low, high] as [number, number]
  })
  return [Math.min(...found.map(([low]) => low)), Math.max(...found.map(([, high]) => high))]
}
