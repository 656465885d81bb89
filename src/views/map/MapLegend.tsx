import { memo } from 'react'
import { cividisCss } from '../paint/cividis'
import { formatPositions } from '../paint/format'
import type { Palette } from '../paint/palette'
import { distancePart } from './bandCells'
import type { MapSide } from './model'
import { sayDistance } from './words'

const STOPS = 48
const BAR = 12
const LINE = 18

/** px of a digit */
const LETTER = 6.7

interface LegendProps {
  palette: Palette
  sides: readonly MapSide[]
  largest: number
  width: number
  /** whether some distance in the pictures lies beyond the trained length */
  beyond: boolean
}

/** Colours against seen distances, and the bands by their numbers. */
export const MapLegend = memo(function MapLegend({ palette, sides, largest, width, beyond }: LegendProps) {
  const mapped = sides.filter(({ relation }) => relation)
  const ticks = [0, ...[1, 10, 100, 1e3, 1e4, 1e5, 1e6].filter(tick => tick < largest * 0.7), largest]
  const shown = ticks.filter((tick, k) => {
    const next = ticks[k + 1]
    const words = LETTER * (formatPositions(largest).length + formatPositions(tick).length / 2)
    return k === 0 || next === undefined || (1 - distancePart(tick, largest)) * width > words + 6
  })
  let line = 0
  return (
    <g fontSize={12}>
      <text y={10} fontSize={13} fontWeight={600} fill={palette.ink}>
        Distance seen
      </text>
      <text x={width} y={10} textAnchor="end" fill={palette.ink3}>
        {beyond ? 'striped: beyond the trained' : 'positions'}
      </text>
      {Array.from({ length: STOPS }, (_, k) => (
        <rect
          key={k}
          x={(k * width) / STOPS}
          y={18}
          width={width / STOPS + 0.5}
          height={BAR}
          fill={cividisCss((k + 0.5) / STOPS)}
        />
      ))}
      {shown.map((tick, k) => (
        <text
          key={tick}
          x={distancePart(tick, largest) * width}
          y={18 + BAR + 14}
          textAnchor={k === 0 ? 'start' : tick === largest ? 'end' : 'middle'}
          fill={palette.ink3}
        >
          {formatPositions(tick)}
        </text>
      ))}
      {mapped.map(one => (
        <g key={one.side.letter}>
          {one.relation?.bands.map((band, index) => {
            const y = 66 + LINE * line++
            return (
              <g key={band.name} transform={`translate(0 ${y})`}>
                <text fontWeight={600} fill={palette.ink}>
                  {`${mapped.length > 1 ? `${one.side.letter} ` : ''}${index + 1}`}
                </text>
                <text x={mapped.length > 1 ? 26 : 14} fill={palette.ink2}>
                  {grouped(band.name)}: {bandWords(one, index)}
                </text>
              </g>
            )
          })}
        </g>
      ))}
    </g>
  )
})

/** A name with its long numbers grouped by threes. */
function grouped(name: string): string {
  return name.replace(/\d{4,}/g, digits => formatPositions(Number(digits)))
}

/** What a band shows back from the query. */
function bandWords(one: MapSide, index: number): string {
  const line = one.relation?.bands[index]?.line
  if (line && line.step === 0) return `seen as ${sayDistance(line.start)}`
  if (line && line.step !== 1) return `one position per ${Number((1 / line.step).toPrecision(4))} tokens`
  const fast = rangeOf(one, index, false)
  const slow = rangeOf(one, index, true)
  if (!fast) return one.outlook.lines ? 'as they are' : 'none from here'
  if (fast.own && (!slow || slow.own)) return 'as they are'
  const said = ({ own, low, high }: Range) => (own ? 'as they are' : `${sayDistance(low)} to ${sayDistance(high)}`)
  if (!slow) return `seen as ${said(fast)}`
  return fast.own ? `slow pairs ${said(slow)}` : `fast ${said(fast)}, slow ${said(slow)}`
}

interface Range {
  low: number
  high: number
  /** every distance is seen as it is */
  own: boolean
}

/** What fast or slow pairs see in a band from the query; null where it holds no key. */
function rangeOf({ outlook: { seen }, slowFrom }: MapSide, index: number, slow: boolean): Range | null {
  const distances = slow ? (slowFrom === null ? null : seen?.slow) : seen?.fast
  if (!seen || !distances) return null
  const range = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY, own: true }
  distances.forEach((distance, delta) => {
    if (seen.band[delta] !== index) return
    range.low = Math.min(range.low, distance)
    range.high = Math.max(range.high, distance)
    if (distance !== delta) range.own = false
  })
  return range.high < range.low ? null : range
}
