import { DEPTHS, FRAME, HAYSTACKS, SAME } from '../../core/needle'
import type { NeedleState } from '../../state/needle'
import { formatShort } from '../paint/format'
import type { Palette } from '../paint/palette'
import type { ValueScale } from '../paint/valueScale'
import { tallyOf } from './facts'
import type { Cell } from './haystacks'
import { tallyText } from './words'

export const TITLE = 22
export const CELL = 22
export const MAP_HEIGHT = TITLE + DEPTHS.length * CELL + 18

/** Smallest difference that has a colour of its own. */
const LEAST = 1e-6

/** Differences of all sizes on one scale from -1 to 1: logarithmic from a millionth to 1. */
export function shade(margin: number): number {
  const size = Math.min(1, Math.max(0, 1 + Math.log10(Math.max(LEAST, Math.abs(margin))) / -Math.log10(LEAST)))
  return margin < -SAME ? -size : margin > SAME ? size : 0
}

interface NeedleMapProps {
  title: string
  name: string
  cells: readonly Cell[]
  chosen: NeedleState
  scale: ValueScale
  palette: Palette
  width: number
}

/** Depth against length: how well position keeps the needle and its distractor in order. A dot: the farther one wins. */
export function NeedleMap({ title, name, cells, chosen, scale, palette, width }: NeedleMapProps) {
  const cell = width / HAYSTACKS.length
  const x = (frames: number) => HAYSTACKS.indexOf(frames) * cell
  const y = (depth: number) => TITLE + DEPTHS.indexOf(depth) * CELL
  return (
    <g>
      <text y={10} fontSize={13} fill={palette.ink2}>
        <tspan fontWeight={600} fill={palette.ink}>
          {title}
        </tspan>{' '}
        {name}: {tallyText(tallyOf(cells))}
      </text>
      {cells.map(({ frames, depth, margin }) => (
        <g key={`${frames} ${depth}`} transform={`translate(${x(frames)} ${y(depth)})`}>
          <rect
            width={cell - 1}
            height={CELL - 1}
            fill={margin === undefined || Number.isNaN(margin) ? palette.chassis : scale.css(shade(margin))}
          />
          {margin !== undefined && margin < -SAME && <circle cx={cell / 2} cy={CELL / 2} r={2.75} fill={palette.ink} />}
          {Number.isNaN(margin) && <path d={`M3 ${CELL - 4}L${cell - 4} 3`} stroke={palette.line2} strokeWidth={0.75} />}
        </g>
      ))}
      {HAYSTACKS.includes(chosen.frames) && DEPTHS.includes(chosen.depth) && (
        <rect
          x={x(chosen.frames) - 1}
          y={y(chosen.depth) - 1}
          width={cell + 1}
          height={CELL + 1}
          fill="none"
          stroke={palette.ink}
          strokeWidth={2}
        />
      )}
      {HAYSTACKS.filter((_, k) => k % (cell < 26 ? 7 : 2) === 0).map(frames => (
        <text
          key={frames}
          x={frames === HAYSTACKS.at(-1) ? width - 1 : x(frames) + cell / 2}
          y={TITLE + DEPTHS.length * CELL + 13}
          fontSize={12}
          textAnchor={frames === HAYSTACKS.at(-1) ? 'end' : 'middle'}
          fill={palette.ink3}
        >
          {formatShort(frames * FRAME.rows * FRAME.cols)}
        </text>
      ))}
    </g>
  )
}
