import { axisText } from '../paint/axisWords'
import { formatValue } from '../paint/format'
import { MathText } from '../paint/MathText'
import type { Palette } from '../paint/palette'
import type { KeyReading } from './readout'

const LINE = 22
const BAR = { from: 36, right: 62, height: 10 }
/** characters of a distance that fit beside the score, and on a line of their own */
const BESIDE = 15
const OWN_LINE = 26

export function readoutHeight(readings: readonly KeyReading[]): number {
  return readings.reduce(
    (sum, { shares, distance }) => sum + 24 + distanceLines(distance).length * LINE + LINE * (shares?.length ?? 1),
    0,
  )
}

/** Score and distance of the key on each side, with the share of every axis; grey is the share at distance 0. */
export function KeyReadout({ readings, width, palette }: { readings: readonly KeyReading[]; width: number; palette: Palette }) {
  let y = 0
  return readings.map(reading => {
    const top = y
    y += readoutHeight([reading])
    return (
      <g key={reading.side.letter} transform={`translate(0 ${top})`}>
        <Reading reading={reading} width={width} palette={palette} />
      </g>
    )
  })
}

function Reading({
  reading: { side, score, distance, shares },
  width,
  palette,
}: {
  reading: KeyReading
  width: number
  palette: Palette
}) {
  const most = Math.max(1e-9, ...(shares ?? []).map(share => Math.max(share.full, Math.abs(share.score))))
  const lowest = Math.min(0, ...(shares ?? []).map(share => share.score))
  const unit = (width - BAR.right - BAR.from) / (most - lowest)
  const zero = BAR.from - lowest * unit
  const lines = distanceLines(distance)
  const below = 12 + LINE * lines.length
  return (
    <>
      <text y={12} fontSize={13} fontWeight={600} fill={palette.ink}>
        {side.letter}
      </text>
      <text x={18} y={12} fontSize={12} fill={palette.ink2}>
        {distance === '()' ? 'nothing turns' : lines.length ? 'Δ' : `Δ ${distance}`}
      </text>
      {lines.map((line, k) => (
        <text key={line} x={18} y={12 + LINE * (k + 1)} fontSize={12} fill={palette.ink2}>
          {line}
        </text>
      ))}
      <text x={width} y={12} textAnchor="end" fontSize={13} fontWeight={600} fill={palette.ink}>
        {formatValue(score)}
      </text>
      {shares === null && (
        <text y={below + LINE} fontSize={12} fill={palette.ink3}>
          its pairs do not rotate: no shares
        </text>
      )}
      {shares?.map(({ id, name, score: share, full }, k) => {
        const baseline = below + LINE * (k + 1)
        const fill = id === 'none' ? palette.none : palette.fill[id === 'mixed' ? 'all' : id]
        return (
          <g key={id}>
            {id === 'none' || id === 'mixed' ? (
              <text y={baseline} fontSize={12} fill={palette.ink3}>
                {id === 'none' ? 'still' : 'mix'}
                <title>{name}</title>
              </text>
            ) : (
              <MathText y={baseline} fontSize={17} fill={palette.axisInk[id]}>
                {axisText(id)}
              </MathText>
            )}
            <rect x={zero} y={baseline - BAR.height} width={full * unit} height={BAR.height} fill={palette.line} />
            <rect
              x={share < 0 ? zero + share * unit : zero}
              y={baseline - BAR.height}
              width={Math.abs(share) * unit}
              height={BAR.height}
              fill={fill}
            />
            <line x1={zero} x2={zero} y1={baseline - BAR.height - 2} y2={baseline + 2} stroke={palette.ink} strokeWidth={1} />
            <text x={width} y={baseline} textAnchor="end" fontSize={13} fill={palette.ink}>
              {formatValue(share)}
            </text>
          </g>
        )
      })}
    </>
  )
}

/** The lines under the score that a long distance takes; none where it fits beside. */
export function distanceLines(distance: string): readonly string[] {
  if (distance.length <= BESIDE) return []
  return distance.split(/(?<=,) /).reduce<string[]>((lines, part) => {
    const last = lines.at(-1)
    return last !== undefined && last.length + part.length < OWN_LINE
      ? [...lines.slice(0, -1), `${last} ${part}`]
      : [...lines, part]
  }, [])
}
