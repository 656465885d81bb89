import type { Palette } from '../paint/palette'
import type { Ruler } from '../paint/ruler'
import { rulerTicks } from '../ruler/rulerTicks'

/** The ruler under a figure: shift above, wavelength of the pairs on the same scale. */
export function RulerEngraving({ ruler, left, top, palette }: { ruler: Ruler; left: number; top: number; palette: Palette }) {
  return (
    <g transform={`translate(${left} ${top})`} fontSize={12} fill={palette.ink2}>
      <rect width={ruler.width} height={26} fill={palette.chassis} />
      {rulerTicks(ruler, false).map(({ position, x, kind, label }) => (
        <g key={position}>
          <path
            d={`M${x} 0v${kind === 'decade' ? 7 : 4}`}
            stroke={kind === 'decade' ? palette.ink : palette.line2}
            strokeWidth={0.75}
          />
          {label && (
            <text x={x} y={20} textAnchor={x > ruler.width - 14 ? 'end' : 'middle'}>
              {label}
            </text>
          )}
        </g>
      ))}
      <text x={-8} y={18} textAnchor="end" fill={palette.ink3}>
        positions
      </text>
    </g>
  )
}
