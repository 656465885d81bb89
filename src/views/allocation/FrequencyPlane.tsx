import type { AxisId } from '../../core/scene'
import { AXIS_NAMES } from '../../core/scene'
import type { Palette } from '../paint/palette'
import type { Side, ViewInput } from '../view'
import { planeOf } from './planePoints'

/** px of a disc with its words */
const SIZE = 252
const HEAD = 20
/** px of the words beside a disc, where there is so much room */
const WORDS = 150

/** px of the planes of so many sides */
export function planeHeight(sides: number, phone: boolean): number {
  return phone ? sides * (SIZE + 12) : SIZE
}

interface FrequencyPlaneProps {
  input: Pick<ViewInput, 'a' | 'cursor' | 'phone' | 'palette'> & { b?: ViewInput['b'] }
  left: number
  /** px of the whole detail */
  width: number
}

/** Every pair of a side as a point of the plane of its two frequencies: the direction along which it turns, and how fast. */
export function FrequencyPlanes({ input: { a, b, cursor, phone, palette }, left, width }: FrequencyPlaneProps) {
  const sides = b ? [a, b] : [a]
  const room = phone ? width : (width - left) / sides.length
  return sides.map((side, at) => (
    <g key={side.letter} transform={phone ? `translate(0 ${at * (SIZE + 12)})` : `translate(${left + at * room} 0)`}>
      <Plane side={side} pair={cursor.pair} palette={palette} words={room >= SIZE + WORDS} />
    </g>
  ))
}

function Plane({ side, pair, palette, words }: { side: Side; pair: number; palette: Palette; words: boolean }) {
  const plane = planeOf(side.spec)
  if (!plane)
    return (
      <text y={HEAD} fontSize={12} fill={palette.ink3}>
        {`${side.letter} reads one axis: its pairs have no plane.`}
      </text>
    )
  const { axes, points, others, fastest, slowest } = plane
  const radius = (SIZE - HEAD) / 2 - 16
  const [x, y] = [radius + 16, HEAD + radius + 2]
  const decades = Math.max(1, Math.log10(fastest / slowest))
  /** px from the middle, on a log scale from just under the slowest pair */
  const far = (omega: number) => (omega > 0 ? radius * ((Math.log10(omega / slowest) + 0.25) / (decades + 0.25)) : 0)
  const place = ([across, down]: readonly [number, number]) => {
    const omega = Math.hypot(across, down)
    return omega > 0 ? { cx: (across / omega) * far(omega), cy: -(down / omega) * far(omega) } : { cx: 0, cy: 0 }
  }
  const rings = Array.from({ length: 8 }, (_, power) => 10 ** -power).filter(
    ring => ring <= fastest * 1.01 && ring >= slowest * 0.6,
  )
  const chosen = points[Math.min(pair, points.length - 1)]
  const colour = ([across, down]: readonly [number, number]) =>
    across !== 0 && down !== 0 ? palette.ink : palette.fill[down === 0 ? axes[0] : axes[1]]
  return (
    <>
      <text y={12} fontSize={12} fill={palette.ink}>
        <tspan fontWeight={600}>{side.letter}</tspan> {side.name}
        {side.spec.groups.length > 1 && `, ${side.spec.groups[0].serves}`}
      </text>
      <g transform={`translate(${x} ${y})`}>
        {rings.map(ring => (
          <circle key={ring} r={far(ring)} fill="none" stroke={palette.grid} />
        ))}
        <path d={`M${-radius} 0H${radius}M0 ${-radius}V${radius}`} stroke={palette.line} strokeWidth={0.75} />
        {others.map((point, at) => (
          <circle key={at} {...place(point)} r={1.5} fill={palette.ink3} fillOpacity={0.45} />
        ))}
        {points.map((point, at) => (
          <circle key={at} {...place(point)} r={3.5} fill={colour(point)} stroke={palette.bench} strokeWidth={0.75} />
        ))}
        {chosen && <circle {...place(chosen)} r={7} fill="none" stroke={palette.ink} strokeWidth={1.5} />}
        <g fontSize={12} fill={palette.ink3}>
          <text x={radius + 6} y={4}>
            {axisLabel(axes[0])}
          </text>
          <text y={-radius + 10} x={6} textAnchor="start">
            {axisLabel(axes[1])}
          </text>
          {rings.slice(0, 3).map(ring => (
            <text key={ring} x={far(ring) * Math.SQRT1_2 + 3} y={-far(ring) * Math.SQRT1_2 - 3} fontSize={11}>
              {ring}
            </text>
          ))}
        </g>
      </g>
      <g transform={`translate(${SIZE + 8} ${HEAD + 24})`} fontSize={12} fill={palette.ink2}>
        {words &&
          sayPlane(plane, pair).map((line, at) => (
            <text key={line} y={17 * at}>
              {line}
            </text>
          ))}
      </g>
    </>
  )
}

function sayPlane({ axes, points, others }: NonNullable<ReturnType<typeof planeOf>>, pair: number): string[] {
  const at = Math.min(pair, points.length - 1)
  const [across, down] = points[at] as readonly [number, number]
  const said = (omega: number) => String(Number(omega.toPrecision(3))).replace('-', '−')
  return [
    `pair ${at}, rad/position`,
    `${AXIS_NAMES[axes[0]]} ${said(across)}`,
    `${AXIS_NAMES[axes[1]]} ${said(down)}`,
    'rings: ω, on a log scale',
    ...(others.length ? ['small: the other heads'] : []),
  ]
}

const axisLabel = (axis: AxisId) => `ω ${AXIS_NAMES[axis]}`
