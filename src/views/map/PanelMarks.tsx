import { formatPositions } from '../paint/format'
import { HaloText } from '../paint/HaloText'
import type { ViewInput } from '../view'
import type { BandCells } from './bandCells'
import { bandMiddle } from './bandCells'
import type { MapSide } from './model'

interface MarksProps {
  input: ViewInput
  one: MapSide
  slow: boolean
  cells: BandCells
  left: number
  top: number
  size: number
  /** false in a file, which has no cursor */
  cursor: boolean
}

/** Part of the picture that a band must cover to carry its number; narrower ones carry it beside the diagonal. */
const ROOMY = 0.02

/** Title, axes, numbers of the bands and the cursor over one query × key picture. */
export function PanelMarks({ input, one, slow, cells, left, top, size, cursor }: MarksProps) {
  const { palette } = input
  const { side, relation, stand, slowFrom } = one
  const pairs = slowFrom === null ? '' : slow ? `, pairs from ${slowFrom}` : `, pairs below ${slowFrom}`
  const bands = relation?.bands ?? []
  const at = (token: number) => ((token + 0.5) / stand.tokens) * size
  return (
    <g transform={`translate(${left} ${top})`} fontSize={12}>
      <text y={-8} fontSize={13} fill={palette.ink2}>
        <tspan fontWeight={600} fill={palette.ink}>
          {side.letter}
        </tspan>{' '}
        {short(`${relation ? side.spec.relation?.name : 'as it is'}${pairs}`, size / 6.6 - 2)}
      </text>
      <rect width={size} height={size} fill="none" stroke={palette.line2} strokeWidth={0.75} />
      {bands.map((band, index) => {
        const middle = bandMiddle(cells, index)
        if (!middle) return null
        const narrow = middle.share < ROOMY
        const shift = narrow ? 11 : 0
        return (
          <HaloText
            key={band.name}
            halo={narrow ? palette.chassis : palette.bench}
            x={middle.x * size + shift}
            y={middle.y * size + 4 - shift}
            textAnchor="middle"
            fontWeight={600}
            fill={palette.ink}
          >
            {index + 1}
          </HaloText>
        )
      })}
      <text y={size + 14} fill={palette.ink3}>
        0
      </text>
      <text x={size / 2} y={size + 14} textAnchor="middle" fill={palette.ink3}>
        key →
      </text>
      <text x={size} y={size + 14} textAnchor="end" fill={palette.ink3}>
        {formatPositions(stand.tokens - 1)}
      </text>
      <text transform={`translate(-7 ${size / 2}) rotate(-90)`} textAnchor="middle" fill={palette.ink3}>
        ← query
      </text>
      {cursor && <Row query={at(stand.query)} keyAt={keyOf(input, one)} input={input} at={at} />}
    </g>
  )
}

/** The key at the cursor, from the query that looks back; null where there is none so far. */
function keyOf({ cursor }: ViewInput, { stand }: MapSide): number | null {
  const key = cursor.query !== null && cursor.key !== null ? cursor.key : stand.query - cursor.delta
  return key >= 0 && key < stand.tokens ? key : null
}

/** The row of the query up to itself, and the column of the key from itself down to it. */
function Row({
  query,
  input: { palette },
  keyAt,
  at,
}: {
  query: number
  input: ViewInput
  keyAt: number | null
  at: (token: number) => number
}) {
  return (
    <g fill="none">
      {[palette.bench, palette.ink].map((colour, k) => (
        <g key={colour} stroke={colour} strokeWidth={k ? 1 : 3} opacity={k ? 1 : 0.5}>
          <path d={`M0 ${query}H${query}`} />
          {keyAt !== null && <path d={`M${at(keyAt)} ${Math.min(at(keyAt), query)}V${query}`} />}
        </g>
      ))}
    </g>
  )
}

function short(text: string, characters: number): string {
  return text.length <= characters ? text : `${text.slice(0, Math.max(3, Math.floor(characters) - 1))}…`
}
