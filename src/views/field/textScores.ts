import { waveScore, wavesOf } from '../../core/field'
import { firstPromptToken } from '../../core/places'
import { segmentTokens } from '../../core/scene'
import { segmentName } from '../layout/words'
import type { Side, ViewInput } from '../view'
import type { Subject } from './subject'
import { positionIn } from './subject'

/** Text of more tokens than this, all segments together, is not drawn beside a grid. */
const MOST = 512

export interface TextScores {
  /** "text 1" */
  title: string
  /** the score of every token as a key, float64; NaN where the layout has no place for it */
  values: Float64Array
}

const known = new WeakMap<Side, { said: string; found: readonly TextScores[] }>()

/** What one query scores with the text around its grid; empty where the prompt has none, too much, or no place for the query. Kept while side and question stay. */
export function textScores(
  input: Pick<ViewInput, 'scene'>,
  subject: Pick<Subject, 'query' | 'grid'>,
  side: Side,
): readonly TextScores[] {
  const said = [subject.query, subject.grid.segment, JSON.stringify(input.scene.content)].join()
  const kept = known.get(side)
  if (kept?.said === said) return kept.found
  const found = scoresOfText(input, subject, side)
  known.set(side, { said, found })
  return found
}

function scoresOfText(
  { scene }: Pick<ViewInput, 'scene'>,
  { query, grid }: Pick<Subject, 'query' | 'grid'>,
  side: Side,
): TextScores[] {
  const { segments, content } = scene
  const texts = segments.flatMap((segment, at) => (segment.kind === 'text' && segment.tokens > 0 ? [{ segment, at }] : []))
  const tokens = texts.reduce((sum, { segment }) => sum + segmentTokens(segment), 0)
  const asked = positionIn(side, segments, query)
  if (!asked || tokens > MOST) return []
  const waves = wavesOf(side.spec, asked, content)
  return texts.map(({ segment, at }) => {
    const first = firstPromptToken(segments, at)
    const values = Float64Array.from({ length: segmentTokens(segment) }, (_, k) => {
      const position = positionIn(side, segments, first + k, 'key')
      return position ? waveScore(waves, position) : Number.NaN
    })
    return { title: segmentName(segments, at), values }
  })
}
