import { formatPositions } from '../paint/format'
import { HaloText } from '../paint/HaloText'
import { polyline } from '../paint/polyline'
import { tenTo } from '../paint/powers'
import type { Frame, ViewInput } from '../view'
import { contextOf } from './context'
import type { Ladder } from './ladder'
import { ladderOf, otherLadder } from './ladder'
import type { BoundsPlace } from './place'
import { baseTicks, distanceTicks } from './place'
import { answered, foundFor } from './request'
import { baseText, binaryText, publishedRows } from './rows'

interface PictureProps {
  input: ViewInput
  frame: Frame
  place: BoundsPlace
  /** distance of the hairline; null for none */
  delta: number | null
}

/** Scales, the line where C first falls below 0, the bases of A and B, the context and the published table, over the map. */
export function BoundsPicture({ input, frame, place, delta }: PictureProps) {
  const { palette } = input
  const { left, top, width, height } = place
  const known = answered(frame, input)
  const [own, other] = [ladderOf(input.a), otherLadder(input)]
  const alike = other !== null && own.base === other.base && own.channels === other.channels
  return (
    <g transform={`translate(${left} ${top})`} fontSize={12}>
      <Scales input={input} place={place} crowded={[own, other].some(ladder => ladder && place.x(ladder.base) < TITLE)} />
      <clipPath id="bounds-map">
        <rect width={width} height={height} />
      </clipPath>
      <g clipPath="url(#bounds-map)">
        {known && (
          <path d={firstLine(place, known.job.bases, known.result.first)} fill="none" stroke={palette.ink} strokeWidth={1.5} />
        )}
        {delta !== null && <path d={`M0 ${place.y(delta)}H${width}`} stroke={palette.ink} strokeWidth={1} strokeOpacity={0.6} />}
      </g>
      <Published input={input} place={place} />
      <Context input={input} frame={frame} place={place} />
      <BaseLine letters={alike ? 'A, B' : 'A'} ladder={own} input={input} place={place} />
      {other && !alike && <BaseLine letters="B" ladder={other} input={input} place={place} />}
    </g>
  )
}

/** Steps at the bases of the columns; none where no distance of the map fails. */
function firstLine({ x, y }: BoundsPlace, bases: Float64Array, first: Float64Array): string {
  return polyline(Array.from(first, (m, k) => [x(bases[k] as number), y(m)] as const))
}

/** px of the map that the title of its upward axis takes. */
const TITLE = 34

function Scales({ input: { palette, phone }, place, crowded }: Pick<PictureProps, 'input' | 'place'> & { crowded: boolean }) {
  const { width, height, x, y } = place
  return (
    <>
      <rect width={width} height={height} fill="none" stroke={palette.line2} strokeWidth={0.75} />
      {baseTicks(place).map(base => (
        <g key={base} transform={`translate(${x(base)} ${height})`}>
          <path d="M0 0v4" stroke={palette.line2} strokeWidth={0.75} />
          <text y={18} textAnchor="middle" fill={palette.ink2}>
            {tenTo(Math.round(Math.log10(base)))}
          </text>
        </g>
      ))}
      <text x={width} y={height + 36} textAnchor="end" fill={palette.ink3}>
        base
      </text>
      {distanceTicks(place).map(m => (
        <g key={m} transform={`translate(0 ${y(m)})`}>
          <path d="M0 0h-4" stroke={palette.line2} strokeWidth={0.75} />
          <text x={-8} y={4} textAnchor="end" fill={palette.ink2}>
            {binaryText(m)}
          </text>
        </g>
      ))}
      <text x={crowded ? -12 : phone ? -40 : -58} y={-8} textAnchor={crowded ? 'end' : 'start'} fill={palette.ink3}>
        {crowded ? 'm' : 'm, positions'}
      </text>
    </>
  )
}

