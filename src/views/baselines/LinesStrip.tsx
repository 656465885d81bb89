import { HaloText } from '../paint/HaloText'
import type { Palette } from '../paint/palette'
import { polyline } from '../paint/polyline'
import { StripFrame, type StripProps } from '../precision/StripFrame'
import type { Line } from './lines'
import { placeNames } from './lines'

interface LinesProps extends StripProps {
  id: string
  strip: { top: number; height: number }
  title: string
  hint: string
  lines: readonly Line[]
  /** curves behind the others, without names */
  faint?: readonly Line['points'][]
  /** px of what the cursor reads, by curve */
  dots: readonly { key: Line['key']; y: number }[]
}

/** Curves of encodings over the ruler, named where they end and cut off at the foot of their strip. */
export function LinesStrip({ id, lines, faint = [], dots, ...props }: LinesProps) {
  const { palette, place, ruler, strip, cursor } = props
  const clip = `baselines-${id}`
  const path = (points: Line['points']) => polyline(points.map(([x, y]) => [place.left + x, cut(y)] as const))
  return (
    <StripFrame {...props}>
      <clipPath id={clip}>
        <rect x={place.left} y={strip.top - 2} width={place.width} height={strip.height + 3} />
      </clipPath>
      <g clipPath={`url(#${clip})`} fill="none" strokeLinejoin="round">
        {faint.map((points, at) => (
          <path key={at} d={path(points)} stroke={palette.ink3} strokeWidth={0.75} strokeOpacity={0.45} />
        ))}
        {lines.toReversed().map(({ key, points }) => (
          <path key={key} d={path(points)} {...strokeOf(key, palette)} />
        ))}
      </g>
      {cursor !== null &&
        dots
          .filter(({ y }) => y <= strip.top + strip.height + 1)
          .map(({ key, y }) => (
            <circle
              key={key}
              cx={place.left + ruler.x(cursor)}
              cy={y}
              r={key === 'A' ? 4.5 : key === 'B' ? 4 : 3}
              fill={key === 'A' ? palette.ink : key === 'B' ? palette.bench : palette.ink2}
              stroke={key === 'B' ? palette.b : palette.bench}
              strokeWidth={1.5}
            />
          ))}
      {placeNames(lines, strip, place.width).map(({ key, name, x, y }) => (
        <HaloText
          key={key}
          halo={palette.bench}
          x={place.left + x}
          y={y}
          fontSize={13}
          fontWeight={key === 'A' || key === 'B' ? 600 : 400}
          fill={key === 'B' ? palette.b : key === 'A' ? palette.ink : palette.ink2}
        >
          {name}
        </HaloText>
      ))}
    </StripFrame>
  )
}

/** A path of any depth stays inside what a renderer holds. */
const cut = (y: number) => Math.min(y, 1e5)

/** A solid and B dashed as everywhere; the others thin, each with a line of its own. */
function strokeOf(key: Line['key'], palette: Palette) {
  switch (key) {
    case 'A':
      return { stroke: palette.ink, strokeWidth: 2 }
    case 'B':
      return { stroke: palette.b, strokeWidth: 1.5, strokeDasharray: '5 3.5' }
    case 'xPos':
      return { stroke: palette.ink2, strokeWidth: 1.25, strokeDasharray: '1.5 3' }
    case 'NoPE':
    case 'tokens':
      return { stroke: palette.ink3, strokeWidth: 1, strokeDasharray: '8 4' }
    default:
      return { stroke: palette.ink2, strokeWidth: 1.25 }
  }
}
