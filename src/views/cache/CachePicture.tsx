import { plotLeft } from '../paint/bench'
import { formatPositions } from '../paint/format'
import { HaloText } from '../paint/HaloText'
import type { Palette } from '../paint/palette'
import { polyline, ribbon } from '../paint/polyline'
import type { ViewInput } from '../view'
import type { Column, Curves } from './curves'
import { short } from './words'

interface PictureProps {
  input: ViewInput
  curves: readonly Curves[]
  height: number
  /** false in a file, which has no cursor */
  cursor: boolean
}

const HEAD = 16
const FOOT = 18
const GRID = [1, 0.5, 0, -0.5] as const

/** px of a value */
export function valueScale(curves: readonly Curves[], height: number): (value: number) => number {
  const least = Math.min(-0.55, ...curves.flatMap(({ cached }) => cached.map(({ min }) => min)))
  return value => HEAD + ((1 - value) / (1 - least)) * (height - HEAD - FOOT)
}

/** Keys as they were cached against keys rotated anew, over the distance from the last token. */
export function CachePicture({ input, curves, height, cursor }: PictureProps) {
  const { palette, phone, ruler } = input
  const y = valueScale(curves, height)
  const left = plotLeft(phone)
  const { delta } = input.cursor
  return (
    <>
      {GRID.map(value => (
        <g key={value}>
          <path
            d={`M${left} ${y(value)}h${ruler.width}`}
            stroke={value === 0 ? palette.line2 : palette.grid}
            strokeWidth={value === 0 ? 0.75 : 1}
          />
          {!phone && (
            <text x={left - 8} y={y(value) + 4} textAnchor="end" fontSize={12} fill={palette.ink3}>
              {String(value).replace('-', '−')}
            </text>
          )}
        </g>
      ))}
      <svg x={left} width={ruler.width} height={height} viewBox={`0 0 ${ruler.width} ${height}`}>
        {curves.toReversed().map(one => (
          <Side key={one.text.side.letter} curves={one} y={y} palette={palette} />
        ))}
      </svg>
      <g transform={`translate(${left} 0)`}>
        {curves.slice(0, 1).map(one => (
          <TextMarks key="marks" curves={one} input={input} height={height} />
        ))}
        {cursor &&
          curves.map(({ text }, k) => {
            const x = ruler.x(delta)
            if (delta > text.length - 1 || x < 0 || x > ruler.width) return null
            const B = text.side.letter === 'B'
            return (
              <g
                key={text.side.letter}
                fill={B ? palette.bench : palette.ink}
                stroke={B ? palette.b : palette.bench}
                strokeWidth={1.5}
              >
                <circle cx={x} cy={y(text.keys.cached(delta))} r={4.5 - 0.5 * k} />
                <circle cx={x} cy={y(text.keys.fresh(delta))} r={3} fill={palette.bench} stroke={B ? palette.b : palette.ink2} />
              </g>
            )
          })}
      </g>
      {!phone && cursor && <Readouts curves={curves} delta={delta} x={left + ruler.width + 10} palette={palette} />}
    </>
  )
}

function Side({
  curves: { cached, fresh, text },
  y,
  palette,
}: {
  curves: Curves
  y: (value: number) => number
  palette: Palette
}) {
  const B = text.side.letter === 'B'
  const ink = B ? palette.b : palette.ink
  return (
    <g fill="none" strokeLinejoin="round">
      <path d={band(cached, y)} fill={ink} fillOpacity={B ? 0.1 : 0.16} />
      <path d={line(fresh, y)} stroke={B ? palette.b : palette.ink2} strokeWidth={1} strokeDasharray={B ? '2 3' : undefined} />
      <path d={line(cached, y)} stroke={ink} strokeWidth={B ? 1.5 : 2.25} strokeDasharray={B ? '5 3.5' : undefined} />
    </g>
  )
}

