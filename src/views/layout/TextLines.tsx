import type { LayoutFacts } from '../../core/overlaps'
import type { AxisId } from '../../core/scene'
import { formatPositions } from '../paint/format'
import { HaloText } from '../paint/HaloText'
import type { Linear } from '../paint/linear'
import type { Palette } from '../paint/palette'
import type { Side } from '../view'
import { CHART_HEIGHT } from './chartSize'
import type { IdChart } from './idChart'
import { type Band, freeLevel } from './labelHeights'
import { endOfText } from './textRise'

interface Props {
  side: Side
  facts: LayoutFacts
  chart: IdChart
  y: Linear
  palette: Palette
}

/** Text as lines that climb; dotted where it stands still. */
export function TextLines({ side, facts, chart, y, palette }: Props) {
  const still = facts.text === 'still'
  return textAxes(side, facts).map(({ axis, at }) => (
    <path
      key={at}
      d={textLines(side, at, chart, facts.shape === 'line', y)}
      stroke={still ? palette.line2 : axis ? palette.fill[axis] : palette.ink}
      strokeWidth={still ? 1 : 1.75}
      strokeDasharray={still ? '1.5 3' : undefined}
      fill="none"
      strokeLinecap={still ? undefined : 'round'}
    />
  ))
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
function textLines({ spec }: Side, at: number, chart: IdChart, oneLine: boolean, y: Linear): string {
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

/** A hollow dot where text goes on; the last one says its position, where the frames leave room. */
export function Resumptions({ facts, chart, y, palette }: Omit<Props, 'side'>) {
  const dots = facts.resumptions.flatMap(({ token, position }) => {
    const place = token === null ? null : chart.places.find(({ start }) => start === token)
    return place ? [{ x: place.x0, position }] : []
  })
  const last = dots.at(-1)
  if (!last) return null
  const label = `${chart.width < 200 ? 'at' : 'text resumes at'} ${formatPositions(last.position)}`
  const near = chart.places.filter(({ run, x1 }) => run.frame >= 0 && x1 > last.x - 7 * label.length)
  const bands = near.flatMap(({ run }) => [...run.min].map((low, axis): Band => [y(run.max[axis] as number), y(low)]))
  const level = freeLevel([...bands, [y(last.position), y(last.position)]], CHART_HEIGHT)
  return (
    <>
      <path d={`M${last.x} ${y(last.position)}V${level}H${last.x - 4}`} fill="none" stroke={palette.line2} strokeWidth={0.75} />
      <HaloText halo={palette.chassis} x={last.x - 6} y={level + 4} textAnchor="end" fill={palette.ink2}>
        {label}
      </HaloText>
      {dots.map(({ x, position }) => (
        <circle key={x} cx={x} cy={y(position)} r={3.25} fill={palette.bench} stroke={palette.ink} strokeWidth={1.4} />
      ))}
    </>
  )
}
