import type { Palette } from '../paint/palette'
import type { Finding } from './facts'

interface PairPartsProps {
  finding: Finding
  palette: Palette
  width: number
  height: number
  /** no room beside the bars */
  narrow: boolean
}

/** What each pair adds to the margin: above the line it keeps the order, below it puts the farther frame first. */
export function PairParts({ finding: { side, parts }, palette, width, height, narrow }: PairPartsProps) {
  const most = Math.max(1e-12, ...parts.map(({ part }) => Math.abs(part)))
  const step = width / Math.max(1, parts.length)
  const middle = height / 2
  const worst = parts.reduce((least, part) => (part.part < (least?.part ?? 0) ? part : least), parts[0])
  return (
    <g>
      <line x2={width} y1={middle} y2={middle} stroke={palette.line2} strokeWidth={0.75} />
      {parts.map(({ pair, axis, part }, at) => {
        const size = (Math.abs(part) / most) * (middle - 6)
        return (
          <rect
            key={pair}
            x={at * step + step * 0.12}
            width={Math.max(1, Math.min(26, step * 0.76))}
            y={part > 0 ? middle - size : middle}
            height={Math.max(size, part === 0 ? 0 : 0.75)}
            fill={axis ? palette.fill[axis] : palette.none}
            fillOpacity={part < 0 ? 1 : 0.45}
          />
        )
      })}
      <text x={-8} y={middle + 4} fontSize={12} textAnchor="end" fill={palette.ink2}>
        <tspan fontWeight={600} fill={palette.ink}>
          {side.letter}
        </tspan>
      </text>
      {worst && worst.part < 0 && (
        <text
          x={narrow ? width : width + 10}
          y={narrow ? 8 : middle + 4}
          textAnchor={narrow ? 'end' : 'start'}
          fontSize={12}
          fill={palette.ink3}
        >
          pair {worst.pair} most
        </text>
      )}
      {parts.length === 0 && (
        <text y={middle - 6} fontSize={12} fill={palette.ink3}>
          no pair counts here
        </text>
      )}
    </g>
  )
}
