import { SAME } from '../../core/needle'
import type { AxisId } from '../../core/scene'
import { HaloText } from '../paint/HaloText'
import { linear } from '../paint/linear'
import type { Palette } from '../paint/palette'
import { polyline } from '../paint/polyline'
import type { Finding } from './facts'

interface NeedleCurveProps {
  findings: readonly Finding[]
  lane: AxisId | 'all'
  palette: Palette
  width: number
  height: number
  /** the verdicts stand on the plot, for want of room beside it */
  narrow: boolean
}

/** The score of every frame for the question after the clip, with needle and distractors on it. */
export function NeedleCurve({ findings, lane, palette, width, height, narrow }: NeedleCurveProps) {
  const place = findings[0]?.place
  if (!place) return null
  const scores = findings.map(({ curve }) => curve.reduce((a, b) => Math.min(a, b)))
  const low = Math.min(0, Math.floor(Math.min(...scores) * 4) / 4)
  const x = linear([0, place.frames - 1], [0, width])
  const y = linear([low, 1], [height - 18, 6])
  const marks = [
    { frame: place.needle, label: 'needle', weight: 1 },
    ...place.distractors.map((frame, k) => ({ frame, label: k === 0 ? 'distractor' : '', weight: 0.75 })),
  ]
  const stroke = palette.fill[lane]
  const second = lane === 'all' ? palette.b : palette.axisInk[lane]
  return (
    <g>
      {[1, 0.5, 0, -0.5]
        .filter(value => value >= low)
        .map(value => (
          <g key={value}>
            <line
              x2={width}
              y1={y(value)}
              y2={y(value)}
              stroke={value === 0 ? palette.line2 : palette.grid}
              strokeWidth={value === 0 ? 0.75 : 1}
            />
            <text x={-8} y={y(value) + 4} fontSize={12} textAnchor="end" fill={palette.ink3}>
              {String(value).replace('-', '−')}
            </text>
          </g>
        ))}
      {marks.map(({ frame, label, weight }) => (
        <line
          key={frame}
          x1={x(frame)}
          x2={x(frame)}
          y1={y(1)}
          y2={y(low)}
          stroke={palette.ink}
          strokeWidth={weight}
          strokeDasharray={label === 'needle' ? undefined : '2 3'}
        />
      ))}
      {findings.map(({ side, curve }) => (
        <path
          key={side.letter}
          d={polyline(Array.from(curve, (score, frame) => [x(frame), y(score)] as const))}
          fill="none"
          stroke={side.letter === 'A' ? stroke : second}
          strokeWidth={side.letter === 'A' ? 2.25 : 1.5}
          strokeDasharray={side.letter === 'A' ? undefined : '5 3.5'}
        />
      ))}
      {findings.flatMap(({ side, needle, distractors }) =>
        [{ frame: place.needle, score: needle }, ...distractors].map(({ frame, score }) => (
          <circle
            key={`${side.letter} ${frame}`}
            cx={x(frame)}
            cy={y(score)}
            r={side.letter === 'A' ? 4.5 : 4}
            fill={side.letter === 'A' ? stroke : palette.bench}
            stroke={side.letter === 'A' ? palette.bench : second}
            strokeWidth={1.5}
          />
        )),
      )}
      {marks.map(({ frame, label }) => {
        const left = x(frame) > width - 90
        return (
          <HaloText
            key={label + frame}
            halo={palette.bench}
            x={x(frame) + (left ? -6 : 6)}
            y={height - 22}
            fontSize={12}
            textAnchor={left ? 'end' : 'start'}
            fill={palette.ink}
          >
            {label}
          </HaloText>
        )
      })}
      {x.ticks(6).map(frame => (
        <text key={frame} x={x(frame)} y={height - 3} fontSize={12} textAnchor="middle" fill={palette.ink3}>
          {frame}
        </text>
      ))}
      <text x={-8} y={height - 3} fontSize={12} textAnchor="end" fill={palette.ink3}>
        frame
      </text>
      {findings.map(({ side, margin }, k) => (
        <HaloText
          key={side.letter}
          halo={palette.bench}
          x={narrow ? width : width + 10}
          y={y(1) + (narrow ? 18 + 16 * k : 10 + 36 * k)}
          fontSize={12}
          textAnchor={narrow ? 'end' : 'start'}
          fill={palette.ink2}
        >
          <tspan fontWeight={600} fill={palette.ink}>
            {side.letter}
          </tspan>{' '}
          {Number.isNaN(margin) ? 'no distractor' : Math.abs(margin) <= SAME ? 'alike' : margin > 0 ? 'in order' : 'misled'}
        </HaloText>
      ))}
    </g>
  )
}
