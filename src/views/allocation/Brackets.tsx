import { memo } from 'react'
import type { Palette } from '../paint/palette'
import { bracketForms, narrowForms } from './bracketLabel'
import type { Bracket } from './brackets'
import type { CellBox } from './cells'
import { Pieces } from './Pieces'
import { inkOf } from './pairs'
import { piecesWidth } from './pieceWidth'
import { placeLabels } from './placeLabels'

interface BracketsProps {
  brackets: readonly Bracket[]
  boxes: readonly CellBox[]
  /** px of the line; its ends turn towards the cells */
  y: number
  side: 'above' | 'below'
  /** px that the drawing must keep inside */
  limits: readonly [number, number]
  /** px of the hairline where it crosses the labels */
  avoid: number | null
  /** the narrow page has labels without lines */
  phone: boolean
  palette: Palette
}

const END = 4

/** Brackets over runs of pairs, each with its axis, count and range of wavelengths. */
export const Brackets = memo(function Brackets({ brackets, boxes, y, side, limits, avoid, phone, palette }: BracketsProps) {
  const [low, high] = limits
  const drawn = brackets.flatMap(bracket => {
    const own = boxes.slice(bracket.first.index, bracket.last.index + 1)
    const still = own.filter(box => !box.moved)
    const cells = still.length ? still : own
    const left = Math.min(...cells.map(box => box.x))
    const right = Math.max(...cells.map(box => box.x + box.width))
    if (right < low || left > high) return []
    return [
      {
        bracket,
        left,
        right,
        from: Math.max(low, left),
        to: Math.min(high, right),
        forms: phone ? narrowForms(bracket) : bracketForms(bracket),
      },
    ]
  })
  drawn.sort((one, other) => one.left - other.left)
  // Ladders that restart share their wavelengths, and then one bracket serves all of them.
  const turning = drawn.filter(({ bracket }) => Number.isFinite(bracket.last.lambda))
  const shared = turning.some((one, k) => k > 0 && one.left < (turning[k - 1]?.right ?? 0) - 1)
  const union = { from: Math.min(...turning.map(({ from }) => from)), to: Math.max(...turning.map(({ to }) => to)) }
  const labels = placeLabels(
    drawn.map(({ from, to, forms, bracket }, k) => ({
      ...(shared && Number.isFinite(bracket.last.lambda) ? portion(union, k, turning.length) : { from, to }),
      widths: forms.map(piecesWidth),
    })),
    limits,
    avoid,
  )
  const turn = side === 'above' ? END : -END
  return drawn.map(({ bracket, left, right, from, to, forms }, i) => {
    const [first] = bracket.reads
    const ink = bracket.reads.length > 1 || !first ? palette.ink2 : inkOf(palette, first)
    const { form, x } = labels[i] ?? { form: null, x: 0 }
    const pieces = form === null ? undefined : forms[form]
    const start = left < low ? `M${from} ${y}` : `M${from + 0.5} ${y + turn}V${y}`
    return (
      <g key={bracket.first.index}>
        {pieces && (
          <Pieces
            pieces={pieces}
            palette={palette}
            x={x}
            y={y + (side === 'above' ? (phone ? 2 : -5.5) : phone ? 5 : 12.5)}
            fill={ink}
          />
        )}
        {!phone && !shared && <path d={`${start}H${to - 0.5}${right > high ? '' : `v${turn}`}`} fill="none" stroke={ink} />}
        {!phone && shared && i === 0 && (
          <path d={`M${union.from + 0.5} ${y + turn}V${y}H${union.to - 0.5}v${turn}`} fill="none" stroke={palette.ink2} />
        )}
      </g>
    )
  })
})

/** The k-th of equal parts of an extent. */
function portion({ from, to }: { from: number; to: number }, k: number, count: number) {
  return { from: from + ((to - from) * k) / count, to: from + ((to - from) * (k + 1)) / count }
}
