import type { ReactNode } from 'react'
import { HaloText } from '../paint/HaloText'
import type { Palette } from '../paint/palette'
import type { Ruler } from '../paint/ruler'
import type { LogScale } from './logScale'

export interface StripProps {
  palette: Palette
  /** px of the plot column */
  place: { left: number; width: number }
  ruler: Ruler
  phone: boolean
  /** positions; null without a cursor */
  cursor: number | null
  scale: LogScale
  /** what stands at the right: a name and a number each */
  readouts: readonly (readonly [string, string])[]
}

interface FrameProps extends StripProps {
  strip: { top: number; height: number }
  title: string
  hint: string
  children: ReactNode
}

/** Name, value axis and readouts of a strip. */
export function StripFrame({ palette, place, phone, strip, title, hint, scale, readouts, children }: FrameProps) {
  const { left, width } = place
  return (
    <g>
      {scale.ticks.map(({ y, label }, at) => (
        <g key={label}>
          <line
            x1={left}
            x2={left + width}
            y1={y}
            y2={y}
            stroke={at ? palette.grid : palette.line2}
            strokeWidth={at ? 1 : 0.75}
          />
        </g>
      ))}
      {children}
      {scale.ticks.map(({ y, label }) => (
        <HaloText key={label} halo={palette.bench} x={left + 2} y={y - 3} fontSize={12} fill={palette.ink3}>
          {label}
        </HaloText>
      ))}
      <text
        x={phone ? left + width : 0}
        y={strip.top + (phone ? -6 : 13)}
        fontSize={13}
        fontWeight={600}
        textAnchor={phone ? 'end' : 'start'}
        fill={palette.ink}
        stroke={palette.bench}
        strokeWidth={phone ? 4 : 0}
        paintOrder="stroke"
      >
        {phone ? `${title}: ${hint.replaceAll('\n', ' ')}` : title}
      </text>
      {!phone && <Hint y={strip.top + 29} text={hint} fill={palette.ink3} />}
      {!phone &&
        readouts.map(([name, value], at) => (
          <g key={name} transform={`translate(${left + width + 10} ${strip.top + 13 + at * 18})`} fontSize={13}>
            <text fill={palette.ink2}>{name}</text>
            <text x={94} textAnchor="end" fill={palette.ink}>
              {value}
            </text>
          </g>
        ))}
    </g>
  )
}

function Hint({ y, text, fill }: { y: number; text: string; fill: string }) {
  return (
    <>
      {text.split('\n').map((line, at) => (
        <text key={line} y={y + at * 15} fontSize={12} fill={fill}>
          {line}
        </text>
      ))}
    </>
  )
}
