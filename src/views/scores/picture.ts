import { sameMask } from '../../core/mask'
import { allowedPairs, meetingOf } from '../../core/maskSums'
import type { ScoresAbout, ScoresJob, ScoresResult, ScoresSide } from '../../engine/protocol'
import type { ScoreWindow } from '../../state/scoresView'
import { matrixSize, windowOf } from '../../state/scoresView'
import { meanOfPairs } from '../heads'
import type { Frame, Side, ViewInput } from '../view'
import type { Colours } from './colours'
import { coloursOf } from './colours'
import { promptEdges } from './lattice'
import { ordered } from './ordered'
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
  /** the one that the cells are drawn in: another while they are those of a past prompt */
  paintedWindow: ScoreWindow
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
export function answerOf({ shown }: Frame, input: Pick<ViewInput, 'scene'>): Answer | null {
  return shown?.input.scene.segments === input.scene.segments ? readFrame(shown) : null
}

function readFrame(shown: Frame['shown']): Answer | null {
  if (!shown || shown.job.op !== 'scores' || shown.result.op !== 'scores') return null
  const kept = answers.get(shown)
  if (kept) return kept
  const { a, b, scene } = ordered(shown.input)
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
    difference: ofB && differenceOf(ofA, ofB, job, result),
  }
  answers.set(shown, answer)
  return answer
}

/** A against B, where as many pairs of a cell may attend in both: means over others are no match. */
function differenceOf(a: Cells, b: Cells, { form, sides }: ScoresJob, result: ScoresResult): Cells | null {
  if (a.values.length !== b.values.length || a.rows.length !== b.rows.length) return null
  const values = a.values.map((value, k) =>
    form === 'mean' ? value - (b.values[k] as number) : Math.log2(value / (b.values[k] as number)),
  )
  const [one, other] = sides
  if (one && other && !sameMask(one.mask, other.mask)) {
    const width = a.columns.length - 1
    for (let row = 0; row < a.rows.length - 1; row++) {
      const [inA, inB] = [seenIn(one, result, 0, row), seenIn(other, result, 1, row)]
      for (let column = 0; column < width; column++) if (inA(column) !== inB(column)) values[row * width + column] = Number.NaN
    }
  }
  return { ...a, values, about: null }
}

/** The part of each cell of a row that may attend. */
function seenIn({ mask, blocks: { tokens } }: ScoresSide, { rows, columns }: ScoresResult, side: number, row: number) {
  const edges = columns[side] as Float64Array
  const [q0, q1] = (rows[side] as Float64Array).subarray(row, row + 2) as unknown as [number, number]
  const meets = meetingOf(mask, tokens, q0, q1)
  return (column: number) => {
    const [k0, k1] = [edges[column] as number, edges[column + 1] as number]
    const how = meets(k0, k1)
    if (how !== 'edge') return how === 'open' ? 1 : 0
    return allowedPairs(mask, tokens, q0, q1, k0, k1) / ((q1 - q0) * (k1 - k0))
  }
}

/** The picture of an input. The cells of a past prompt stay, as they were, until those of the present one come. */
export function scoresPicture(input: ViewInput, frame: Frame, place: MatrixPlace): ScoresPicture {
  const { scene, view, palette, a, b } = input
  const tokens = matrixSize(scene)
  const painted = readFrame(frame.shown)
  const then = frame.shown?.input
  const cells = { A: painted?.a ?? null, B: (b && painted?.b) ?? null, difference: (b && painted?.difference) ?? null }
  const panels = place.panels.map(({ what, left }) => ({
    what,
    left,
    side: what === 'A' ? a : what === 'B' ? b : null,
    cells: cells[what],
  }))
  const window = windowOf(view.scores, tokens)
  const past = painted && then && then.scene.segments !== scene.segments
  return {
    input,
    place,
    tokens,
    window,
    paintedWindow: past ? windowOf(then.view.scores, matrixSize(then.scene)) : window,
    answer: answerOf(frame, input),
    panels,
    colours: painted && coloursFor(painted, palette, panels[0]?.what === 'difference', meanOfPairs(b ? [a, b] : [a])),
  }
}

/** The range of the legend where everything in view is masked. */
const NOTHING: Record<ScoresJob['form'], [number, number]> = { mean: [0, 1], softmax: [1e-3, 1] }

const known = new WeakMap<Answer, Map<string, Colours>>()

function coloursFor(answer: Answer, palette: ViewInput['palette'], difference: boolean, hint: string): Colours {
  const kept = known.get(answer) ?? new Map<string, Colours>()
  known.set(answer, kept)
  const name = [palette.theme, difference, hint].join()
  let colours = kept.get(name)
  if (colours === undefined) {
    const counted = difference ? [answer.difference] : [answer.a, answer.b]
    const [low, high] = extremes(counted.flatMap(part => (part ? [part.values] : [])))
    const ends: [number, number] = high >= low ? [low, high] : NOTHING[answer.job.form]
    colours = coloursOf(palette, { form: answer.job.form, difference, hint }, ...ends)
    kept.set(name, colours)
  }
  return colours
}

function extremes(lists: readonly Float32Array[]): [number, number] {
  const found = lists.map(values => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const value of values) {
      // Ratios of what underflowed are not finite.
      if (!Number.isFinite(value)) continue
      if (value < low) low = value
      if (value > high) high = value
    }
    return [low, high] as [number, number]
  })
  return [Math.min(...found.map(([low]) => low)), Math.max(...found.map(([, high]) => high))]
}
