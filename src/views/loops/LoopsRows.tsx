import { useMemo } from 'react'
import { formatShort } from '../paint/format'
import { MathSpan } from '../paint/MathText'
import type { Palette } from '../paint/palette'
import { polyline } from '../paint/polyline'
import type { ViewInput } from '../view'
import type { LoopFacts } from './facts'
import type { LoopsPlace } from './place'
import type { Chain, TurnRow } from './ticks'
import { chainAt, chains, turnRows } from './ticks'

interface RowsProps {
  place: LoopsPlace
  input: Pick<ViewInput, 'palette' | 'phone' | 'cursor'>
}

/** One row per pair of time, fast to slow, with a tick at each whole turn; turns that line up are joined. */
export function LoopsRows({ place, input }: RowsProps) {
  const { palette, phone, cursor } = input
  const { a, b, left, width, rows } = place
  const chosen = a.pairs.slice(0, rows.count).find(({ pair }) => pair === cursor.pair)
  const slower = a.pairs.slice(rows.count)
  return (
    <g>
      {!phone && (
        <g fontSize={12} fill={palette.ink3}>
          <text x={0} y={rows.top - 8}>
            <MathSpan>k</MathSpan>, <MathSpan>λ</MathSpan>
          </text>
          <text x={left + width + 104} y={rows.top - 8} textAnchor="end">
            {b ? 'turns, A and B' : 'turns in the clip'}
          </text>
        </g>
      )}
      <g transform={`translate(${left} 0)`}>
        {Array.from({ length: rows.count + 1 }, (_, row) => (
          <line
            key={row}
            x2={width}
            y1={rows.top + row * rows.height}
            y2={rows.top + row * rows.height}
            stroke={palette.grid}
            strokeWidth={row === 0 || rows.height >= 8 ? 1 : 0}
          />
        ))}
        {b && <SideTurns facts={b} place={place} palette={palette} />}
        <SideTurns facts={a} place={place} palette={palette} />
        {chosen && (
          <rect
            x={0}
            y={rows.top + (chosen.k - 1) * rows.height}
            width={width}
            height={rows.height}
            fill="none"
            stroke={palette.ink}
            strokeWidth={1.5}
          />
        )}
      </g>
      <RowLabels place={place} input={input} chosen={chosen?.k ?? 0} />
      {slower.length > 0 && (
        <text x={left} y={rows.top + rows.count * rows.height + 15} fontSize={12} fill={palette.ink3}>
          {`and ${slower.length} slower ${slower.length === 1 ? 'pair' : 'pairs'}, `}
          <MathSpan>λ</MathSpan>
          {` up to ${formatShort((slower.at(-1)?.wavelength ?? 0) / a.clip.step)} frames`}
        </text>
      )}
    </g>
  )
}

/** The ticks of one side: A in the upper half of each row and filled, B in the lower half and hollow; alone, A takes the row. */
function SideTurns({ facts, place, palette }: { facts: LoopFacts; place: LoopsPlace; palette: Palette }) {
  const { rows, width, b, scales } = place
  const scalesFoot = scales.top + scales.height
  const isA = facts.side.letter === 'A'
  const turns = useMemo(() => turnRows(facts, place).slice(0, rows.count), [facts, place, rows.count])
  const groups = useMemo(() => chains(facts, place), [facts, place])
  const repeat = facts.repeat && chainAt(facts, facts.repeat.delta, place)
  const lane = b ? rows.height / 2 : rows.height
  const top = (row: number) => rows.top + row * rows.height + (isA ? 0 : lane) + Math.min(2, lane * 0.15)
  const tall = lane - 2 * Math.min(2, lane * 0.15)
  const joined = new Set(groups.flatMap(({ points }) => points.map(({ row, x }) => `${row} ${Math.round(x)}`)))
  return (
    <g>
      {turns.map(({ pair, turns: marks, tint }, row) => (
        <g key={pair.pair}>
          {tint !== null && (
            <rect x={tint} y={top(row)} width={width - tint} height={tall} fill={palette.fill.t} opacity={0.22} />
          )}
          <path
            d={tickPath(marks, top(row), tall, px => !joined.has(`${row} ${Math.round(px)}`))}
            {...tickStyle(isA, palette, 0.42)}
          />
          <path
            d={tickPath(marks, top(row), tall, px => joined.has(`${row} ${Math.round(px)}`))}
            {...tickStyle(isA, palette, 1)}
          />
        </g>
      ))}
      {groups.map(chain => (
        <ChainLine key={chain.at} chain={chain} y={row => top(row) + tall / 2} palette={palette} isA={isA} />
      ))}
      {repeat && repeat.at <= width && (
        <>
          <path
            d={`M${repeat.at} ${scalesFoot}V${top(0)}`}
            stroke={palette.axisInk.t}
            strokeWidth={1.5}
            strokeDasharray={dash(isA)}
          />
          <ChainLine chain={repeat} y={row => top(row) + tall / 2} palette={palette} isA={isA} strong />
          <path
            d={repeat.points.map(({ row, x }) => `M${x - 2.5} ${top(row)}h5v${tall}h-5z`).join('')}
            fill={isA ? palette.axisInk.t : palette.bench}
            stroke={palette.axisInk.t}
            strokeWidth={1.25}
          />
        </>
      )}
    </g>
  )
}

