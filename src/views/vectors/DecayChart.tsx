import { useMemo } from 'react'
import { HaloText } from '../paint/HaloText'
import { polyline, ribbon } from '../paint/polyline'
import type { ViewInput } from '../view'
import { ChartFrame } from './ChartFrame'
import type { DecayLines } from './decayLines'
import { decayAt, decayLines } from './decayLines'
import type { HeadFacts } from './facts'
import type { Box } from './place'
import { number } from './words'

interface DecayChartProps {
  input: ViewInput
  facts: HeadFacts
  other: HeadFacts | null
  box: Box
}

/** Mean logit over distance, on the ruler: what the content weighs, under A and under B, and the tokens as they stand. */
export function DecayChart({ input, facts, other, box }: DecayChartProps) {
  const { palette, cursor, ruler, phone } = input
  const drawn = useMemo(() => pathsOf(facts, other, ruler, box.height), [facts, other, ruler, box.height])
  const { y, low, high } = drawn
  const inside = cursor.delta === 0 || (cursor.delta >= ruler.view.from && cursor.delta <= ruler.view.to)
  const x = ruler.x(cursor.delta)
  const [a, b] = [decayAt(facts, cursor.delta), other && decayAt(other, cursor.delta)]
  const onLeft = x > box.width / 2
  const ticks = [high, low].filter(value => Math.abs(y(value) - y(0)) > 14)
  const curve = phone
    ? 'mean logit at Δ'
    : 'mean logit of every query with every key at distance Δ; band: least to most of near distances'
  return (
    <ChartFrame
      palette={palette}
      box={box}
      title="Decay, content-weighted"
      hint={`${curve}${other ? '; B dashed' : ''}; thin: ${phone ? 'as they stand' : 'the tokens as they stand'}`}
      foot={null}
    >
      <path d={`M0 ${y(0)}H${box.width}`} stroke={palette.line2} strokeWidth={0.75} />
      {[0, ...ticks].map(value => (
        <text
          key={value}
          x={phone ? box.width - 2 : -6}
          y={y(value) + (phone ? (value === high && value ? 12 : -4) : 4)}
          fontSize={12}
          fill={palette.ink3}
          textAnchor="end"
        >
          {number(Number(value.toPrecision(3)))}
        </text>
      ))}
      {ruler.left > 0 && <circle cx={ruler.x(0)} cy={y(facts.decay[0] as number)} r={2.5} fill={palette.ink} />}
      <path d={drawn.band} fill={palette.ink} fillOpacity={0.22} />
      <path d={drawn.stand} fill="none" stroke={palette.ink3} strokeWidth={0.75} />
      {other && <path d={drawn.other} fill="none" stroke={palette.b} strokeWidth={1.5} strokeDasharray="5 3.5" />}
      <path d={drawn.mean} fill="none" stroke={palette.ink} strokeWidth={2} strokeLinejoin="round" />
      {inside && (
        <>
          <path d={`M${x} 0V${box.height}`} stroke={palette.ink} strokeWidth={1} />
          <circle cx={x} cy={y(a)} r={4.5} fill={palette.ink} stroke={palette.bench} strokeWidth={1.5} />
          {b !== null && <circle cx={x} cy={y(b)} r={4} fill={palette.bench} stroke={palette.b} strokeWidth={1.75} />}
          <HaloText
            halo={palette.bench}
            x={x + (onLeft ? -10 : 10)}
            y={14}
            fontSize={12}
            fill={palette.ink}
            textAnchor={onLeft ? 'end' : 'start'}
          >
            {b === null ? number(a) : `A ${number(a)}, B ${number(b)}`}
          </HaloText>
        </>
      )}
    </ChartFrame>
  )
}

/** Scales and lines, which the cursor leaves as they are. */
function pathsOf(facts: HeadFacts, other: HeadFacts | null, ruler: ViewInput['ruler'], height: number) {
  const [mine, theirs] = [decayLines(facts, ruler), other && decayLines(other, ruler)]
  const all = [mine, ...(theirs ? [theirs] : [])].flatMap(lines => [...lines.mean, ...lines.low, ...lines.high])
  const values = [...all, ...mine.stand].filter(value => !Number.isNaN(value))
  const low = values.reduce((least, value) => Math.min(least, value), 0)
  const high = values.reduce((most, value) => Math.max(most, value), 0)
  const y = (value: number) => ((high - value) / (high - low || 1)) * (height - 8) + 4
  return {
    y,
    low,
    high,
    mean: line(mine, mine.mean, y),
    stand: line(mine, mine.stand, y),
    other: theirs ? line(theirs, theirs.mean, y) : '',
    band: band(mine, y),
  }
}

function line({ x }: DecayLines, values: Float64Array, y: (value: number) => number): string {
  return polyline(known(values).map(at => [x[at] as number, y(values[at] as number)] as const))
}

function band({ x, low, high }: DecayLines, y: (value: number) => number): string {
  return ribbon(known(low).map(at => [x[at] as number, y(high[at] as number), y(low[at] as number)] as const))
}

const known = (values: Float64Array) => Array.from(values.keys()).filter(at => !Number.isNaN(values[at] as number))
