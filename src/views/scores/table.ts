import { meetingOf } from '../../core/maskSums'
import type { ScoresSide } from '../../engine/protocol'
import { segmentName } from '../layout/words'
import type { Frame, Side, Table, ViewInput } from '../view'
import { partsOf } from './lattice'
import { maskWords } from './mask'
import { ordered } from './ordered'
import { answerOf } from './picture'
import { attentionOf, scoreOf, seesKey } from './readout'
import { placeWords } from './words'

/** Segment against segment, and the pair under the cursor. */
export function scoresTable(raw: ViewInput, frame: Frame): Table {
  const input = ordered(raw)
  const { scene, view, cursor, a, b } = input
  const answer = answerOf(frame, input)
  const parts = partsOf(scene.segments)
  const form = answer?.job.form ?? view.scores.form
  const sides = b ? [a, b] : [a]
  const name = (at: number) => segmentName(scene.segments, (parts[at] as { segment: number }).segment)
  const blank = (k: number, query: number, key: number, value: number) => {
    const { mask, blocks, parts: edges } = answer?.job.sides[k] as ScoresSide
    const [q0, q1, k0, k1] = [query, query + 1, key, key + 1].map(at => edges[at]) as [number, number, number, number]
    return !Number.isFinite(value) || meetingOf(mask, blocks.tokens, q0, q1)(k0, k1) === 'closed'
  }
  const segmentRows = answer
    ? parts.flatMap((_, query) =>
        parts.map((_, key) => {
          const values = sides.map(
            (_, k) => (answer.result.parts[k]?.[query * parts.length + key] ?? Number.NaN) * (form === 'softmax' ? 100 : 1),
          )
          return [
            name(query),
            name(key),
            ...values.map((value, k) => (blank(k, query, key, value) ? 'masked' : Number(value.toPrecision(6)))),
          ]
        }),
      )
    : []
  const { query, key } = cursor
  const valueOf = (side: Side) => {
    if (query === null || key === null) return ''
    if (form === 'mean') return scoreOf(input, side, query, key) ?? 'no such token'
    if (seesKey(input, side, query, key) === false) return 'masked'
    const share = attentionOf(input, side, query, key)
    return share === null ? 'not at hand' : Number((100 * share).toPrecision(6))
  }
  const pair =
    query === null || key === null
      ? []
      : [[placeWords(scene.segments, query), placeWords(scene.segments, key), ...sides.map(valueOf)]]
  return {
    title:
      form === 'mean'
        ? `Mean score C of a query segment with a key segment, ${maskWords(input)}`
        : `Share of the attention of a query segment that falls on a key segment, ${maskWords(input)}, temperature ${view.scores.temperature}`,
    columns: ['query', 'key', ...sides.map(side => `${side.letter} ${side.name} [${form === 'mean' ? '1' : '%'}]`)],
    rows: [...segmentRows, ...pair],
  }
}