interface ChainProps {
  chain: Chain
  y: (row: number) => number
  palette: Palette
  isA: boolean
  strong?: boolean
}

function ChainLine({ chain: { points }, y, palette, isA, strong = false }: ChainProps) {
  return (
    <path
      d={polyline(points.map(({ row, x }) => [x, y(row)]))}
      fill="none"
      stroke={palette.axisInk.t}
      strokeWidth={strong ? 2 : 0.75}
      strokeDasharray={dash(isA)}
      opacity={strong ? 1 : 0.7}
    />
  )
}

/** B is dashed. */
function dash(isA: boolean): string | undefined {
  return isA ? undefined : '5 3.5'
}

function tickPath(marks: TurnRow['turns'], top: number, tall: number, keep: (px: number) => boolean): string {
  return marks
    .filter(keep)
    .map(px => `M${(px - 1.25).toFixed(2)} ${top.toFixed(2)}h2.5v${tall.toFixed(2)}h-2.5z`)
    .join('')
}

function tickStyle(isA: boolean, palette: Palette, opacity: number) {
  return isA
    ? { fill: palette.fill.t, opacity }
    : { fill: palette.bench, stroke: palette.axisInk.t, strokeWidth: 0.9, opacity: 0.3 + 0.7 * opacity }
}

/** Place and wavelength of each pair at the left, its turns within the clip at the right, as many as there is room for. */
function RowLabels({ place, input, chosen }: RowsProps & { chosen: number }) {
  const { a, b, left, width, rows } = place
  const { palette, phone } = input
  const every = Math.ceil(14 / rows.height)
  return (
    <g fontSize={12} fill={palette.ink2}>
      {Array.from({ length: rows.count }, (_, row) => row)
        .filter(row => row % every === 0 || row === chosen - 1)
        .filter(row => row === chosen - 1 || chosen === 0 || Math.abs(row - (chosen - 1)) >= every || every === 1)
        .map(row => {
          const y = rows.top + (row + 0.5) * rows.height + 4
          const of = (facts: LoopFacts | null) => facts?.pairs[row]
          const frames = (facts: LoopFacts | null) => (of(facts)?.wavelength ?? Number.NaN) / (facts?.clip.step ?? 1)
          const turns = (facts: LoopFacts | null) => (facts?.span ?? 0) / (of(facts)?.wavelength ?? Number.NaN)
          const bold = row === chosen - 1 ? 600 : 400
          return (
            <g key={row} fontWeight={bold}>
              {!phone && (
                <text x={18} y={y} textAnchor="end" fill={palette.ink3}>
                  {row + 1}
                </text>
              )}
              <text x={left - 8} y={y} textAnchor="end">
                {formatShort(of(a) ? frames(a) : frames(b))}
              </text>
              {!phone && (
                <g textAnchor="end">
                  <text x={left + width + (b ? 52 : 104)} y={y}>
                    {of(a) && turnsText(turns(a))}
                  </text>
                  {b && (
                    <text x={left + width + 104} y={y}>
                      {of(b) && turnsText(turns(b))}
                    </text>
                  )}
                </g>
              )}
            </g>
          )
        })}
    </g>
  )
}

function turnsText(turns: number): string {
  if (turns < 0.001) return '< 0.001'
  return turns >= 1000 ? formatShort(turns) : turns.toPrecision(4).slice(0, 5)
}
