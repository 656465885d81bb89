import { timeSimilarity } from '../../core/loops'
import { formatValue } from '../paint/format'
import { HaloText } from '../paint/HaloText'
import type { Palette } from '../paint/palette'
import type { PlacedMark } from './marks'
import type { LoopsPlace } from './place'
import { LINE } from './place'

interface MarksProps {
  place: LoopsPlace
  palette: Palette
  y: (value: number) => number
}

/** The clip's end, the trained length, the predicted repeats and what is reported, as lines with their names above the curve. */
export function LoopsMarks({ place, palette, y }: MarksProps) {
  const { a, b, left, width, curve, rows, scales, marks } = place
  const bottom = rows.top + rows.count * rows.height
  const repeats = (b ? [b, a] : [a]).flatMap(({ repeat, clip, side, pairs }) => {
    const x = repeat ? place.x(repeat.delta / clip.step) : width + 1
    return repeat && x <= width ? [{ letter: side.letter, x, value: timeSimilarity(pairs, repeat.delta) }] : []
  })
  return (
    <g transform={`translate(${left} 0)`}>
      {marks.map(mark => {
        const text = curve.top - 6 - (mark.line ?? 0) * LINE
        const start = mark.line === null ? curve.top : text - 10
        const foot = mark.kind === 'reported' || mark.kind === 'repeat' ? scales.top + scales.height : bottom
        return (
          <g key={`${mark.kind} ${mark.letter} ${mark.x}`}>
            <line x1={mark.x} x2={mark.x} y1={start} y2={foot} {...lineStyle(mark, palette)} />
            {mark.line !== null && (
              <HaloText
                halo={palette.bench}
                x={mark.from}
                y={text}
                fontSize={12}
                fontWeight={mark.kind === 'repeat' ? 600 : 400}
                fill={mark.kind === 'repeat' ? palette.axisInk.t : palette.ink2}
              >
                {mark.text}
              </HaloText>
            )}
          </g>
        )
      })}
      {repeats.map(({ letter, x, value }) => {
        const left = repeats.some(other => isNear(x, other.x) && (other.x > x || (other.x === x && other.letter > letter)))
        return (
          <g key={letter}>
            <circle cx={x} cy={y(value)} r={3.5} fill={palette.bench} stroke={palette.axisInk.t} strokeWidth={1.75} />
            <HaloText
              halo={palette.bench}
              x={x + (left ? -8 : 8)}
              y={y(value) - 6}
              textAnchor={left ? 'end' : 'start'}
              fontSize={12}
              fill={palette.axisInk.t}
            >
              {formatValue(value)}
            </HaloText>
          </g>
        )
      })}
    </g>
  )
}

/** Whether the values at two places would meet. */
function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < 52
}

function lineStyle({ kind, letter }: PlacedMark, palette: Palette) {
  if (kind === 'repeat')
    return { stroke: palette.axisInk.t, strokeWidth: 1.5, strokeDasharray: letter === 'B' ? '5 3.5' : undefined }
  if (kind === 'clip') return { stroke: palette.ink2, strokeWidth: 1 }
  return { stroke: palette.ink2, strokeWidth: 1, strokeDasharray: kind === 'trained' ? '1 3' : '3 3' }
}
