import { useMemo } from 'react'
import { HaloText } from '../paint/HaloText'
import type { ViewInput } from '../view'
import { ChartFrame } from './ChartFrame'
import type { HeadFacts } from './facts'
import type { Box } from './place'
import { number } from './words'

/** Mean logit over distance: what the content weighs, under A and under B, and the tokens as they stand. */
export function DecayChart({
  input,
  facts,
  other,
  box,
}: {
  input: ViewInput
  facts: HeadFacts
  other: HeadFacts | null
  box: Box
}) {
  const { palette, cursor, b } = input
  const { paths, x, y, high, low, last } = useMemo(() => drawn(facts, other, box), [facts, other, box])
  const delta = cursor.delta <= last ? cursor.delta : null
  const ticks = [high, low].filter(value => Math.abs(y(value) - y(0)) > 14)
  const onLeft = delta !== null && delta > last / 2
  return (
    <ChartFrame
      palette={palette}
      box={box}
      title="Decay, content-weighted"
      hint={`${input.phone ? 'mean logit at Δ' : 'mean logit of every query with every key at distance Δ'}${b && other ? '; B dashed' : ''}; thin: ${input.phone ? 'as they stand' : 'the tokens as they stand'}`}
      foot={['Δ 0', `${last} positions`]}
    >
      <path d={`M0 ${y(0)}H${box.width}`} stroke={palette.line2} strokeWidth={0.75} />
      {[0, ...ticks].map(value => (
        <text key={value} x={-8} y={y(value) + 4} fontSize={12} fill={palette.ink3} textAnchor="end">
          {number(Number(value.toPrecision(3)))}
        </text>
      ))}
      <path d={paths.stand} fill="none" stroke={palette.ink3} strokeWidth={0.75} />
      {other && <path d={paths.other} fill="none" stroke={palette.b} strokeWidth={1.5} strokeDasharray="5 3.5" />}
      <path d={paths.decay} fill="none" stroke={palette.ink} strokeWidth={2} strokeLinejoin="round" />
      {delta !== null && (
        <>
          <path d={`M${x(delta)} 0V${box.height}`} stroke={palette.ink} strokeWidth={1} />
          <circle
            cx={x(delta)}
            cy={y(facts.decay[delta] as number)}
            r={4.5}
            fill={palette.ink}
            stroke={palette.bench}
            strokeWidth={1.5}
          />
          {other && (
            <circle
              cx={x(delta)}
              cy={y(other.decay[delta] as number)}
              r={4}
              fill={palette.bench}
              stroke={palette.b}
              strokeWidth={1.75}
            />
          )}
          <HaloText
            halo={palette.bench}
            x={x(delta) + (onLeft ? -10 : 10)}
            y={14}
            fontSize={12}
            fill={palette.ink}
            textAnchor={onLeft ? 'end' : 'start'}
          >
            {`Δ ${delta}: ${other ? 'A ' : ''}${number(facts.decay[delta] as number)}${other ? `, B ${number(other.decay[delta] as number)}` : ''}`}
          </HaloText>
        </>
      )}
    </ChartFrame>
  )
}

/** Scales and lines, which the cursor leaves as they are. */
function drawn(facts: HeadFacts, other: HeadFacts | null, box: Box) {
  const all = [facts.decay, facts.stand, ...(other ? [other.decay] : [])]
  const low = Math.min(0, ...all.map(row => row.reduce((least, value) => Math.min(least, value), 0)))
  const high = Math.max(0, ...all.map(row => row.reduce((most, value) => Math.max(most, value), 0)))
  const span = high - low || 1
  const last = Math.max(1, facts.decay.length - 1)
  const x = (delta: number) => (delta / last) * box.width
  const y = (value: number) => ((high - value) / span) * (box.height - 8) + 4
  const path = (row: Float64Array) =>
    Array.from(row, (value, delta) => `${delta ? 'L' : 'M'}${x(delta).toFixed(2)} ${y(value).toFixed(2)}`).join('')
  const paths = { stand: path(facts.stand), decay: path(facts.decay), other: other ? path(other.decay) : '' }
  return { paths, x, y, high, low, last }
}
