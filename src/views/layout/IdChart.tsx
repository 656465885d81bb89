import type { LayoutFacts } from '../../core/overlaps'
import type { Run } from '../../core/runs'
import type { AxisId } from '../../core/scene'
import type { Linear } from '../paint/linear'
import type { Palette } from '../paint/palette'
import type { Side } from '../view'
import { CHART_HEIGHT } from './chartSize'
import { FrameBand, FrameBoxes, frameRises, timeSteps } from './FrameRanges'
import type { IdChart as Chart } from './idChart'
import { idTicks, tickText } from './idTicks'
import { Resumptions, TextLines } from './TextLines'

/** Below this width of a frame the boxes become bands. */
const BOX_FROM = 4

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
  const time = spec.axes.findIndex(axis => axis === 't' || axis === 'p')
  const order = spec.axes[time]
  const spreads = time >= 0 && frames.some(({ run }) => (run.max[time] as number) > (run.min[time] as number))
  const boxed = (axis: AxisId) => axis !== 'p' && (axis !== 't' || spreads)
  const boxes = facts.shape === 'plane' ? [] : spec.axes.filter(boxed).toSorted()
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
        boxes.toReversed().map(axis => {
          const at = spec.axes.indexOf(axis)
          const own = { axis, at, rim: facts.rims[at] ?? 0.5, y, palette }
          return chart.frameWidth >= BOX_FROM ? (
            <FrameBoxes key={axis} {...own} frames={frames} />
          ) : (
            <FrameBand key={axis} {...own} chart={chart} />
          )
        })}
      {!oneLine && order && !boxes.includes(order) && (
        <path
          d={spreads ? frameRises(frames, spec.positionIds[time] as Float64Array, y) : timeSteps(frames, time, y)}
          stroke={palette.fill[order]}
          strokeWidth={2.5}
          fill="none"
        />
      )}
      {facts.shape === 'plane' ? (
        <AgentDots side={side} chart={chart} y={y} palette={palette} />
      ) : (
        <TextLines side={side} facts={facts} chart={chart} y={y} palette={palette} />
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
