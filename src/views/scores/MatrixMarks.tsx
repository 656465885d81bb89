import { formatPositions } from '../paint/format'
import { fitText, textWidth } from '../paint/textWidth'
import type { EdgeMarks } from './borders'
import { edgeMarks } from './borders'
import { CellValues, ROOM } from './CellValues'
import { MaskLayer } from './MaskLayer'
import type { Panel, ScoresPicture } from './picture'
import { methodWords } from './words'

/** px per character of 12 px text, about */
const LETTER = 6.4
/** px of the cursor's mark outside a matrix whose cells say their values */
const TICK = 4

/** Names, borders, labels and the cursor of one matrix. */
export function MatrixMarks({ picture, panel, cursor }: { picture: ScoresPicture; panel: Panel; cursor: boolean }) {
  const { input, place, window, answer } = picture
  const { palette, phone, scene } = input
  const { side } = place
  const columns = edgeMarks(scene.segments, window.k0, window.size, side, null)
  const rows = edgeMarks(scene.segments, window.q0, window.size, side, place.margin - 8)
  const said = answer
    ? panel.what === 'difference'
      ? answer.draft
        ? 'draft'
        : ''
      : methodWords(panel.cells?.about ?? null, answer.draft)
    : ''
  const end = (from: number) => formatPositions(Math.round(from + window.size))
  return (
    <g transform={`translate(${panel.left} ${place.top})`} fontSize={12}>
      <text x={phone ? -place.margin : 0} y={-26} fontSize={13} fill={palette.ink2}>
        <tspan fontWeight={600} fill={palette.ink}>
          {panel.what === 'difference' ? (answer?.job.form === 'softmax' ? 'A ÷ B' : 'A − B') : panel.what}
        </tspan>{' '}
        {panel.side
          ? fitText(panel.side.name, 13, side - textWidth(said, 12) - 24)
          : answer?.job.form === 'softmax'
            ? 'attention'
            : 'mean scores'}
      </text>
      <text x={side} y={-26} textAnchor="end" fill={palette.ink3}>
        {said}
      </text>
      <Lines marks={rows} side={side} across ink={palette.ink} halo={palette.bench} />
      <Lines marks={columns} side={side} across={false} ink={palette.ink} halo={palette.bench} />
      <MaskLayer picture={picture} panel={panel} />
      <CellValues picture={picture} panel={panel} />
      {spread(columns.labels, text => LETTER * text.length + 4).map(({ text, at }) => (
        <text key={`${text} ${at}`} x={at} y={-7} textAnchor="middle" fill={palette.ink2}>
          {text}
        </text>
      ))}
      {spread(rows.labels, () => 13).map(({ text, at }) => (
        <text key={`${text} ${at}`} x={-7} y={at + 4} textAnchor="end" fill={palette.ink2}>
          {fit(text, place.margin - 8)}
        </text>
      ))}
      <rect width={side} height={side} fill="none" stroke={palette.line2} strokeWidth={0.75} />
      <text y={side + 15} fill={palette.ink3}>
        {formatPositions(Math.round(window.k0))}
      </text>
      <text x={side / 2} y={side + 15} textAnchor="middle" fill={palette.ink3}>
        key token →
      </text>
      <text x={side} y={side + 15} textAnchor="end" fill={palette.ink3}>
        {end(window.k0)}
      </text>
      <text x={-7} y={-7} textAnchor="end" fill={palette.ink3}>
        query ↓
      </text>
      {cursor && <CursorLines picture={picture} />}
    </g>
  )
}

function Lines({
  marks,
  side,
  across,
  ink,
  halo,
}: {
  marks: EdgeMarks
  side: number
  across: boolean
  ink: string
  halo: string
}) {
  const path = (places: readonly number[]) =>
    places.map(at => (across ? `M0 ${at.toFixed(2)}H${side}` : `M${at.toFixed(2)} 0V${side}`)).join('')
  return (
    <g fill="none">
      <path d={path(marks.tokens)} stroke={halo} strokeWidth={1} opacity={0.5} />
      <path d={path(marks.frames)} stroke={ink} strokeWidth={0.6} opacity={0.28} />
      <path d={path(marks.segments)} stroke={halo} strokeWidth={2.5} opacity={0.45} />
      <path d={path(marks.segments)} stroke={ink} strokeWidth={0.9} opacity={0.75} />
    </g>
  )
}

/** The pair of tokens under the cursor: a line through its row and one through its column, and a box around large cells. */
function CursorLines({ picture }: { picture: ScoresPicture }) {
  const { input, place, window } = picture
  const { cursor, palette } = input
  const { side } = place
  const px = side / window.size
  const [x, y] = [cursor.key, cursor.query].map((token, k) =>
    token === null ? null : (token + 0.5 - (k ? window.q0 : window.k0)) * px,
  )
  const seen = (at: number | null | undefined): at is number => at != null && at >= 0 && at <= side
  return (
    <g fill="none">
      {[palette.bench, palette.ink].map((colour, k) => (
        <g key={colour} stroke={colour} strokeWidth={k ? 1 : 3} opacity={k ? 1 : 0.5}>
          {seen(y) && <line x1={px < ROOM ? 0 : -TICK} x2={px < ROOM ? side : 0} y1={y} y2={y} />}
          {seen(x) && <line x1={x} x2={x} y1={px < ROOM ? 0 : -TICK} y2={px < ROOM ? side : 0} />}
          {seen(x) && seen(y) && px > 8 && (
            <rect x={x - px / 2} y={y - px / 2} width={px} height={px} strokeWidth={k ? 1.5 : 4} />
          )}
        </g>
      ))}
    </g>
  )
}

/** Labels that do not touch each other, the widest rooms first come. */
function spread<T extends { text: string; at: number; room: number }>(
  labels: readonly T[],
  length: (text: string) => number,
): T[] {
  const kept: T[] = []
  for (const label of labels.toSorted((a, b) => b.room - a.room)) {
    const half = length(label.text) / 2
    if (label.room < half) continue
    if (kept.every(other => Math.abs(other.at - label.at) > half + length(other.text) / 2 + 2)) kept.push(label)
  }
  return kept
}

function fit(text: string, room: number): string {
  const characters = Math.floor(room / LETTER)
  if (text.length <= characters) return text
  // the number is what tells one image from another
  const number = / \d+$/.exec(text)?.[0] ?? ''
  return `${text.slice(0, Math.max(1, characters - 1 - number.length))}…${number}`
}
