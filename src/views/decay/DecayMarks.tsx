import { Fragment } from 'react'
import { axisLines } from '../paint/axisWords'
import { formatPositions, formatShort, formatValue } from '../paint/format'
import { HaloText } from '../paint/HaloText'
import { MathText } from '../paint/MathText'
import type { TallMarks } from './decayLabels'
import type { Parting } from './facts'
import { GAP_REACH } from './facts'
import { readingOf, readingWords } from './laneReading'
import { laneTitle } from './lanes'
import type { DrawnLane, DrawnSide, Picture } from './picture'

/** px from the right end of the plot */
const READOUT = { letter: 10, line: [25, 43], value: 106 }

/** Part of a label's width from its left end to its anchor. */
const FLUSH = { start: 0, middle: 0.5, end: 1 }

/** Value ticks left of the plot, and the lanes' letters in the gutter. */
export function DecayAxes({ picture: { input, lanes, choices, plot } }: { picture: Picture }) {
  const { palette, phone } = input
  return lanes.map(({ box }) => {
    const { symbol, name } = laneTitle(box.lane, choices)
    const ink = palette.axisInk[box.lane]
    const tight = box.height < 48
    return (
      <g key={box.lane}>
        {box.labels.map(value => (
          <text key={value} x={plot.left - 8} y={box.y(value) + 4} textAnchor="end" fontSize={12} fill={palette.ink3}>
            {String(value).replace('-', '−')}
          </text>
        ))}
        {!phone && (
          <>
            {symbol === 'all' ? (
              <text x={0} y={box.top + 32} fontSize={box.tall ? 20 : 17} fill={ink}>
                {symbol}
              </text>
            ) : (
              <MathText x={0} y={box.top + (box.tall ? 35 : tight ? 22 : 32)} fontSize={box.tall ? 28 : 22} fill={ink}>
                {symbol}
              </MathText>
            )}
            {axisLines(name === symbol ? 'metres' : name, box.tall).map((line, k) => (
              <text key={line} x={0} y={box.top + (box.tall ? 54 : tight ? 36 : 50) + 13 * k} fontSize={12} fill={palette.ink3}>
                {line}
              </text>
            ))}
          </>
        )}
      </g>
    )
  })
}

/** Trained length, crossings, echoes and the names of the curves. */
export function DecayMarks({ picture: { input, lanes, plot }, marks }: { picture: Picture; marks: TallMarks }) {
  const { palette } = input
  const top = (lanes.find(({ box }) => box.tall) as DrawnLane).box.top
  return (
    <g transform={`translate(${plot.left} 0)`}>
      {marks.rules.map(x => (
        <line
          key={x}
          x1={x}
          x2={x}
          y1={top + 6}
          y2={plot.bottom + 12}
          stroke={palette.ink2}
          strokeWidth={1}
          strokeDasharray="1 3"
        />
      ))}
      {marks.labels.map(({ id, text, size, x, y, width, anchor, leader, ink, weight }) => (
        <Fragment key={id}>
          {leader.length > 1 && (
            <polyline
              points={leader.map(point => point.map(v => v.toFixed(1)).join()).join(' ')}
              fill="none"
              stroke={ink}
              strokeWidth={0.75}
            />
          )}
          <HaloText
            halo={palette.bench}
            x={x + FLUSH[anchor] * width}
            y={y}
            textAnchor={anchor}
            fontSize={size}
            fontWeight={weight}
            fill={ink}
          >
            {text}
          </HaloText>
        </Fragment>
      ))}
      {marks.dots.map(({ id, x, y, ink }) => (
        <circle key={id} cx={x} cy={y} r={3.5} fill={palette.bench} stroke={ink} strokeWidth={1.25} />
      ))}
    </g>
  )
}

/** The same values in figures, right of each lane. */
export function DecayReadouts({ picture, parting }: { picture: Picture; parting: Parting | null }) {
  const { input, lanes, plot } = picture
  const { palette } = input
  return (
    <g transform={`translate(${plot.right} 0)`} fontSize={13} fill={palette.ink}>
      {lanes.map(({ box, a, b }) => {
        const [first, step] = box.height < 60 ? [22, 17] : [30, 20]
        const [ofA, ofB] = [a, b].map(drawn => drawn && readingOf(drawn, box.lane, input))
        const words = readingWords(box.lane, ofA ?? null, ofB ?? null, input)
        return (
          <g key={box.lane} transform={`translate(0 ${box.top})`}>
            {a && <Readout drawn={a} y={first} value={ofA?.value ?? null} />}
            {b && <Readout drawn={b} y={first + step} value={ofB?.value ?? null} />}
            {words && (
              <text x={READOUT.value} y={first + (b ? step : 0) + 18} textAnchor="end" fontSize={12} fill={palette.ink3}>
                {words}
              </text>
            )}
            {box.tall && box.height > 150 && parting && (
              <PartingText parting={parting} y={box.height - 60} ink={palette.ink2} hint={palette.ink3} />
            )}
          </g>
        )
      })}
    </g>
  )
}

function Readout({ drawn, y, value }: { drawn: DrawnSide; y: number; value: number | null }) {
  const isA = drawn.side.letter === 'A'
  return (
    <>
      <text x={READOUT.letter} y={y} fontWeight={600}>
        {drawn.side.letter}
      </text>
      <line
        x1={READOUT.line[0]}
        x2={READOUT.line[1]}
        y1={y - 4.5}
        y2={y - 4.5}
        stroke={drawn.ink}
        strokeWidth={isA ? 2.5 : 1.5}
        strokeDasharray={isA ? undefined : '4 3'}
      />
      <text x={READOUT.value} y={y} textAnchor="end">
        {value === null ? '–' : formatValue(value)}
      </text>
    </>
  )
}

/** Where A and B part, in pairs and in curves. */
function PartingText({ parting, y, ink, hint }: { parting: Parting; y: number; ink: string; hint: string }) {
  const rows = [
    parting.pair
      ? [`pair ${parting.pair.pair} π/4 apart`, `from Δ = ${formatPositions(parting.pair.m)}`]
      : ['all pairs agree', ''],
    ...(parting.pair
      ? [
          parting.curves === null
            ? ['curves within 0.1', `to Δ = ${formatShort(GAP_REACH)}`]
            : ['curves 0.1 apart', `from Δ = ${formatPositions(parting.curves)}`],
        ]
      : []),
  ]
  return (
    <g fontSize={12}>
      {rows.map(([what, where], row) => (
        <g key={what} transform={`translate(${READOUT.letter} ${y + 36 * row})`}>
          <text fill={hint}>{what}</text>
          <text y={16} fill={ink}>
            {where}
          </text>
        </g>
      ))}
    </g>
  )
}