/** Where the keys of the prompt begin, where the text does, and what the lines are. */
function TextMarks({ curves: { text, cached, fresh }, input, height }: { curves: Curves; input: ViewInput; height: number }) {
  const { palette, ruler, phone } = input
  const [later, first] = [text.length - text.prompt, text.length - 1].map(distance => ruler.x(distance))
  const inside = (x: number | undefined): x is number => x !== undefined && x > 0 && x < ruler.width
  const y = valueScale([], height)
  const names = [
    { name: 'as cached', of: cached, other: fresh, x: ruler.width * 0.3, weight: 600 },
    { name: 'rotated anew', of: fresh, other: cached, x: ruler.width * (phone ? 0.15 : 0.4), weight: 400 },
  ].map(({ of, other, x, ...rest }) => ({ ...rest, ...namePlace(nearby(of, x), nearby(other, x), y) }))
  return (
    <g fontSize={12} fill={palette.ink3}>
      {inside(later) && <path d={`M${later.toFixed(1)} ${HEAD}V${height}`} stroke={palette.ink2} strokeDasharray="1 3" />}
      {inside(first) && <path d={`M${first.toFixed(1)} ${HEAD}V${height}`} stroke={palette.ink2} strokeDasharray="1 3" />}
      {!phone && inside(first) && (
        <HaloText halo={palette.bench} x={first + 6} y={height - 4}>
          first token
        </HaloText>
      )}
      {!phone && text.length > text.prompt && inside(later) && later > 170 && (
        <HaloText halo={palette.bench} x={later - 6} y={height - 4} textAnchor="end">
          ← {formatPositions(text.length - text.prompt)} keys cached one by one
        </HaloText>
      )}
      {!text.fits &&
        names.map(({ name, x, at, weight }) =>
          x > 0 ? (
            <HaloText
              key={name}
              halo={palette.bench}
              x={x}
              y={Math.min(height - FOOT - 6, Math.max(HEAD + 10, at))}
              fontSize={13}
              fontWeight={weight}
              fill={weight === 600 ? palette.ink : palette.ink2}
            >
              {name}
            </HaloText>
          ) : null,
        )}
    </g>
  )
}

function Readouts({ curves, delta, x, palette }: { curves: readonly Curves[]; delta: number; x: number; palette: Palette }) {
  const rows = curves.flatMap(({ text: { keys, length, side } }): (readonly [string, string])[] =>
    delta > length - 1
      ? [[side.letter, 'no key']]
      : [
          [`${side.letter} old`, short(keys.cached(delta))],
          [`${side.letter} new`, short(keys.fresh(delta))],
        ],
  )
  return rows.map(([name, value], at) => (
    <g key={name} transform={`translate(${x} ${HEAD + 13 + at * 18})`} fontSize={13}>
      <text fill={palette.ink2}>{name}</text>
      <text x={94} textAnchor="end" fill={palette.ink}>
        {value}
      </text>
    </g>
  ))
}

/** px over which a name lies along its curve */
const NAME = 80

function nearby(columns: readonly Column[], x: number): readonly Column[] {
  return columns.filter(column => column.x >= x && column.x <= x + NAME)
}

/** Of two curves the upper one is named above, the lower one below. */
function namePlace(own: readonly Column[], other: readonly Column[], y: (value: number) => number): { x: number; at: number } {
  const middle = (columns: readonly Column[]) => columns.reduce((sum, { mean }) => sum + mean, 0) / Math.max(1, columns.length)
  const [first] = own
  if (!first) return { x: 0, at: 0 }
  const above = middle(own) >= middle(other)
  const at = above ? y(Math.max(...own.map(({ max }) => max))) - 8 : y(Math.min(...own.map(({ min }) => min))) + 18
  return { x: first.x, at }
}

function line(columns: readonly Column[], y: (value: number) => number): string {
  return polyline(columns.map(({ x, mean }) => [x, y(mean)] as const))
}

function band(columns: readonly Column[], y: (value: number) => number): string {
  return ribbon(columns.filter(({ min, max }) => max > min).map(({ x, min, max }) => [x, y(max), y(min)] as const))
}
