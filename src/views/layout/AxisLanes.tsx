import { useId, useMemo } from 'react'
import type { AxisId, Segment } from '../../core/scene'
import { AXIS_NAMES, isGrid, segmentTokens } from '../../core/scene'
import { axisLines, axisText } from '../paint/axisWords'
import { READOUT } from '../paint/bench'
import { formatCount, formatPositions } from '../paint/format'
import { HatchPattern } from '../paint/LayerPaths'
import type { Linear } from '../paint/linear'
import { linear } from '../paint/linear'
import { MathText } from '../paint/MathText'
import type { Palette } from '../paint/palette'
import { idTicks, tickText } from './idTicks'
import { LaneMarks, ResumeLabels } from './LaneMarks'
import type { LaneSide } from './lanePaint'
import { paintLane } from './lanePaint'
import type { Stretch, TokenAxis } from './tokenAxis'

interface Props {
  sides: readonly LaneSide[]
  segments: readonly Segment[]
  tokens: TokenAxis
  height: number
  /** px left of the plot: axis letter, name and values */
  left: number
  /** values of the readouts right of the plot; none where there is no room */
  readout?: (side: LaneSide, axis: AxisId) => string
  palette: Palette
}

const LABELS = 20
/** px from the top that the letter of an axis takes where values stand under it */
const LETTER = 22
const GAP = 10

/** One lane for each axis that A or B has: position id against token order, A solid, B dashed. */
export function AxisLanes({ sides, segments, tokens, height, left, readout, palette }: Props) {
  const axes = [...new Set(sides.flatMap(({ side }) => side.spec.axes))]
  const lane = (height - LABELS - GAP * (axes.length - 1)) / Math.max(axes.length, 1)
  return (
    <>
      <g transform={`translate(${left} 0)`}>
        {tokens.spans
          .filter(span => segments[span.segment]?.kind !== 'text')
          .map(span => (
            <rect key={span.segment} x={span.x0} width={span.x1 - span.x0} height={height - LABELS} fill={palette.chassis} />
          ))}
      </g>
      {axes.map((axis, k) => (
        <g key={axis} transform={`translate(${left} ${k * (lane + GAP)})`}>
          <Lane axis={axis} sides={sides} tokens={tokens} height={lane} left={left} palette={palette} />
          {readout && (
            <g transform={`translate(${tokens.width + 10} 0)`}>
              <Readouts sides={sides} axis={axis} readout={readout} palette={palette} />
            </g>
          )}
        </g>
      ))}
      <g transform={`translate(${left} ${height - 4})`} fontSize={12} fill={palette.ink3} textAnchor="middle">
        {tokens.spans.map(({ segment, x0, x1, stretches }) => {
          const label = spanLabel(segments[segment], stretches[0]?.count ?? 0).find(text => 6.2 * text.length <= x1 - x0)
          return label ? (
            <text key={segment} x={(x0 + x1) / 2}>
              {label}
            </text>
          ) : null
        })}
      </g>
    </>
  )
}

/** What to call a segment, the longest first. */
function spanLabel(segment: Segment | undefined, shown: number): string[] {
  if (!segment) return []
  if (isGrid(segment)) {
    const grid = `${segment.rows} × ${segment.cols}`
    if (segment.kind === 'image') return [`image of ${grid} patches`, `image ${grid}`, 'image']
    const frames = formatCount(segment.frames, 'frame')
    return [`video, ${frames} of ${grid} patches`, `video, ${frames}`, 'video']
  }
  const { kind } = segment
  const all = segmentTokens(segment)
  const count = formatPositions(all)
  if (shown < all) return [`${kind}, ${formatPositions(shown)} of ${count}`, kind]
  return [`${kind}, ${formatCount(all, 'token')}`, `${kind} ${count}`, kind]
}

