import type { Palette } from '../paint/palette'
import { polyline } from '../paint/polyline'
import { textWidth } from '../paint/textWidth'
import type { Profile } from './curves'

interface PlotProps {
  profile: Profile
  width: number
  height: number
  /** the values at the foot and at the head */
  range: readonly [number, number]
  /** the axis runs down, values to the right: beside a picture */
  upright?: boolean
  /** letters at the curves, and values at the left */
  labelled?: boolean
  /** values at the left alone */
  values?: boolean
  /** the ends of the axis in words */
  ends?: boolean
  palette: Palette
}

/** A profile as a line per side, A solid, B dashed, with a hairline at the query. */
export function ProfilePlot({
  profile,
  width,
  height,
  range: [low, high],
  upright,
  labelled,
  values: valued,
  ends,
  palette,
}: PlotProps) {
  const { curves, mark, unit } = profile
  const count = curves[0]?.values.length ?? 0
  const length = upright ? height : width
  const depth = upright ? width : height
  const along = (k: number) => (upright ? ((k + 0.5) / count) * length : (count > 1 ? k / (count - 1) : 0.5) * length)
  const level = (value: number) => ((value - low) / (high - low)) * depth
  const point = (k: number, value: number): [number, number] =>
    upright ? [level(value), along(k)] : [along(k), depth - level(value)]
  const path = (values: readonly number[]) => polyline(values.map((value, k) => point(k, value)))
  const [x, y] = mark === null ? [0, 0] : point(mark, low)
  return (
    <g>
      {[low, high].map(value => {
        const [x1, y1] = upright ? [level(value), 0] : [0, depth - level(value)]
        const [x2, y2] = upright ? [level(value), height] : [width, depth - level(value)]
        return (
          <line
            key={value}
            x1={x1}
            y1={y1}
            x2={x2}
            y2={y2}
            stroke={value === low ? palette.line2 : palette.grid}
            strokeWidth={0.75}
          />
        )
      })}
      {mark !== null && (
        <line
          x1={upright ? 0 : x}
          x2={upright ? width : x}
          y1={upright ? y : 0}
          y2={upright ? y : height}
          stroke={palette.ink}
          strokeWidth={0.75}
        />
      )}
      {curves.toReversed().map(({ letter, values }) => (
        <path
          key={letter}
          d={path(values)}
          fill="none"
          stroke={letter === 'A' ? palette.ink : palette.b}
          strokeWidth={letter === 'A' ? 2 : 1.5}
          strokeDasharray={letter === 'A' ? undefined : '5 3.5'}
          strokeLinejoin="round"
        />
      ))}
      {(labelled || valued) && (
        <g fontSize={12} fill={palette.ink3} textAnchor="end">
          <text x={-6} y={4}>
            {short(high)}
          </text>
          <text x={-6} y={height + 4}>
            {short(low)}
          </text>
        </g>
      )}
      {labelled && curves.length > 1 && <Letters {...{ profile, point, width, height, palette }} />}
      {ends && (
        <g fontSize={12} fill={palette.ink3}>
          <text y={height + 15}>{unit} 1</text>
          <text x={width} y={height + 15} textAnchor="end">
            {count}
          </text>
        </g>
      )}
    </g>
  )
}

/** px over the upper curve that a letter needs, and under the lower one over the words at the ends of the axis */
const LETTER_ROOM = { over: 10, under: 14 }

/** A and B where their curves are farthest apart. */
function Letters({
  profile: { curves, unit },
  point,
  width,
  height,
  palette,
}: {
  profile: Profile
  point: (k: number, value: number) => [number, number]
  width: number
  height: number
  palette: Palette
}) {
  const [a, b] = curves
  if (!a || !b) return null
  const gap = (k: number) => Math.abs((a.values[k] as number) - (b.values[k] as number)) || 0
  const free = (k: number) => {
    const levels = curves.map(({ values }) => point(k, values[k] as number)[1])
    const [x] = point(k, 0)
    const named = x < textWidth(`${unit} 1`, 12) + 8 || x > width - textWidth(String(a.values.length), 12) - 8
    return Math.min(...levels) > LETTER_ROOM.over && !(named && Math.max(...levels) > height - LETTER_ROOM.under)
  }
  const at = a.values.reduce((best, _, k) => (free(k) && (best < 0 || gap(k) > gap(best)) ? k : best), -1)
  if (at < 0 || gap(at) === 0) return null
  return [a, b].map(({ letter, values }) => {
    const value = values[at] as number
    const [x, y] = point(at, value)
    const over = value >= ((letter === 'A' ? b : a).values[at] as number)
    return (
      <text
        key={letter}
        x={x}
        y={over ? y - 6 : y + 15}
        textAnchor={at === 0 ? 'start' : at === values.length - 1 ? 'end' : 'middle'}
        fontSize={13}
        fontWeight={600}
        fill={letter === 'A' ? palette.ink : palette.b}
        stroke={palette.bench}
        strokeWidth={4}
        paintOrder="stroke"
      >
        {letter}
      </text>
    )
  })
}

function short(value: number): string {
  return String(Number(value.toFixed(2))).replace('-', '−')
}
