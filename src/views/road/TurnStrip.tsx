import { plotLeft } from '../paint/bench'
import { HaloText } from '../paint/HaloText'
import { StripFrame } from '../precision/StripFrame'
import type { Side, ViewInput } from '../view'
import { DEGREES, pairFrequency, type RoadFacts } from './facts'
import { turnText } from './words'

/** Degrees at the ends of the scale. */
const LEAST = 0.01
const MOST = 360
const TICKS = [360, 10, 1, 0.1, 0.01]

interface TurnStripProps {
  input: ViewInput
  facts: RoadFacts
  top: number
  height: number
  /** false in a file, which has no cursor */
  cursor: boolean
}

/** By how much a pair is turned between two tokens: by RoPE with the distance, by the adapter at every token alike. */
export function TurnStrip({ input, facts, top, height, cursor }: TurnStripProps) {
  const { palette, ruler, phone, a, b } = input
  const left = plotLeft(phone)
  const place = { left, width: ruler.width }
  const y = (degrees: number) => {
    const part = Math.log(Math.min(MOST, Math.max(LEAST, degrees)) / LEAST) / Math.log(MOST / LEAST)
    return top + height - part * height
  }
  const scale = { y, ticks: TICKS.map(value => ({ y: y(value), label: value === 360 ? 'one turn' : `${value}°` })) }
  const { delta, pair } = input.cursor
  const own = Math.abs(facts.shape.turn) * DEGREES
  const sides = [a, ...(b ? [b] : [])]
  const turned = (side: Side, distance: number) => pairFrequency(side, pair) * distance
  return (
    <StripFrame
      {...{ palette, place, ruler, phone, scale }}
      cursor={cursor ? delta : null}
      strip={{ top, height }}
      title="Turn"
      hint={`pair ${pair},\nover Δ`}
      readouts={
        cursor
          ? [
              ...sides.map(side => [side.letter, turnText(turned(side, delta))] as const),
              ['RoAd', turnText(Math.abs(facts.shape.turn))] as const,
            ]
          : []
      }
    >
      {own >= LEAST && (
        <>
          <line
            x1={left}
            x2={left + ruler.width}
            y1={y(own)}
            y2={y(own)}
            stroke={palette.ink}
            strokeWidth={1.5}
            strokeDasharray="8 3 2 3"
          />
          <HaloText
            halo={palette.bench}
            x={left + ruler.width - 6}
            y={y(own) - 6}
            textAnchor="end"
            fontSize={13}
            fill={palette.ink}
          >
            RoAd, at every token
          </HaloText>
        </>
      )}
      {sides.toReversed().map(side => {
        const omega = pairFrequency(side, pair) * DEGREES
        if (omega === 0) return null
        const from = Math.max(ruler.left, ruler.x(Math.max(ruler.view.from, LEAST / omega)))
        const to = Math.min(ruler.width, ruler.x(MOST / omega))
        const xs = Array.from({ length: Math.max(0, Math.ceil((to - from) / 2) + 1) }, (_, k) => Math.min(to, from + 2 * k))
        if (xs.length === 0) return null
        const points = xs.map(x => `${(left + x).toFixed(1)} ${y(omega * ruler.at(x)).toFixed(1)}`)
        const B = side.letter === 'B'
        // where the two lines do not cross
        const named = (own > 15 && own < 240 ? 2 : 60) / (B ? 3 : 1)
        return (
          <g key={side.letter}>
            <path
              d={`M${points.join('L')}`}
              fill="none"
              stroke={B ? palette.b : palette.ink}
              strokeWidth={B ? 1.5 : 2.25}
              strokeDasharray={B ? '5 3.5' : undefined}
            />
            <HaloText
              halo={palette.bench}
              x={left + Math.max(ruler.left + 40, ruler.x(named / omega) - 10)}
              y={y(named) + 1}
              textAnchor="end"
              fontSize={13}
              fontWeight={600}
              fill={B ? palette.b : palette.ink}
            >
              {side.name}
            </HaloText>
            {to < ruler.width && (
              <circle
                cx={left + to}
                cy={y(MOST)}
                r={3}
                fill={palette.bench}
                stroke={B ? palette.b : palette.ink}
                strokeWidth={1.25}
              />
            )}
          </g>
        )
      })}
      {cursor &&
        sides.map(side => (
          <circle
            key={side.letter}
            cx={left + ruler.x(delta)}
            cy={y(turned(side, delta) * DEGREES)}
            r={4.5}
            fill={side.letter === 'B' ? palette.bench : palette.ink}
            stroke={side.letter === 'B' ? palette.b : palette.bench}
            strokeWidth={1.5}
          />
        ))}
    </StripFrame>
  )
}
