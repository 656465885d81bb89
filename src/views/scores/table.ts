import { segmentName } from '../layout/words'
import type { Frame, Side, Table, ViewInput } from '../view'
import { partsOf } from './lattice'
import { maskOf } from './mask'
import { answerOf } from './picture'
import { attentionOf, scoreOf } from './readout'
import { placeWords } from './words'

/** Segment against segment, and the pair under the cursor. */
export function scoresTable(input: ViewInput, frame: Frame): Table {
  const { scene, view, cursor, a, b } = input
  const answer = answerOf(frame, input)
  const parts = partsOf(scene.segments)
  const form = answer?.job.form ?? view.scores.form
  const mask = answer?.job.mask ?? maskOf(input)
  const sides = b ? [a, b] : [a]
  const name = (at: number) => segmentName(scene.segments, (parts[at] as { segment: number }).segment)
  const segmentRows = answer
    ? parts.flatMap((_, query) =>
        parts.map((_, key) => {
          const values = sides.map(
            (_, k) => (answer.result.parts[k]?.[query * parts.length + key] ?? Number.NaN) * (form === 'softmax' ? 100 : 1),
          )
          const masked = mask === 'causal' && key > query
          return [
            name(query),
            name(key),
            ...values.map(value => (masked || !Number.isFinite(value) ? 'masked' : Number(value.toPrecision(6)))),
          ]
        }),
      )
    : []
  const { query, key } = cursor
  const valueOf = (side: Side) => {
    if (query === null || key === null) return ''
    if (form === 'mean') return scoreOf(input, side, query, key) ?? 'no such token'
    const share = mask === 'causal' && key > query ? null : attentionOf(input, side, query, key)
    return share === null ? 'not at hand' : Number((100 * share).toPrecision(6))
  }
  const pair =
    query === null || key === null
      ? []
      : [[placeWords(scene.segments, query), placeWords(scene.segments, key), ...sides.map(valueOf)]]
  return {
    title:
      form === 'mean'
        ? `Mean score C of a query segment with a key segment, ${mask} mask`
        : `Share of the attention of a query segment that falls on a key segment, ${mask} mask, temperature ${view.scores.temperature}`,
    columns: ['query', 'key', ...sides.map(side => `${side.letter} ${side.name} [${form === 'mean' ? '1' : '%'}]`)],
    rows: [...segmentRows, ...pair],
  }
}
