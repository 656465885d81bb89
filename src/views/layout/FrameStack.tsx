import type { Run } from '../../core/runs'
import type { AxisId } from '../../core/scene'
import { axisText } from '../paint/axisWords'
import { MathText } from '../paint/MathText'
import type { Palette } from '../paint/palette'
import type { Point, Stack } from './isometric'
import { project } from './isometric'

/** A stack at `scale` px per position, its bounding box centred on (0, 0). */
export function FrameStack({ stack, scale, palette, marked }: { stack: Stack; scale: number; palette: Palette; marked?: Run }) {
  const x = (point: Point) => ((point.x - stack.left - stack.width / 2) * scale).toFixed(2)
  const y = (point: Point) => ((point.y - stack.top - stack.height / 2) * scale).toFixed(2)
  return stack.pieces.map((piece, key) => {
    if (piece.kind === 'dot') return <circle key={key} cx={x(piece.at)} cy={y(piece.at)} r={1.75} fill={palette.ink} />
    if (piece.kind === 'agent')
      return <AgentMark key={key} x={Number(x(piece.at))} y={Number(y(piece.at))} heading={piece.heading} palette={palette} />
    if (piece.kind === 'cloud')
      return piece.points.map((point, k) => (
        <circle
          key={`${key} ${k}`}
          cx={x(point)}
          cy={y(point)}
          r={1.5}
          fill={piece.run === marked ? palette.ink : palette.fill.t}
          fillOpacity={0.35 + 0.5 * piece.share}
        />
      ))
    const opacity = 0.08 + 0.32 * piece.share
    if (piece.kind === 'line')
      return (
        <line
          key={key}
          x1={x(piece.from)}
          y1={y(piece.from)}
          x2={x(piece.to)}
          y2={y(piece.to)}
          stroke={palette.fill.t}
          strokeWidth={3.5}
          strokeOpacity={0.3 + 0.6 * piece.share}
          strokeLinecap="round"
        />
      )
    const points = piece.corners.map(corner => `${x(corner)},${y(corner)}`).join(' ')
    return (
      <g key={key}>
        <polygon points={points} fill={palette.bench} fillOpacity={0.55} />
        <polygon
          points={points}
          fill={palette.fill.t}
          fillOpacity={opacity}
          stroke={piece.run === marked ? palette.ink : palette.ink2}
          strokeWidth={piece.run === marked ? 1.75 : 0.9}
          strokeLinejoin="round"
        />
      </g>
    )
  })
}

/** px of an agent's arrow */
const ARROW = 11

/** Where an agent stands and which way it heads. */
export function AgentMark({
  x,
  y,
  heading,
  palette,
  size = ARROW,
}: {
  x: number
  y: number
  heading: number | null
  palette: Palette
  size?: number
}) {
  const [dx, dy] = heading === null ? [0, 0] : [Math.cos(heading), -Math.sin(heading)]
  const tip = [x + dx * size, y + dy * size] as const
  const barb = (turn: number) => {
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    return `${(tip[0] - 0.4 * size * (dx * cos - dy * sin)).toFixed(2)} ${(tip[1] - 0.4 * size * (dx * sin + dy * cos)).toFixed(2)}`
  }
  return (
    <>
      {heading !== null && (
        <path
          d={`M${x.toFixed(2)} ${y.toFixed(2)}L${tip.map(v => v.toFixed(2)).join(' ')}M${barb(0.5)}L${tip.map(v => v.toFixed(2)).join(' ')}L${barb(-0.5)}`}
          fill="none"
          stroke={palette.axisInk.a}
          strokeWidth={1.5}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      <circle cx={x} cy={y} r={size * 0.23} fill={palette.ink} />
    </>
  )
}

const ARMS = [
  { end: project(1, 0, 0), label: { x: 10, y: 4 } },
  { end: project(0, 1.05, 0), label: { x: 0, y: -6 } },
  { end: project(0, 0, 1.1), label: { x: -9, y: 7 } },
] as const

/** Which way the axes go in the stacks, its origin at (0, 0). */
export function Gnomon({ axes, palette, size = 24 }: { axes: readonly (AxisId | null)[]; palette: Palette; size?: number }) {
  return ARMS.flatMap(({ end, label }, k) => {
    const axis = axes[k]
    return axis
      ? [
          <g key={axis}>
            <line x2={end.x * size} y2={end.y * size} stroke={palette.axisInk[axis]} strokeWidth={1.6} strokeLinecap="round" />
            <MathText
              x={end.x * size + label.x}
              y={end.y * size + label.y}
              fontSize={17}
              textAnchor="middle"
              fill={palette.axisInk[axis]}
            >
              {axisText(axis)}
            </MathText>
          </g>,
        ]
      : []
  })
}
