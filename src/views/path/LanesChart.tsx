import type { Palette } from '../paint/palette'
import type { ValueScale } from '../paint/valueScale'
import { ChartFrame } from '../vectors/ChartFrame'
import type { Box } from '../vectors/place'
import type { PathFacts } from './facts'
import { trailOf } from './facts'
import { short } from './words'

interface LanesChartProps {
  facts: PathFacts
  query: number
  chosenKey: number
  scale: ValueScale
  palette: Palette
  box: Box
}

/** The axes of a head as lanes: where the chosen key lies after each token, and which lanes each token swaps. */
export function LanesChart({ facts, query, chosenKey, scale, palette, box }: LanesChartProps) {
  const { tokens, axes, case: found } = facts
  const trail = trailOf(facts, chosenKey)
  const [across, high] = [box.width / tokens, box.height / axes]
  const most = Math.max(1e-9, ...(trail[0] ?? []).map(Math.abs), ...trail.flatMap(state => [...state].map(Math.abs)))
  const middle = (axis: number) => (axis + 0.5) * high
  return (
    <ChartFrame
      palette={palette}
      box={box}
      title={`Key ${chosenKey} on its way`}
      hint={
        found.swaps.length
          ? `its part along each axis after each token; lines: ${box.width < 460 ? 'swaps' : 'the axes that the token swaps'}`
          : 'its part along each axis after each token'
      }
      foot={['token 0', `token ${tokens - 1}`]}
    >
      {Array.from({ length: axes }, (_, axis) => (
        <g key={axis}>
          <line x2={box.width} y1={middle(axis)} y2={middle(axis)} stroke={palette.grid} />
          <text x={-8} y={middle(axis) + 4} fontSize={12} textAnchor="end" fill={palette.ink3}>
            {axis + 1}
          </text>
        </g>
      ))}
      {trail.map((state, at) =>
        Array.from(state, (value, axis) => {
          const token = chosenKey + at
          const size = Math.sqrt(Math.abs(value) / most)
          if (size < 0.02) return null
          return (
            <rect
              key={`${token} ${axis}`}
              x={token * across + 0.5}
              y={middle(axis) - (size * (high - 3)) / 2}
              width={Math.max(0.5, across - 1)}
              height={size * (high - 3)}
              fill={scale.css(value / most)}
            />
          )
        }),
      )}
      {found.swaps.map(([one, other], token) =>
        token > chosenKey ? (
          <g key={token} stroke={palette.ink} strokeWidth={1} strokeOpacity={token <= query ? 0.75 : 0.25}>
            <line x1={token * across} x2={token * across} y1={middle(one)} y2={middle(other)} />
            <circle cx={token * across} cy={middle(one)} r={2} fill={palette.ink} />
            <circle cx={token * across} cy={middle(other)} r={2} fill={palette.ink} />
          </g>
        ) : null,
      )}
      <rect x={query * across} width={across} height={box.height} fill="none" stroke={palette.ink} strokeWidth={1.5} />
      {Array.from(trail[query - chosenKey] ?? [], (value, axis) =>
        Math.abs(value) > 0.005 ? (
          <text key={axis} x={box.width + 8} y={middle(axis) + 4} fontSize={12} fill={palette.ink}>
            {short(value)}
          </text>
        ) : null,
      )}
    </ChartFrame>
  )
}
