import { range } from 'd3-array'
import { area } from 'd3-shape'
import type { LayoutFacts } from '../../core/overlaps'
import type { Run } from '../../core/runs'
import type { AxisId } from '../../core/scene'
import { formatPositions } from '../paint/format'
import type { Linear } from '../paint/linear'
import type { Palette } from '../paint/palette'
import type { Side } from '../view'
import type { IdChart as Chart, Place } from './idChart'
import { columnRanges } from './idChart'
import { idTicks, tickText } from './idTicks'
import { endOfText } from './textRise'

/** px: height of the chart, and of the labels under it */
export const CHART_HEIGHT = 67
export const LABELS_HEIGHT = 22

/** Below this width of a frame the boxes become bands. */
const BOX_FROM = 4

const BOX: Partial<Record<AxisId, { opacity: number; inset: number }>> = {
  w: { opacity: 0.2, inset: 0 },
  h: { opacity: 0.3, inset: 0.08 },
}
const OTHER_BOX = { opacity: 0.2, inset: 0 }

interface Props {
  side: Side
  facts: LayoutFacts
  chart: Chart
  y: Linear
  palette: Palette
  /** the frame under the pointer */
  marked?: Run
}

/** Position id against token order, drawn from (0, 0) to (chart.width, CHART_HEIGHT); value labels stand left of it. */
export function IdChart({ side, facts, chart, y, palette, marked }: Props) {
  const { spec } = side
  const oneLine = facts.shape === 'line'
  const frames = chart.places.filter(place => place.run.frame >= 0)
  const boxes = facts.shape === 'plane' ? [] : spec.axes.filter(axis => axis !== 't' && axis !== 'p').toSorted()
  const time = spec.axes.findIndex(axis => axis === 't' || axis === 'p')
  const still = facts.text === 'still'
  return (
    <g fontSize={12}>
      {chart.spans.map(span => (
        <rect key={span.segment} x={span.x0} width={span.x1 - span.x0} height={CHART_HEIGHT} fill={palette.chassis} />
      ))}
      {idTicks(y, 3).map(tick => (
        <g key={tick}>
          <line x2={chart.width} y1={y(tick)} y2={y(tick)} stroke={palette.grid} />
          <text x={-8} y={y(tick) + 4} textAnchor="end" fill={palette.ink3}>
            {tickText(tick)}
          </text>
        </g>
      ))}
      {!oneLine &&
        boxes
          .toReversed()
          .map(axis =>
            chart.frameWidth >= BOX_FROM ? (
              <Boxes
                key={axis}
                axis={axis}
                at={spec.axes.indexOf(axis)}
                rim={facts.rims[spec.axes.indexOf(axis)] ?? 0.5}
                frames={frames}
                y={y}
                palette={palette}
              />
            ) : (
              <Band
                key={axis}
                axis={axis}
                at={spec.axes.indexOf(axis)}
                rim={facts.rims[spec.axes.indexOf(axis)] ?? 0.5}
                chart={chart}
                y={y}
                palette={palette}
              />
            ),
          )}
      {!oneLine && time >= 0 && (
        <path d={steps(frames, time, y)} stroke={palette.fill[spec.axes[time] as AxisId]} strokeWidth={2.5} fill="none" />
      )}
      {facts.shape === 'plane' ? (
        <AgentDots side={side} chart={chart} y={y} palette={palette} />
      ) : (
        textAxes(side, facts).map(({ axis, at }) => (
          <path
            key={at}
            d={textLines(side, at, chart, oneLine, y)}
            stroke={still ? palette.line2 : axis ? palette.fill[axis] : palette.ink}
            strokeWidth={still ? 1 : 1.75}
            strokeDasharray={still ? '1.5 3' : undefined}
            fill="none"
            strokeLinecap={still ? undefined : 'round'}
          />
        ))
      )}
      {frames
        .filter(place => place.run === marked)
        .map(({ run, x0, x1 }) => (
          <rect
            key={run.start}
            x={x0 - 1}
            y={y(Math.max(...run.max) + 0.5) - 2}
            width={x1 - x0 + 2}
            height={y(Math.min(...run.min) - 0.5) - y(Math.max(...run.max) + 0.5) + 4}
            rx={2}
            fill="none"
            stroke={palette.ink}
            strokeWidth={1.5}
          />
        ))}
      <Resumptions facts={facts} chart={chart} y={y} palette={palette} />
      <XLabels
        chart={chart}
        palette={palette}
        words={facts.shape === 'plane' ? 'agents, in m and rad' : still ? 'text, still' : 'text'}
      />
    </g>
  )
}

