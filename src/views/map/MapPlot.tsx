import { useMemo } from 'react'
import { formatPositions, formatShort } from '../paint/format'
import { HaloText } from '../paint/HaloText'
import { MathText } from '../paint/MathText'
import { polyline } from '../paint/polyline'
import type { ViewInput } from '../view'
import { curvePath } from './curve'
import type { MapSide } from './model'
import { cursorDelta, readingAt, stretches } from './model'
import type { MapPlace } from './place'
import { sayDistance } from './words'

interface PlotProps {
  input: ViewInput
  sides: readonly MapSide[]
  place: MapPlace
  /** false in a file, which has no cursor */
  cursor: boolean
}

/** Bands that are marked along the top, at most; more would be a comb. */
const MARKED = 9

/** Seen distance over distance, on the bench's ruler. */
export function MapPlot({ input, sides, place, cursor }: PlotProps) {
  const { palette, ruler, phone } = input
  const { left, top, width, height } = place.plot
  const { scale } = place
  const trained = [...new Set(sides.map(({ side }) => side.setup.geometry.trainedLength))]
  const lowest = Math.min(...trained)
  const clip = `map-plot-${Math.round(top)}`
  return (
    <g transform={`translate(${left} ${top})`} fontSize={12}>
      <clipPath id={clip}>
        <rect y={-2} width={width} height={height + 2} />
      </clipPath>
      {lowest < scale.top && <rect width={width} y={0} height={Math.max(0, scale.y(lowest))} fill={palette.glass} />}
      {scale.ticks.map(({ value, label }) => (
        <g key={value}>
          <path
            d={`M0 ${scale.y(value)}H${width}`}
            stroke={value ? palette.grid : palette.line2}
            strokeWidth={value ? 1 : 0.75}
          />
          {label && (
            <HaloText
              halo={palette.bench}
              x={phone ? 2 : -8}
              y={scale.y(value) + (phone ? -3 : 4)}
              textAnchor={phone ? 'start' : 'end'}
              fill={palette.ink3}
            >
              {value >= 1e4 ? formatShort(value) : formatPositions(value)}
            </HaloText>
          )}
        </g>
      ))}
      <g clipPath={`url(#${clip})`}>
        <path
          d={polyline(diagonal(input, scale.top).map(([x, value]) => [x, scale.y(value)] as const))}
          stroke={palette.line2}
          strokeWidth={1}
          fill="none"
        />
        <Trained input={input} place={place} lengths={trained} />
        {[...sides.keys()].reverse().map(at => (
          <Curve key={at} input={input} one={sides[at] as MapSide} place={place} />
        ))}
      </g>
      <Bands input={input} one={sides.find(({ relation }) => relation)} width={width} />
      {!phone && (
        <g transform={`translate(${-left} 0)`}>
          <MathText x={0} y={24} fontSize={22} fill={palette.ink}>
            Δ
          </MathText>
          <text x={17} y={20} fontSize={20} fill={palette.ink}>
            ′
          </text>
          <text y={42} fill={palette.ink3}>
            seen
          </text>
        </g>
      )}
      {cursor && <CursorMarks input={input} sides={sides} place={place} />}
    </g>
  )
}

/** The distance as it is, as far as the scale holds it. */
function diagonal({ ruler }: ViewInput, top: number): readonly (readonly [number, number])[] {
  const { from, to, scale } = ruler.view
  const start = scale === 'log' ? Math.max(1, from) : from
  const end = Math.min(to, top)
  if (scale === 'linear')
    return [
      [ruler.x(start), start],
      [ruler.x(to), to],
    ]
  return end > start
    ? [
        [ruler.x(start), start],
        [ruler.x(end), end],
      ]
    : []
}

function Trained({ input, place, lengths }: Pick<PlotProps, 'input' | 'place'> & { lengths: readonly number[] }) {
  const { palette, ruler } = input
  const { width, height } = place.plot
  return lengths.map((length, k) => {
    const [x, y] = [ruler.x(length), place.scale.y(length)]
    const letter = lengths.length > 1 ? `${k ? 'B' : 'A'} ` : ''
    return (
      <g key={length}>
        <path d={`M0 ${y}H${width}M${x} 0V${height}`} stroke={palette.ink2} strokeWidth={1} strokeDasharray="1 3" fill="none" />
        {y > 8 && (
          <HaloText halo={palette.bench} x={input.phone ? 40 : 6} y={y - 5} fill={palette.ink2}>
            {letter}trained {formatPositions(length)}
            {input.phone || k > 0 ? '' : '; above it: distances that training never showed'}
          </HaloText>
        )}
      </g>
    )
  })
}