function BaseLine({
  letters,
  ladder,
  input,
  place,
}: { letters: string; ladder: Ladder } & Pick<PictureProps, 'input' | 'place'>) {
  const { base, carries, side } = ladder
  const { palette } = input
  const { x, y, width, height, domain } = place
  const at = x(base)
  const isA = side.letter === 'A'
  const colour = isA ? palette.ink : palette.b
  const end = at > width / 2
  const above = !isA || carries === null || carries > (contextOf(input) ?? carries)
  const met = carries !== null && carries >= domain.m[0] && carries <= domain.m[1]
  return (
    <g>
      <path d={`M${at} 0V${height}`} stroke={colour} strokeWidth={1.5} strokeDasharray={isA ? undefined : '5 3'} />
      <HaloText halo={palette.bench} x={at} y={-7} textAnchor="middle" fontWeight={600} fill={colour}>
        {letters}
      </HaloText>
      {met && (
        <>
          <circle cx={at} cy={y(carries)} r={4.5} fill={palette.bench} stroke={colour} strokeWidth={2} />
          <HaloText
            halo={palette.bench}
            x={at + (end ? -9 : 9)}
            y={y(carries) + (above ? -9 : 16)}
            textAnchor={end ? 'end' : 'start'}
            fill={colour}
          >
            {letters} carr{letters.length > 1 ? 'y' : 'ies'} {formatPositions(carries)}
          </HaloText>
        </>
      )}
    </g>
  )
}

/** Points of the table: full where it agrees; where it differs a ring at the published base, tied to ours. */
function Published({ input, place }: Pick<PictureProps, 'input' | 'place'>) {
  const { palette } = input
  return publishedRows(input.a.setup.geometry.rotaryDim).map(row => {
    const [ours, theirs, y] = [place.x(row.base), place.x(row.published), place.y(row.length)]
    return (
      <g key={row.length}>
        {row.verdict !== 'agrees' && (
          <>
            <path d={`M${ours} ${y}H${theirs}`} stroke={palette.bench} strokeWidth={3.5} />
            <path d={`M${ours} ${y}H${theirs}`} stroke={palette.fill.t} strokeWidth={1.5} />
            <circle cx={theirs} cy={y} r={4} fill={palette.bench} stroke={palette.fill.t} strokeWidth={1.75} />
          </>
        )}
        <circle cx={ours} cy={y} r={3.5} fill={palette.ink} stroke={palette.bench} strokeWidth={1} />
      </g>
    )
  })
}

/** The trained length and the context that a base is sought for, with that base. */
function Context({ input, frame, place }: Pick<PictureProps, 'input' | 'frame' | 'place'>) {
  const { palette, a } = input
  const { trainedLength } = a.setup.geometry
  const { x, y, width, height, domain } = place
  const length = contextOf(input)
  const found = foundFor(frame, input)
  const lines = [
    { at: trainedLength, words: 'trained' },
    ...(length !== null && length !== trainedLength ? [{ at: length, words: 'context' }] : []),
  ].filter(({ at }) => at >= domain.m[0] && at <= domain.m[1])
  const carries = ladderOf(a).carries
  const below = carries !== null && length !== null && carries > length
  const apart = lines.length < 2 || Math.abs(y(trainedLength) - y(length ?? 0)) > 14
  return (
    <>
      {lines.map(({ at, words }, k) => (
        <g key={words}>
          <path d={`M0 ${y(at)}H${width}`} stroke={palette.ink2} strokeWidth={1} strokeDasharray="2 3" />
          {(apart || k > 0) && (
            <HaloText halo={palette.bench} x={6} y={y(at) - 5} fill={palette.ink}>
              {words} {formatPositions(at)}
            </HaloText>
          )}
        </g>
      ))}
      {found && found !== 'beyond' && length !== null && length >= domain.m[0] && found.base >= domain.base[0] && (
        <g transform={`translate(${x(found.base)} ${y(length)})`}>
          <path d={`M0 0V${height - y(length)}`} stroke={palette.ink2} strokeWidth={1} strokeDasharray="2 3" />
          <path d="M0 -7L7 0L0 7L-7 0Z" fill={palette.bench} stroke={palette.ink} strokeWidth={2} />
          <HaloText
            halo={palette.bench}
            x={x(found.base) > width / 2 ? -12 : 12}
            y={below ? 18 : -12}
            textAnchor={x(found.base) > width / 2 ? 'end' : 'start'}
            fontWeight={600}
            fill={palette.ink}
          >
            {baseText(found.base)}
          </HaloText>
        </g>
      )}
    </>
  )
}
