import { HaloText } from '../paint/HaloText'
import { ChartFrame } from '../vectors/ChartFrame'
import type { Box } from '../vectors/place'
import type { ViewInput } from '../view'
import type { PathFacts } from './facts'
import { ropeAt } from './facts'
import { short } from './words'

interface RowChartProps {
  input: ViewInput
  facts: PathFacts
  query: number
  chosenKey: number
  box: Box
}

/** The logits of one query with every key, against what RoPE has for the distance. */
export function RowChart({ input, facts, query, chosenKey, box }: RowChartProps) {
  const { palette, a, b, view, phone } = input
  const { tokens, largest } = facts
  const across = box.width / tokens
  const x = (token: number) => (token + 0.5) * across
  const y = (part: number) => (box.height / 2) * (1 - Math.max(-1, Math.min(1, part)))
  const top = view.path.pathExample === 'random' ? largest : Math.max(1, largest)
  const sides = [a, ...(b ? [b] : [])]
  const pairs = view.path.pathExample === 'reflections' ? `pair ${input.cursor.pair}` : 'mean of all pairs'
  return (
    <ChartFrame
      palette={palette}
      box={box}
      title={`Query ${query}`}
      hint={
        phone
          ? `bars: logits; line: ${a.name}, 1 at the top`
          : `bars: logit with each key; line: ${a.name}, ${pairs}, 1 at the top: it knows the distance alone`
      }
      foot={['key 0', `key ${tokens - 1}`]}
    >
      {[1, 0, -1].map(part => (
        <g key={part}>
          <line
            x2={box.width}
            y1={y(part)}
            y2={y(part)}
            stroke={part ? palette.grid : palette.line2}
            strokeWidth={part ? 1 : 0.75}
          />
          <text x={-8} y={y(part) + 4} fontSize={12} textAnchor="end" fill={palette.ink3}>
            {short(Number((part * top).toPrecision(2)))}
          </text>
        </g>
      ))}
      {Array.from(facts.logits[query] ?? [], (logit, key) => (
        <rect
          key={key}
          x={key * across + 1}
          width={Math.max(1, across - 2)}
          y={Math.min(y(0), y(logit / top))}
          height={Math.max(0.75, Math.abs(y(logit / top) - y(0)))}
          fill={palette.ink}
          fillOpacity={key === chosenKey ? 1 : 0.38}
        />
      ))}
      {sides.toReversed().map(side => (
        <path
          key={side.letter}
          d={`M${Array.from({ length: query + 1 }, (_, key) => `${x(key).toFixed(1)} ${y(ropeAt(side, input, query - key)).toFixed(1)}`).join('L')}`}
          fill="none"
          stroke={side.letter === 'B' ? palette.b : palette.ink2}
          strokeWidth={1.5}
          strokeDasharray={side.letter === 'B' ? '5 3.5' : undefined}
        />
      ))}
      <HaloText halo={palette.bench} x={box.width + 8} y={y(0) + 4} fontSize={12} fill={palette.ink}>
        {short(facts.logits[query]?.[chosenKey] as number)}
      </HaloText>
    </ChartFrame>
  )
}
