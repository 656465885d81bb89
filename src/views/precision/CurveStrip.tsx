import { HaloText } from '../paint/HaloText'
import { polyline, ribbon } from '../paint/polyline'
import { binned } from './bins'
import type { StripProps } from './StripFrame'
import { StripFrame } from './StripFrame'

export interface Line {
  name: string
  /** 0: A, solid; 1: B, dashed */
  side: number
  /** positions and values, in order */
  points: readonly (readonly [number, number])[]
  strong: boolean
  /** value at the cursor; null without one */
  here: number | null
}

interface CurveStripProps extends StripProps {
  strip: { top: number; height: number }
  title: string
  hint: string
  lines: readonly Line[]
}

/** px of a name */
const LABEL = 60
/** Where names begin, as parts of the plot; those of the phone leave the titles at the right free. */
const PLACES = { desk: [0.84, 0.74], phone: [0.13, 0.33] }

/** Curves over the ruler, with names that the cursor does not cross. */
export function CurveStrip({ lines, ...props }: CurveStripProps) {
  const { palette, place, ruler, scale, cursor, strip, phone } = props
  const x = (position: number) => place.left + ruler.x(position)
  const ink = (side: number) => (side ? palette.b : palette.ink)
  const drawn = lines.map(line => ({
    ...line,
    bins: binned(line.points.map(([position, value]) => ({ x: x(position), y: scale.y(value) }))),
  }))
  const crossed = (at: number) => cursor !== null && Math.abs(ruler.x(cursor) - at - LABEL / 2) < LABEL / 2 + 8
  const places = (phone ? PLACES.phone : PLACES.desk).map(part => part * place.width)
  const labelX = places.find(at => !crossed(at)) ?? (places[0] as number)
  const labels = placeLabels(
    lines.filter(({ side }) => side === 0),
    { from: ruler.at(labelX - 10), to: ruler.at(labelX + LABEL) },
    scale.y,
    strip.top + strip.height,
  )
  return (
    <StripFrame {...props}>
      {drawn.map(({ name, side, strong, bins }) => (
        <g key={`${name} ${side}`} fill="none" stroke={ink(side)} strokeLinejoin="round">
          {strong && side === 0 && (
            <path d={ribbon(bins.map(({ x, top, foot }) => [x, top, foot]))} fill={ink(side)} fillOpacity={0.16} stroke="none" />
          )}
          <path
            d={polyline(bins.map(({ x, y }) => [x, y]))}
            strokeOpacity={strong ? 1 : 0.65}
            strokeWidth={strong ? (side ? 1.5 : 2) : 1}
            strokeDasharray={side ? '5 3.5' : undefined}
          />
        </g>
      ))}
      {cursor !== null &&
        lines.map(({ name, side, here: value, strong }) => {
          if (!strong || value === null) return null
          return (
            <circle
              key={`${name} ${side}`}
              cx={x(cursor)}
              cy={scale.y(value)}
              r={side ? 4 : 4.5}
              fill={side ? palette.bench : palette.ink}
              stroke={side ? palette.b : palette.bench}
              strokeWidth={1.5}
            />
          )
        })}
      {labels.map(({ name, strong, y }) => (
        <HaloText
          key={name}
          halo={palette.bench}
          x={place.left + labelX}
          y={y}
          fontSize={13}
          fontWeight={strong ? 600 : 400}
          fill={strong ? palette.ink : palette.ink2}
        >
          {name}
        </HaloText>
      ))}
    </StripFrame>
  )
}

/** Of two curves the upper one is named above, the lower one below. */
function placeLabels(
  lines: readonly Line[],
  { from, to }: { from: number; to: number },
  y: (value: number) => number,
  foot: number,
): readonly (Line & { y: number })[] {
  const spans = lines.flatMap(line => {
    const near = line.points.filter(([position]) => position >= from && position <= to).map(([, value]) => y(value))
    const single = nearest(line.points, (from + to) / 2)
    const heights = near.length ? near : single === null ? [] : [y(single)]
    return heights.length ? [{ line, top: Math.min(...heights), foot: Math.max(...heights) }] : []
  })
  const [upper, lower] = spans.sort((one, other) => one.top + one.foot - other.top - other.foot)
  const below = lower ? Math.min(lower.foot + 16, foot - 4) : foot
  return [
    ...(upper ? [{ ...upper.line, y: Math.min(upper.top - 6, below - 16) }] : []),
    ...(lower ? [{ ...lower.line, y: below }] : []),
  ]
}

function nearest(points: Line['points'], position: number): number | null {
  const [first] = points
  if (!first) return null
  return points.reduce((best, point) => (Math.abs(point[0] - position) < Math.abs(best[0] - position) ? point : best), first)[1]
}