interface AxisProps {
  axis: AxisId
  at: number
  /** half a patch, positions */
  rim: number
  y: Linear
  palette: Palette
}

function Boxes({ axis, at, rim, frames, y, palette }: AxisProps & { frames: readonly Place[] }) {
  const { opacity, inset } = BOX[axis] ?? OTHER_BOX
  return frames.map(({ run, x0, x1 }) => {
    const width = x1 - x0
    const gap = Math.min(0.8, width * 0.1) + inset * width
    const top = y((run.max[at] as number) + rim)
    return (
      <rect
        key={run.start}
        x={x0 + gap}
        y={top}
        width={Math.max(0.5, width - 2 * gap)}
        height={Math.max(1, y((run.min[at] as number) - rim) - top)}
        fill={palette.fill[axis]}
        fillOpacity={opacity}
        stroke={palette.fill[axis]}
        strokeWidth={width > 8 ? 0.9 : 0.5}
      />
    )
  })
}

function Band({ axis, at, rim, chart, y, palette }: AxisProps & { chart: Chart }) {
  const { min, max } = columnRanges(chart, at)
  const shape = area<number>()
    .defined(x => !Number.isNaN(min[x]))
    .x(x => x)
    .y0(x => y((min[x] as number) - rim))
    .y1(x => y((max[x] as number) + rim))
  const fill = palette.fill[axis]
  return (
    <path
      d={shape(range(min.length)) ?? ''}
      fill={fill}
      fillOpacity={(BOX[axis] ?? OTHER_BOX).opacity}
      stroke={fill}
      strokeWidth={0.9}
      strokeLinejoin="round"
    />
  )
}

/** Time as one step across each frame; frames narrower than a px are joined. */
function steps(frames: readonly Place[], at: number, y: Linear): string {
  let d = ''
  let drawn = Number.NEGATIVE_INFINITY
  for (const { run, x0, x1 } of frames) {
    if (x1 - drawn < 1) continue
    const level = y(run.min[at] as number).toFixed(2)
    d += x1 - x0 < 2 && d ? `L${x1.toFixed(2)} ${level}` : `M${x0.toFixed(2)} ${level}H${x1.toFixed(2)}`
    drawn = x1
  }
  return d
}

/** The axes whose text is drawn: the first in ink, and those that differ from it in their own colour. */
function textAxes({ spec }: Side, { runs }: LayoutFacts): { axis: AxisId | null; at: number }[] {
  const text = runs.find(run => run.frame < 0)
  if (!text) return []
  const end = text.start + text.count - 1
  const moves = spec.positionIds.map(ids => (ids[end] as number) - (ids[text.start] as number))
  if (moves.every(move => move === moves[0])) return [{ axis: null, at: 0 }]
  const still = moves.indexOf(0)
  return [
    ...(still < 0 ? [] : [{ axis: null, at: still }]),
    ...moves.flatMap((move, at) => (move ? [{ axis: spec.axes[at] as AxisId, at }] : [])),
  ]
}

