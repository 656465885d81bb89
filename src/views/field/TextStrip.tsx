import { formatShortValue } from '../decay/caption'
import type { Palette } from '../paint/palette'
import { polyline } from '../paint/polyline'
import type { Side } from '../view'
import type { TextScores } from './textScores'

/** px: the title, a side's row, the names below, and what follows */
const PART = { title: 22, row: 30, names: 24 }
const LINE = { left: 16, height: 20, gap: 10 }

export interface TextRow {
  side: Side
  texts: readonly TextScores[]
}

interface StripProps {
  rows: readonly TextRow[]
  width: number
  palette: Palette
}

export function stripHeight(rows: readonly TextRow[]): number {
  return PART.title + PART.row * rows.length + PART.names
}

/** The scores of the text before and after the grid, on one scale of their own, a row for each side. */
export function TextStrip({ rows, width, palette }: StripProps) {
  const texts = rows[0]?.texts ?? []
  const tokens = texts.reduce((sum, { values }) => sum + values.length, 0)
  const room = width - LINE.left - LINE.gap * (texts.length - 1)
  let x = LINE.left
  const places = texts.map(({ values, title }) => {
    const own = { title, x, width: (room * values.length) / tokens }
    x += own.width + LINE.gap
    return own
  })
  const values = rows.flatMap(row => row.texts.flatMap(text => [...text.values])).filter(Number.isFinite)
  const range = [Math.min(...values), Math.max(...values)] as const
  const ends = range.map(formatShortValue)
  const foot = PART.title + PART.row * rows.length + 9
  return (
    <>
      <text y={11} fontSize={13} fontWeight={600} fill={palette.ink}>
        Text
      </text>
      <text x={width} y={11} textAnchor="end" fontSize={12} fill={palette.ink3}>
        {[...new Set(ends)].join(' to ')}
      </text>
      {rows.map(({ side, texts: own }, row) => (
        <g key={side.letter} transform={`translate(0 ${PART.title + PART.row * row})`}>
          <text y={LINE.height / 2 + 4.5} fontSize={13} fontWeight={600} fill={palette.ink}>
            {side.letter}
          </text>
          {places.map((place, k) => (
            <TextLine key={place.x} values={own[k]?.values ?? new Float64Array()} {...{ place, range, palette }} />
          ))}
        </g>
      ))}
      {places.map(place =>
        place.width < 36 ? null : (
          <text key={place.x} x={place.x} y={foot} fontSize={12} fill={palette.ink3}>
            {place.title}
          </text>
        ),
      )}
    </>
  )
}

interface LineProps {
  place: { x: number; width: number }
  values: Float64Array
  /** lowest and highest value of all lines */
  range: readonly [number, number]
  palette: Palette
}

/** One text as a line, from the lowest score of all at its foot to the highest at its top. */
function TextLine({ place, values, range: [low, high], palette }: LineProps) {
  const y = (value: number) => LINE.height * (high > low ? (high - value) / (high - low) : 0.5)
  const x = (k: number) => place.x + (place.width * (k + 0.5)) / values.length
  const points = [...values].flatMap((value, k) => (Number.isFinite(value) ? [[x(k), y(value)] as const] : []))
  return (
    <>
      <rect x={place.x} y={-2} width={place.width} height={LINE.height + 4} fill={palette.chassis} />
      <path d={polyline(points)} fill="none" stroke={palette.ink} strokeWidth={1.25} />
    </>
  )
}
