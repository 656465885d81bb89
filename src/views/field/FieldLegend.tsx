import type { Palette } from '../paint/palette'
import type { ValueScale } from '../paint/valueScale'
import { levelsBetween } from './contours'
import { contourWidth } from './tilePaint'

interface LegendProps {
  scale: ValueScale
  step: number
  title: string
  /** what the score is a mean of */
  hint: string
  /** what multiplies the score; empty when nothing does */
  note: string
  width: number
  palette: Palette
}

export const LEGEND_HEIGHT = 58
const BAR = { top: 20, height: 10 }

/** The colours of the values with their contours, floor, middle and top. */
export function FieldLegend({ scale, step, title, hint, note, width, palette }: LegendProps) {
  const x = (value: number) => ((value - scale.from) / (scale.to - scale.from)) * width
  const slices = Math.ceil(width / 2)
  const middle = (scale.from + scale.to) / 2
  return (
    <>
      <text y={11} fontSize={13} fontWeight={600} fill={palette.ink}>
        {title}
      </text>
      <text x={width} y={11} textAnchor="end" fontSize={12} fill={palette.ink3}>
        {hint}
      </text>
      {Array.from({ length: slices }, (_, k) => (
        <rect
          key={k}
          x={2 * k}
          y={BAR.top}
          width={Math.min(2.3, width - 2 * k)}
          height={BAR.height}
          fill={scale.css(scale.from + ((2 * k + 1) / width) * (scale.to - scale.from))}
        />
      ))}
      {levelsBetween(scale.from, scale.to, step).map(level => (
        <line
          key={level}
          x1={x(level)}
          x2={x(level)}
          y1={BAR.top}
          y2={BAR.top + BAR.height}
          stroke={palette.ink}
          strokeOpacity={0.5}
          strokeWidth={contourWidth(level)}
        />
      ))}
      {(
        [
          [scale.from, 'start'],
          [middle, 'middle'],
          [scale.to, 'end'],
        ] as const
      ).map(([value, anchor]) => (
        <text key={anchor} x={x(value)} y={45} textAnchor={anchor} fontSize={12} fill={palette.ink3}>
          {tick(value)}
        </text>
      ))}
      {note && (
        <text y={61} fontSize={12} fill={palette.ink3}>
          {note}
        </text>
      )}
    </>
  )
}

function tick(value: number): string {
  return String(Number(value.toFixed(2))).replace('-', '−')
}
