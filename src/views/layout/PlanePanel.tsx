import { linear } from '../paint/linear'
import type { ViewProps } from '../view'
import { AgentMark } from './FrameStack'
import { tickText } from './idTicks'
import style from './layout.module.css'
import { idText } from './words'

const RIM = { left: 44, right: 24, top: 16, bottom: 32 }
/** metres that the plane shows at least */
const LEAST = 4
/** part of the span beyond the outer agents */
const BEYOND = 0.12

/** Agents where they stand, north up, each with an arrow the way it heads; one scale for both directions. */
export function PlanePanel({ input, width, height }: Pick<ViewProps, 'input' | 'width' | 'height'>) {
  const { a, palette } = input
  const { axes, positionIds, tokens } = a.spec
  const [x, y, heading] = (['x', 'y', 'a'] as const).map(
    axis => positionIds[axes.indexOf(axis)] ?? new Float64Array(tokens.count),
  )
  const [east, north] = [x, y].map(ids => spanOf(ids as Float64Array))
  const room = { width: width - RIM.left - RIM.right, height: height - RIM.top - RIM.bottom }
  const perMetre = Math.min(room.width / (east as Span).size, room.height / (north as Span).size)
  const across = linear(reach(east as Span, room.width / perMetre), [RIM.left, RIM.left + room.width])
  const up = linear(reach(north as Span, room.height / perMetre), [RIM.top + room.height, RIM.top])
  const ticks = Math.max(2, Math.floor(room.width / 90))
  return (
    <div className={style.place}>
      <svg width={width} height={height} role="img" aria-label={`${tokens.count} agents on the plane`}>
        <g fontSize={12} fill={palette.ink3}>
          {across.ticks(ticks).map(tick => (
            <g key={`x${tick}`}>
              <line x1={across(tick)} x2={across(tick)} y1={RIM.top} y2={RIM.top + room.height} stroke={palette.grid} />
              <text x={across(tick)} y={height - 12} textAnchor="middle">
                {tickText(tick)}
              </text>
            </g>
          ))}
          {up.ticks(Math.max(2, Math.floor(room.height / 60))).map(tick => (
            <g key={`y${tick}`}>
              <line x1={RIM.left} x2={RIM.left + room.width} y1={up(tick)} y2={up(tick)} stroke={palette.grid} />
              <text x={RIM.left - 8} y={up(tick) + 4} textAnchor="end">
                {tickText(tick)}
              </text>
            </g>
          ))}
          <text x={width - RIM.right} y={height - 12} textAnchor="end" fill={palette.axisInk.x}>
            x, m
          </text>
          <text x={0} y={RIM.top + 4} fill={palette.axisInk.y}>
            y, m
          </text>
        </g>
        {Array.from({ length: tokens.count }, (_, token) => {
          const at = { x: across(x?.[token] ?? 0), y: up(y?.[token] ?? 0) }
          const angle = heading?.[token] ?? 0
          return (
            <g key={token}>
              <AgentMark {...at} heading={angle} palette={palette} size={26} />
              <text x={at.x + 10} y={at.y + 20} fontSize={12} fill={palette.ink2}>
                {token}
                {input.phone
                  ? ''
                  : `: ${idText(x?.[token] ?? 0)}, ${idText(y?.[token] ?? 0)} m, ${idText(Math.round((angle * 1800) / Math.PI) / 10)}°`}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}

interface Span {
  middle: number
  size: number
}

function spanOf(ids: Float64Array): Span {
  const [low, high] = [ids.reduce((a, b) => Math.min(a, b), Infinity), ids.reduce((a, b) => Math.max(a, b), -Infinity)]
  if (low > high) return { middle: 0, size: LEAST }
  return { middle: (low + high) / 2, size: Math.max(LEAST, (high - low) * (1 + 2 * BEYOND)) }
}

function reach({ middle }: Span, size: number): [number, number] {
  return [middle - size / 2, middle + size / 2]
}
