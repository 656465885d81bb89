import type { Palette } from '../paint/palette'
import type { Colours } from './colours'

const STOPS = 48
const BAR = 14

/** px of the legend */
export const LEGEND_HEIGHT = 58

/** Colours against values, with what they mean. */
export function Legend({
  colours,
  palette,
  width,
  masked,
}: {
  colours: Colours
  palette: Palette
  width: number
  /** what is said of masked cells */
  masked: string | null
}) {
  return (
    <g fontSize={12}>
      <text y={10} fontSize={13} fontWeight={600} fill={palette.ink}>
        {colours.title}
      </text>
      <text x={width} y={10} textAnchor="end" fill={palette.ink3}>
        {colours.hint}
      </text>
      {Array.from({ length: STOPS }, (_, k) => (
        <rect
          key={k}
          x={(k * width) / STOPS}
          y={18}
          width={width / STOPS + 0.5}
          height={BAR}
          fill={colours.css(colours.at((k + 0.5) / STOPS))}
        />
      ))}
      {colours.ticks.map(({ part, label }) => (
        <text
          key={label}
          x={part * width}
          y={18 + BAR + 14}
          textAnchor={part < 0.1 ? 'start' : part > 0.9 ? 'end' : 'middle'}
          fill={palette.ink3}
        >
          {label}
        </text>
      ))}
      {masked && (
        <g transform={`translate(0 ${LEGEND_HEIGHT + 2})`}>
          <rect width={10} height={10} fill={palette.chassis} stroke={palette.line2} strokeWidth={0.75} />
          <text x={16} y={9} fill={palette.ink3}>
            {masked}
          </text>
        </g>
      )}
    </g>
  )
}
