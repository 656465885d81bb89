import { plotLeft } from '../paint/bench'
import { MathSpan } from '../paint/MathText'
import type { Palette } from '../paint/palette'
import { inkOf } from './pairs'
import type { AxisRange, SideRanges } from './ranges'

interface RangeTableProps extends SideRanges {
  /** px from the left edge to the next thing */
  width: number
  palette: Palette
}

const RANGE_LINE = 18
const COLUMNS = [0, 84, 138, 270, 390]
/** px that all columns take; in less room frames and time go to a line of their own */
const FULL = 500

/** px of the tallest of some tables */
export function rangeTableHeight(tables: readonly SideRanges[], width: number): number {
  return RANGE_LINE * Math.max(...tables.map(({ ranges }) => 1 + ranges.reduce((sum, range) => sum + linesOf(range, width), 0)))
}

function linesOf({ frames }: AxisRange, width: number): number {
  return frames && width < FULL ? 2 : 1
}

/** Wavelength ranges of each axis in positions, and where frames advance also in frames and time. */
export function RangeTable({ letter, ranges, unit, width, palette }: RangeTableProps) {
  const full = width >= FULL
  const heads = ['pairs', `, ${unit}`, ...(full && ranges.some(range => range.frames) ? ['frames', 'time'] : [])]
  const line = (row: number) => ranges.slice(0, row).reduce((sum, range) => sum + linesOf(range, width), 1)
  return (
    <g fontSize={12} fill={palette.ink3}>
      <text y={12} fontSize={13} fontWeight={600} fill={palette.ink}>
        {letter}
      </text>
      {heads.map((head, i) => (
        <text key={head} x={COLUMNS[i + 1]} y={12}>
          {i === 1 && <MathSpan fontSize={14.5}>λ</MathSpan>}
          {head}
        </text>
      ))}
      {ranges.map(({ reads, letters, name, count, positions, frames, time }, row) => (
        <g key={letters || name} transform={`translate(0 ${12 + RANGE_LINE * line(row)})`} fill={palette.ink}>
          <text fill={inkOf(palette, reads)} xmlSpace="preserve">
            {letters && <MathSpan fontSize={15}>{letters}</MathSpan>}
            {letters && name ? ` ${name}` : name}
          </text>
          {[count, positions, ...(full ? [frames, time] : [])].map((value, i) => (
            <text key={COLUMNS[i + 1]} x={COLUMNS[i + 1]}>
              {value}
            </text>
          ))}
          {!full && frames && (
            <text x={COLUMNS[1]} y={RANGE_LINE}>
              {frames} frames, {time}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}

/** The tables of both sides from left to right, from the start of the plot on, in a width of some px. */
export function RangeTables({ tables, width, palette }: { tables: readonly SideRanges[]; width: number; palette: Palette }) {
  const room = (width - plotLeft(false)) / tables.length
  return tables.map((table, i) => (
    <g key={table.letter} transform={`translate(${plotLeft(false) + i * room} 0)`}>
      <RangeTable {...table} width={room} palette={palette} />
    </g>
  ))
}
