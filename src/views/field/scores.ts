import type { Waves } from '../../core/field'
import { contentFactor, wavesOf } from '../../core/field'
import { fieldByAxis } from '../../core/fieldByAxis'
import type { Job } from '../../engine/protocol'
import type { Frame, Side, ViewInput } from '../view'
import { planeOf, planeQuestion } from './plane'
import type { Subject } from './subject'
import { gridIds, positionIn, subjectOf } from './subject'

/** Scores of every cell of the grid, frame after frame; NaN where they are not known yet. */
export type Scores = Float32Array | Float64Array

export function sidesOf({ a, b }: Pick<ViewInput, 'a' | 'b'>): readonly Side[] {
  return b ? [a, b] : [a]
}

/** What each side is asked: the waves of its query and the ids of the keys; null where it has no place for them. */
function questionsOf(input: ViewInput, subject: Subject) {
  const { segments, content } = input.scene
  return sidesOf(input).map(side => {
    const position = positionIn(side, segments, subject.query)
    const ids = gridIds(side, segments, subject.grid)
    return position && ids && { waves: wavesOf(side.spec, position, content), ids }
  })
}

/** The job of the engine; null where nothing can be asked or the answer is 0 everywhere. */
export function fieldRequest(input: ViewInput): { job: Job; label: string } | null {
  if (contentFactor(input.scene.content) === 0) return null
  const plane = planeOf(input)
  if (plane) {
    const asked = sidesOf(input).flatMap(side => planeQuestion(side, plane) ?? [])
    if (!asked.length) return null
    const fields = asked.map(({ waves, ids }) => ({ ...waves, ids }))
    return { job: { op: 'field', fields, cells: plane.rows * plane.cols, near: 0 }, label: 'Scores over the plane' }
  }
  const subject = subjectOf(input.scene, input.cursor)
  if (!subject) return null
  const fields = questionsOf(input, subject).flatMap(asked => (asked ? [{ ...asked.waves, ids: asked.ids }] : []))
  if (!fields.length) return null
  const { rows, cols, frames } = subject.grid
  const job = { op: 'field' as const, fields, cells: rows * cols, near: subject.from?.frame ?? frames - 1 }
  return { job, label: 'Scores of every key' }
}

/** The input that the picture is of: that of the answer on screen, with the key, the colours and the choices of now. */
export function drawnInput(input: ViewInput, frame: Frame): ViewInput {
  const shown = frame.shown
  if (shown?.job.op !== 'field') return input
  const { scene, a, b, cursor } = shown.input
  if (scene === input.scene && a === input.a && b === input.b && cursor.query === input.cursor.query) return input
  return { ...input, scene, a, b, cursor: { ...input.cursor, query: cursor.query } }
}

/** Keys times pairs up to which the page computes a field itself while the engine has not answered. */
const OWN_WORK = 1 << 18

/** The scores of each side for a drawn input; null where there are none, or none yet. */
export function scoresOf(drawn: ViewInput, frame: Frame, subject: Subject): readonly (Scores | null)[] {
  const keys = subject.grid.frames * subject.grid.rows * subject.grid.cols
  const answers = [...answersOf(frame)]
  return sidesOf(drawn).map(side => {
    const ids = gridIds(side, drawn.scene.segments, subject.grid)
    const position = positionIn(side, drawn.scene.segments, subject.query)
    if (!ids || !position) return null
    const answer = answers.shift()
    if (answer?.length === keys) return answer
    return keys * side.spec.pairs <= OWN_WORK ? ownScores(side, wavesOf(side.spec, position, drawn.scene.content), ids) : null
  })
}

export function answersOf({ shown }: Frame): readonly Float32Array[] {
  return shown?.result.op === 'field' ? shown.result.values : []
}

const own = new WeakMap<Side, { said: string; ids: readonly Float64Array[]; scores: Float64Array }>()

/** The scores of a side without the engine, kept while side and question stay. */
export function ownScores(side: Side, waves: Waves, ids: readonly Float64Array[]): Float64Array {
  const said = waves.cos.join()
  const kept = own.get(side)
  if (kept?.said === said && kept.ids === ids) return kept.scores
  const scores = fieldByAxis(waves, ids)
  own.set(side, { said, ids, scores })
  return scores
}

/** A score of one key, float64. */
export { sharesOf, waveScore } from '../../core/field'
