import { formatPositions } from '../paint/format'
import { MathSpan } from '../paint/MathText'
import type { Palette } from '../paint/palette'
import { fitText, textWidth } from '../paint/textWidth'
import type { Scaling } from './bandRanges'

interface BandTableProps {
  scaling: Scaling
  /** px of the table */
  width: number
  palette: Palette
}

const LINE = 18
/** px of the columns: name, pairs, turns, wavelengths before and after, divisor */
const COLUMNS = [0, 70, 126, 208, 309, 410]
/** px that all columns take with the parameters that set the limits, and without them */
const WIDE = 640
const FULL = 500
/** px that the names of parameters take in the column of turns */
const LIMITS = 110
/** px of pair numbers in their column, and of as many as are shown */
const NUMBERS = 50
const LONGEST = 150
/** px between two columns */
const GAP = 14

/** px of the table of a scaling */
export function bandTableHeight({ ranges }: Scaling, width: number): number {
  return LINE * (1 + ranges.length * (width >= FULL ? 1 : 2))
}

/** The regions of a schedule with their pairs, limits and wavelengths. */
export function BandTable({ scaling, width, palette }: BandTableProps) {
  const { letter, ranges, bands } = scaling
  const wide = width >= WIDE && ranges.some(range => range.limit)
  const full = width >= FULL
  const extra = Math.max(0, ...ranges.map(({ numbers }) => textWidth(fitText(numbers, 12, LONGEST), 12) - NUMBERS))
  const over = [wider(3, ranges, 'before'), wider(4, ranges, 'after')] as const
  const at = (column: number) =>
    (COLUMNS[column] ?? 0) +
    (column > 1 ? extra : 0) +
    (wide && column > 2 ? LIMITS : 0) +
    (column > 3 ? over[0] : 0) +
    (column > 4 ? over[1] : 0)
  const head = (column: number, words: string, symbol?: string) => (
    <text x={at(column)} y={12}>
      {symbol && <MathSpan fontSize={14.5}>{symbol}</MathSpan>}
      {words}
    </text>
  )
  return (
    <g fontSize={12} fill={palette.ink3}>
      <text y={12} fontSize={13} fontWeight={600} fill={palette.ink}>
        {letter}
      </text>
      {head(1, 'pairs')}
      {full && bands && head(2, `turns in ${formatPositions(bands.length)}`)}
      {full && head(3, ' before', 'λ')}
      {full && head(4, ' now', 'λ')}
      {full && head(5, ' ÷', 'ω')}
      {ranges.map(({ name, numbers, turns, limit, before, after, divisor }, row) => (
        <g
          key={name}
          transform={`translate(0 ${12 + LINE * (full ? 1 + row : 1 + 2 * row)})`}
          fill={palette.ink}
          xmlSpace="preserve"
        >
          <text>{name}</text>
          <text x={at(1)}>{fitText(numbers, 12, LONGEST)}</text>
          {full ? (
            <>
              <text x={at(2)}>
                {turns}
                {wide && limit && <tspan fill={palette.ink3}>{`, ${limit}`}</tspan>}
              </text>
              {[before, after, divisor].map((value, k) => (
                <text key={COLUMNS[k + 3]} x={at(k + 3)}>
                  {value}
                </text>
              ))}
            </>
          ) : (
            <>
              {turns && (
                <text x={at(2)}>
                  {turns} turns{divisor !== '1' && `, ω ÷ ${divisor}`}
                </text>
              )}
              <text x={COLUMNS[1]} y={LINE}>
                {before === after ? `λ ${after}` : `λ ${before}, now ${after}`}
              </text>
            </>
          )}
        </g>
      ))}
    </g>
  )
}

/** px by which wavelengths are wider than their column. */
function wider(column: number, ranges: Scaling['ranges'], key: 'before' | 'after'): number {
  const room = (COLUMNS[column + 1] ?? 0) - (COLUMNS[column] ?? 0) - GAP
  return Math.max(0, ...ranges.map(range => textWidth(range[key], 12) - room))
}
