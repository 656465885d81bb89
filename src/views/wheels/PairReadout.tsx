import type { Pair } from '../allocation/pairs'
import { pairUnit, turnLength } from '../allocation/pairs'
import { shortUnit } from '../paint/axisWords'
import { formatAngular, formatShort, withUnit } from '../paint/format'
import { MathSpan } from '../paint/MathText'
import type { Palette } from '../paint/palette'

interface PairReadoutProps {
  pair: Pair
  /** rad that the pair turns between key and query */
  angle: number
  /** px of the left edge, of the right edge, and of the first baseline */
  x: number
  right: number
  y: number
  palette: Palette
}

/** Wavelength, frequency and angle at the cursor of the chosen pair. */
export function PairReadout({ pair, angle, x, right, y, palette }: PairReadoutProps) {
  const unit = pairUnit([pair])
  const rows = [
    { symbols: ['λ'], value: withUnit(formatShort(turnLength(pair)), shortUnit(unit)) },
    { symbols: ['ω'], value: `${formatAngular(Math.abs(pair.omega))}/${unit === 'tokens' ? 'tok' : shortUnit(unit)}` },
    { symbols: ['Δ', 'ω'], value: formatAngular(Math.abs(angle)) },
  ]
  return (
    <>
      <text x={x} y={y} fontSize={13} fontWeight={600} fill={palette.ink}>
        Pair {pair.index}
      </text>
      {rows.map(({ symbols, value }, i) => (
        <g key={symbols.join('')} fontSize={12}>
          <text x={x} y={y + 19 + 17.2 * i} fontSize={13.5} fill={palette.ink3}>
            {symbols.map(symbol => (
              <MathSpan key={symbol}>{symbol}</MathSpan>
            ))}
          </text>
          <text x={right} y={y + 19 + 17.2 * i} textAnchor="end" fill={palette.ink}>
            {value}
          </text>
        </g>
      ))}
    </>
  )
}