/** Text climbs by one step per token; where all axes agree, frames are part of the same line. */
function textLines({ spec }: Side, at: number, chart: Chart, oneLine: boolean, y: Linear): string {
  const ids = spec.positionIds[at] as Float64Array
  let d = ''
  let drawn = Number.NEGATIVE_INFINITY
  for (const { run, start, count, x0, x1 } of chart.places) {
    if ((run.frame >= 0 && !oneLine) || x1 - drawn < 1) continue
    d += `M${x0.toFixed(2)} ${y(ids[start] as number).toFixed(2)}L${x1.toFixed(2)} ${y(endOfText(ids, start, count)).toFixed(2)}`
    drawn = x1
  }
  return d
}

/** One dot per agent and axis, in the order of the agents. */
function AgentDots({ side: { spec }, chart, y, palette }: Pick<Props, 'side' | 'chart' | 'y' | 'palette'>) {
  return chart.places.flatMap(({ start, count, x0, x1 }) =>
    spec.axes.flatMap((axis, at) =>
      Array.from({ length: Math.min(count, 64) }, (_, k) => (
        <circle
          key={`${axis} ${start + k}`}
          cx={x0 + ((k + 0.5) / count) * (x1 - x0)}
          cy={y(spec.positionIds[at]?.[start + k] as number)}
          r={2.5}
          fill={palette.fill[axis]}
        />
      )),
    ),
  )
}

/** A hollow dot where text goes on; the last one says its position, where the frames leave room. */
function Resumptions({ facts, chart, y, palette }: Pick<Props, 'facts' | 'chart' | 'y' | 'palette'>) {
  const dots = facts.resumptions.flatMap(({ token, position }) => {
    const place = token === null ? null : chart.places.find(({ start }) => start === token)
    return place ? [{ x: place.x0, position }] : []
  })
  const last = dots.at(-1)
  if (!last) return null
  const label = `${chart.width < 200 ? 'at' : 'text resumes at'} ${formatPositions(last.position)}`
  const near = chart.places.filter(({ run, x1 }) => run.frame >= 0 && x1 > last.x - 7 * label.length)
  const lowest = Math.min(last.position, ...near.flatMap(({ run }) => run.min))
  const highest = Math.max(last.position, ...near.flatMap(({ run }) => run.max))
  const above = y(highest) > CHART_HEIGHT - y(lowest)
  const level = above ? 9.5 : CHART_HEIGHT - 12.5
  return (
    <>
      <path d={`M${last.x} ${y(last.position)}V${level}H${last.x - 4}`} fill="none" stroke={palette.line2} strokeWidth={0.75} />
      <text x={last.x - 6} y={level + 4} textAnchor="end" fill={palette.ink2}>
        {label}
      </text>
      {dots.map(({ x, position }) => (
        <circle key={x} cx={x} cy={y(position)} r={3.25} fill={palette.bench} stroke={palette.ink} strokeWidth={1.4} />
      ))}
    </>
  )
}

function XLabels({ chart, palette, words }: Pick<Props, 'chart' | 'palette'> & { words: string }) {
  const room = (label: string, x0: number, x1: number) => x1 - x0 >= 6.2 * label.length
  const labels = chart.spans
    .map(({ label, x0, x1 }) => ({ x0, x1, label: room(label, x0, x1) ? label : (label.split(',')[0] ?? label) }))
    .filter(({ label, x0, x1 }) => room(label, x0, x1))
  const texts = chart.places.filter(({ run }) => run.frame < 0)
  const ends = [
    { place: texts.find(({ x0 }) => x0 === 0), anchor: 'start' as const, x: 0 },
    { place: texts.findLast(({ x0, x1 }) => x0 > 0 && x1 >= chart.width - 0.01), anchor: 'end' as const, x: chart.width },
  ]
  return (
    <g fill={palette.ink3} transform={`translate(0 ${CHART_HEIGHT + 16})`}>
      {labels.map(({ label, x0, x1 }) => (
        <text key={x0} x={(x0 + x1) / 2} textAnchor="middle">
          {label}
        </text>
      ))}
      {ends.map(({ place, anchor, x }) =>
        place ? (
          <text key={anchor} x={x} textAnchor={anchor}>
            {words}
          </text>
        ) : null,
      )}
    </g>
  )
}
