import { plotLeft } from '../paint/bench'
import type { Palette } from '../paint/palette'
import { fitText } from '../paint/textWidth'
import { BlendLine } from './BlendLine'
import { Brackets } from './Brackets'
import { Cells } from './Cells'
import type { CellBox } from './cells'
import { Flag } from './Flag'
import type { RowModel } from './rows'

export interface RowPlace {
  /** px of the top of the cells */
  y: number
  height: number
  /** px of the plot column */
  width: number
  labels: 'above' | 'below'
}

interface AllocationRowProps {
  row: RowModel
  place: RowPlace
  /** px of the hairline where it crosses the labels */
  avoid: number | null
  /** chosen pair */
  pair: number
  /** pair that parts first from the other side */
  flag: { pair: number; said: string } | null
  phone: boolean
  palette: Palette
}

/** px from the cells to their bracket */
const BRACKET = 9

/** Whether cells begin so far left that the letter of the row must stand outside the plot. */
export function lettersOutside(boxes: readonly CellBox[]): boolean {
  return boxes.some(box => box.x < 18 && box.x + box.width > 0)
}

/** One embedding on the wavelength scale: letter and name, cells, chosen pair, brackets. */
export function AllocationRow({ row, place, avoid, pair, flag, phone, palette }: AllocationRowProps) {
  const { y, height, width, labels } = place
  const { boxes, brackets, letter, name } = row
  const chosen = boxes[pair]
  const flagged = flag && boxes[flag.pair]
  const leftmost = Math.min(width, ...boxes.filter(box => box.x + box.width > 0).map(box => box.x))
  const beyond = boxes.filter(box => box.x > width).length
  const middle = y + height / 2 + 4.5
  const room = fitText(name, 13, leftmost - 27)
  const extent: readonly [number, number] = [leftmost, Math.min(width, Math.max(...boxes.map(box => box.x + box.width)))]
  return (
    <>
      <svg y={y - 14} width={width} height={height + 28} viewBox={`0 -14 ${width} ${height + 28}`}>
        <Cells boxes={boxes} leaving={row.leaving} fade={row.fade} focus={row.focus} palette={palette} />
        {row.blend && row.blend.length === boxes.length && (
          <BlendLine boxes={boxes} blend={row.blend} height={height} palette={palette} />
        )}
        {chosen && (
          <rect
            x={chosen.x - 2}
            y={-2.5}
            width={chosen.width + 4}
            height={height + 5}
            rx={3}
            fill="none"
            stroke={palette.ink}
            strokeWidth={1.5}
          />
        )}
        {flagged && <Flag x={flagged.x + flagged.width / 2} y={-1} said={flag.said} palette={palette} />}
      </svg>
      <Brackets
        brackets={brackets}
        boxes={boxes}
        y={labels === 'above' ? y - BRACKET : y + height + BRACKET}
        side={labels}
        limits={phone ? extent : [0, width]}
        avoid={avoid}
        phone={phone}
        palette={palette}
      />
      <text
        x={phone ? -plotLeft(true) : lettersOutside(boxes) ? -14 : 3}
        y={middle}
        fontSize={13}
        fontWeight={600}
        fill={palette.ink}
      >
        {letter}
      </text>
      {!phone && beyond > 0 && (
        <text x={width + 10} y={middle} fontSize={12} fill={palette.ink3}>
          {beyond} beyond →
        </text>
      )}
      {!phone && row.rest > 0 && (
        <text x={width + 10} y={middle + (beyond > 0 ? 15 : 0)} fontSize={12} fill={palette.ink3}>
          {row.rest} channels still
        </text>
      )}
      {!phone && room && (
        <text x={21} y={middle} fontSize={13} fill={palette.ink2}>
          {room}
        </text>
      )}
    </>
  )
}
