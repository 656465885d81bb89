import type { Palette } from '../paint/palette'
import { mapScale } from './paintMap'

const STOPS = 40
/** px of the colours */
const BAR = 120
/** px from mark to mark in a row, and from line to line */
const STEP = { row: [0, 150, 312], line: 22 }

/** px of the legend, in two rows or in lines under each other */
export const LEGEND_HEIGHT = { rows: 40, lines: 92 }

interface LegendProps {
  palette: Palette
  /** the table speaks of heads like these */
  published: boolean
  /** in two rows, otherwise in lines under each other */
  rows: boolean
}

/** Colours of C and the marks of the map. */
export function BoundsLegend({ palette, published, rows }: LegendProps) {
  const { css } = mapScale(palette)
  const marks = [
    { words: 'first m with C < 0', mark: <path d="M0 1l6 -5l6 4l6 -6" fill="none" stroke={palette.ink} strokeWidth={1.5} /> },
    { words: 'smallest base, proven', mark: <circle cx={9} cy={-4} r={3.5} fill={palette.ink} /> },
    {
      words: 'published, where it differs',
      mark: <circle cx={9} cy={-4} r={4} fill={palette.bench} stroke={palette.fill.t} strokeWidth={1.75} />,
    },
  ].slice(0, published ? 3 : 1)
  return (
    <g fontSize={12} fill={palette.ink2}>
      <text y={10}>C −1</text>
      {Array.from({ length: STOPS }, (_, k) => (
        <rect
          key={k}
          x={30 + (k * BAR) / STOPS}
          y={1}
          width={BAR / STOPS + 0.5}
          height={10}
          fill={css((2 * (k + 0.5)) / STOPS - 1)}
        />
      ))}
      <text x={36 + BAR} y={10}>
        1, mean over a cell
      </text>
      {marks.map(({ words, mark }, k) => (
        <g key={words} transform={`translate(${rows ? STEP.row[k] : 0} ${36 + (rows ? 0 : STEP.line * k)})`}>
          {mark}
          <text x={24}>{words}</text>
        </g>
      ))}
    </g>
  )
}