/** The ids of both sides, as wide as the column right of the plot. */
function Readouts({
  sides,
  axis,
  readout,
  palette,
}: Pick<LaneProps, 'sides' | 'axis' | 'palette'> & Required<Pick<Props, 'readout'>>) {
  const present = sides.filter(({ side }) => side.spec.axes.includes(axis))
  return present.map((each, row) => (
    <g key={each.index} transform={`translate(0 ${16 + 20 * row})`} fontSize={13}>
      <text fontWeight={600} fill={palette.ink}>
        {each.side.letter}
      </text>
      {readout(each, axis).length <= 9 && (
        <line
          x1={15}
          x2={31}
          y1={-4.5}
          y2={-4.5}
          stroke={palette.axisInk[axis]}
          strokeWidth={each.index === 0 ? 2 : 1.5}
          strokeDasharray={each.index === 0 ? undefined : '4 2.5'}
        />
      )}
      <text x={READOUT - 10} textAnchor="end" fontSize={readout(each, axis).length <= 9 ? 13 : 12} fill={palette.ink}>
        {readout(each, axis)}
      </text>
    </g>
  ))
}

interface LaneProps {
  axis: AxisId
  sides: readonly LaneSide[]
  tokens: TokenAxis
  height: number
  left: number
  palette: Palette
}

function Lane({ axis, sides, tokens, height, left, palette }: LaneProps) {
  const hatch = `hatch${useId().replace(/\W/g, '')}`
  const present = sides.filter(({ side }) => side.spec.axes.includes(axis))
  const y = useMemo(() => laneScale(axis, sides, tokens, height), [axis, sides, tokens, height])
  const painted = useMemo(
    () => sides.map(each => paintLane(each, axis, tokens, y, palette)).toReversed(),
    [sides, axis, tokens, y, palette],
  )
  return (
    <>
      <defs>
        <HatchPattern id={hatch} colour={palette.axisInk[axis]} />
      </defs>
      {idTicks(y, height > 70 ? 4 : 2).map(tick => (
        <g key={tick}>
          <line x2={tokens.width} y1={y(tick)} y2={y(tick)} stroke={palette.grid} />
          {(left > 60 || y(tick) > LETTER) && (
            <text x={-8} y={y(tick) + 4} fontSize={12} textAnchor="end" fill={palette.ink3}>
              {tickText(tick)}
            </text>
          )}
        </g>
      ))}
      <MathText x={-left} y={16} fontSize={22} fill={palette.axisInk[axis]}>
        {axisText(axis)}
      </MathText>
      {left > 60 && (
        <g fontSize={12} fill={palette.ink3}>
          {axisLines(AXIS_NAMES[axis] === axis ? 'metres' : AXIS_NAMES[axis]).map((line, k) => (
            <text key={line} x={-left} y={34 + 13 * k}>
              {line}
            </text>
          ))}
        </g>
      )}
      {painted.flat().map(({ d, stroke, width, dash, fill }, key) => (
        <path
          key={key}
          d={d}
          fill={fill === 'hatch' ? `url(#${hatch})` : fill ? stroke : 'none'}
          fillOpacity={fill === 'hatch' ? 0.3 : 0.2}
          stroke={stroke}
          strokeWidth={width}
          strokeDasharray={dash}
        />
      ))}
      {present.toReversed().map(each => (
        <LaneMarks key={each.index} each={each} axis={axis} tokens={tokens} y={y} palette={palette} />
      ))}
      {present.length > 0 && axis === sides[0]?.side.spec.axes[0] && (
        <ResumeLabels {...{ axis, tokens, y, height, palette }} sides={present} />
      )}
    </>
  )
}

function laneScale(axis: AxisId, sides: readonly LaneSide[], tokens: TokenAxis, height: number): Linear {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const { side, index } of sides) {
    const ids = side.spec.positionIds[side.spec.axes.indexOf(axis)]
    if (!ids) continue
    for (const { stretches } of tokens.spans) {
      const { start, count } = stretches[index] as Stretch
      for (let token = start; token < start + count; token++) {
        const id = ids[token] as number
        if (id < low) low = id
        if (id > high) high = id
      }
    }
  }
  if (low > high) return linear([0, 1], [height, 0])
  const rim = high - low < 4 && (low % 1 !== 0 || high % 1 !== 0) ? Math.max(0.02, (high - low) * 0.12) : 1
  return linear([low - rim, high + rim], [height, 0])
}