function Curve({ input, one, place }: { input: ViewInput; one: MapSide; place: MapPlace }) {
  const { palette, ruler } = input
  const isA = one.side.letter === 'A'
  const stroke = isA ? palette.ink : palette.b
  const dash = isA ? undefined : '5 3.5'
  const { y } = place.scale
  const fast = useMemo(() => curvePath(one, ruler, y, false), [one, ruler, y])
  const slow = useMemo(() => (one.slowFrom === null ? '' : curvePath(one, ruler, y, true)), [one, ruler, y])
  const line = (d: string, thin: boolean) => (
    <path
      d={d}
      fill="none"
      stroke={stroke}
      strokeWidth={thin ? 1.25 : isA ? 2.25 : 1.5}
      strokeOpacity={thin ? 0.75 : 1}
      strokeDasharray={dash}
      strokeLinejoin="round"
    />
  )
  const label = one.slowFrom === null ? null : slowLabel(one, input, place)
  return (
    <>
      {line(fast, false)}
      {slow && line(slow, true)}
      {label && (
        <HaloText halo={palette.bench} x={label.x} y={label.y} textAnchor="end" fontSize={13} fill={stroke}>
          {one.side.letter} pairs from {one.slowFrom}
        </HaloText>
      )}
    </>
  )
}

/** Above the end of the line of slow pairs, or below it where the name of the trained length stands above. */
function slowLabel({ outlook, side }: MapSide, { ruler }: ViewInput, { scale }: MapPlace): { x: number; y: number } | null {
  const last = outlook.seen?.slow?.at(-1)
  if (last === undefined) return null
  const beside = Math.abs(scale.y(last) - scale.y(side.setup.geometry.trainedLength)) < 16
  return { x: Math.min(ruler.width, ruler.x(outlook.reach)), y: scale.y(last) + (beside ? 17 : -7) }
}

/** Where bands begin along the distance, by their numbers. */
function Bands({ input: { palette, ruler }, one, width }: { input: ViewInput; one: MapSide | undefined; width: number }) {
  if (!one) return null
  const found = stretches(one, MARKED)
  const x = (delta: number) => Math.max(0, Math.min(width, ruler.x(delta)))
  const end = Math.min(width, ruler.x(one.outlook.reach))
  return found.map(({ from, band }, k) => {
    const [start, stop] = [k ? x(from) : 0, k + 1 < found.length ? x(found[k + 1]?.from ?? 0) : end]
    return (
      <g key={from}>
        {k > 0 && <path d={`M${start} -12V0`} stroke={palette.line2} strokeWidth={1} />}
        {stop - start > 14 && (
          <text x={(start + stop) / 2} y={-4} textAnchor="middle" fill={palette.ink2}>
            {band + 1}
          </text>
        )}
      </g>
    )
  })
}

/** The hairline with its points, and the same in figures at the right. */
function CursorMarks({ input, sides, place }: Pick<PlotProps, 'input' | 'sides' | 'place'>) {
  const { palette, ruler, phone, cursor } = input
  const { width, height } = place.plot
  const delta = cursorDelta(input)
  const x = ruler.x(delta)
  const inside = x >= 0 && x <= width
  let row = 0
  return (
    <>
      {inside && cursor.query !== null && cursor.key !== null && <path d={`M${x} 0V${height}`} stroke={palette.ink} />}
      {sides.map(one => {
        const { fast, slow } = readingAt(one, delta)
        const isA = one.side.letter === 'A'
        const dot = (value: number, key: string) => {
          const y = place.scale.y(value)
          return inside && y >= -4 && Number.isFinite(y) ? (
            <circle
              key={key}
              cx={x}
              cy={y}
              r={isA ? 4.5 : 4}
              fill={isA ? palette.ink : palette.bench}
              stroke={isA ? palette.bench : palette.b}
              strokeWidth={isA ? 1.5 : 1.75}
            />
          ) : null
        }
        const values = [
          [`${one.side.letter} Δ′`, fast] as const,
          ...(slow === null ? [] : [[`${one.side.letter} slow`, slow] as const]),
        ]
        return (
          <g key={one.side.letter}>
            {dot(fast, 'fast')}
            {slow !== null && dot(slow, 'slow')}
            {!phone &&
              values.map(([name, value]) => (
                <g key={name} transform={`translate(${width + 10} ${14 + 20 * row++})`} fontSize={13}>
                  <text fill={palette.ink2}>{name}</text>
                  <text x={94} textAnchor="end" fill={palette.ink}>
                    {sayDistance(value)}
                  </text>
                </g>
              ))}
          </g>
        )
      })}
    </>
  )
}
