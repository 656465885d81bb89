import { memo } from 'react'
import type { LayoutFacts } from '../../core/overlaps'
import type { Run } from '../../core/runs'
import { rangeOf } from '../../core/runs'
import type { AxisId } from '../../core/scene'
import { axisText } from '../paint/axisWords'
import { linear } from '../paint/linear'
import { MathText } from '../paint/MathText'
import type { Palette } from '../paint/palette'
import type { Side, ViewInput } from '../view'
import { CHART_HEIGHT, LABELS_HEIGHT } from './chartSize'
import { FrameStack, Gnomon } from './FrameStack'
import { factsOf } from './facts'
import { IdChart } from './IdChart'
import type { IdChart as Chart } from './idChart'
import { layIdChart } from './idChart'
import { buildStack, stackAxes, stackScales } from './isometric'
import { shapeWords } from './words'

/** px of one half: title, chart, labels */
const TITLE = 32
const HALF_HEIGHT = TITLE + CHART_HEIGHT + LABELS_HEIGHT
/** px left of a chart for its values, of up to three characters or more */
const VALUES = { narrow: 22, wide: 38 }
const STACK = { width: 104, height: 97, gap: 40 }
/** px from the chart's right edge; it takes some room from the second half */
const GNOMON = { x: 156, width: 40, extra: 16 }

export interface Half {
  side: Side
  facts: LayoutFacts
  chart: Chart
  /** top left corner of the chart */
  x: number
  y: number
  width: number
  /** px left of the chart for its values */
  values: number
}

/** Where the halves stand: beside each other where both fit, else one below the other. */
export function layHalves(
  { scene, a, b }: Pick<ViewInput, 'scene' | 'a' | 'b'>,
  { left, top, width }: { left: number; top: number; width: number },
): Half[] {
  const sides = (b ? [a, b] : [a]).map(side => ({ side, facts: factsOf(side, scene.segments) }))
  const far = sides.some(({ side, facts }) => side.spec.axes.some((_, axis) => rangeOf(facts.runs, axis)[1] >= 1000))
  const values = far ? VALUES.wide : VALUES.narrow
  const beside = sides.length === 2 && width - left >= 840
  const room = width - left
  const rooms = beside ? [room / 2 + GNOMON.extra, room / 2 - GNOMON.extra] : sides.map(() => room)
  const plot = Math.max(60, Math.min(300, Math.min(...rooms) - values - STACK.gap / 2 - STACK.width))
  return sides.map(({ side, facts }, k) => ({
    side,
    facts,
    values,
    chart: layIdChart(side.spec, facts, scene.segments, plot),
    x: left + values + (beside && k ? (rooms[0] as number) : 0),
    y: top + TITLE + (beside ? 0 : k * (HALF_HEIGHT + 12)),
    width: rooms[k] as number,
  }))
}

/** px of all halves together. */
export function stripHeight(halves: readonly Half[]): number {
  return (halves.at(-1)?.y ?? TITLE) - TITLE + HALF_HEIGHT
}

interface Props {
  halves: readonly Half[]
  palette: Palette
  /** the frame under the pointer */
  marked?: { half: number; run: Run } | null
}

/** Id chart and frame stack of A and B. */
export const StripPicture = memo(function StripPicture({ halves, palette, marked }: Props) {
  const stacks = halves.map(({ side, facts }) => buildStack(side.spec, facts))
  const shown = halves.map(({ side }) => stackAxes(side.spec))
  const scales = stackScales(stacks, STACK.width, STACK.height)
  const domains = sharedDomains(halves.map(({ chart }) => chart.range))
  return halves.map(({ side, facts, chart, x, y, width, values }, k) => {
    const stack = stacks[k]
    const axes = shown[k] ?? []
    const room = width - values - chart.width
    const run = marked?.half === k ? marked.run : undefined
    const gap = Math.min(STACK.gap, (room - STACK.width) / 2)
    return (
      <g key={side.letter} transform={`translate(${x} ${y})`}>
        <Title
          {...{ side, values, palette }}
          words={
            shapeWords(facts) +
            (facts.text === 'still' && facts.runs.some(run => run.frame < 0) && facts.grid.length ? ', text not rotated' : '')
          }
          width={chart.width}
        />
        <IdChart
          side={side}
          facts={facts}
          chart={chart}
          y={linear(domains[k] as [number, number], [CHART_HEIGHT, 0])}
          palette={palette}
          marked={run}
        />
        {stack && (
          <g transform={`translate(${chart.width + gap + STACK.width / 2} ${CHART_HEIGHT / 2 - 14})`}>
            <FrameStack stack={stack} scale={scales[k] ?? 1} palette={palette} marked={run} />
          </g>
        )}
        {(k === 0 || String(axes) !== String(shown[0])) && axes[0] !== 'p' && room >= GNOMON.x + GNOMON.width && (
          <g transform={`translate(${chart.width + GNOMON.x} ${CHART_HEIGHT - 8})`}>
            <Gnomon axes={axes} palette={palette} />
          </g>
        )}
      </g>
    )
  })
})

/** One id scale for both charts, unless that would press one of them below a third of its height. */
function sharedDomains(ranges: readonly (readonly [number, number])[]): [number, number][] {
  const padded = ranges.map(([low, high]): [number, number] => {
    const rim = high - low < 4 && low % 1 !== 0 ? Math.max(0.02, (high - low) * 0.1) : Math.max(1, (high - low) * 0.02)
    return [low - rim, high + rim]
  })
  const low = Math.min(...padded.map(range => range[0]))
  const high = Math.max(...padded.map(range => range[1]))
  return padded.every(([from, to]) => 3 * (to - from) >= high - low) ? padded.map(() => [low, high]) : padded
}

interface TitleProps {
  side: Side
  words: string
  width: number
  values: number
  palette: Palette
}

function Title({ side, words, width, values, palette }: TitleProps) {
  const axes = side.spec.axes.length === 1 ? side.spec.axes.filter(axis => axis !== 'p') : side.spec.axes
  const room = width + values - 36 * axes.length
  const fits = 6.4 * `${side.letter} ${side.name} ${words}`.length < room
  return (
    <>
      <text x={-values} y={-14} fontSize={13} fill={palette.ink2}>
        <tspan fontWeight={600} fill={palette.ink}>
          {side.letter}
        </tspan>{' '}
        {side.name} {words}
      </text>
      {fits &&
        axes.map((axis, k) => <Key key={axis} axis={axis} x={width - 36 * (axes.length - 1 - k) - 10} palette={palette} />)}
    </>
  )
}

function Key({ axis, x, palette }: { axis: AxisId; x: number; palette: Palette }) {
  return (
    <>
      {axis === 't' || axis === 'p' ? (
        <line x1={x - 18} x2={x - 6} y1={-18} y2={-18} stroke={palette.fill[axis]} strokeWidth={2.5} />
      ) : (
        <rect
          x={x - 17}
          y={-23}
          width={11}
          height={10}
          fill={palette.fill[axis]}
          fillOpacity={axis === 'h' ? 0.3 : 0.25}
          stroke={palette.fill[axis]}
          strokeWidth={0.9}
        />
      )}
      <MathText x={x} y={-13} fontSize={16} fill={palette.axisInk[axis]}>
        {axisText(axis)}
      </MathText>
    </>
  )
}
