import { choiceOfHeads } from '../heads'
import { plotLeft } from '../paint/bench'
import { pairOnRuler } from '../ruler/pairCursor'
import type { StripProps } from '../view'
import { lettersOutside } from './AllocationRow'
import { AllocationRows } from './AllocationRows'
import { cellAt } from './cells'
import { HeadStepper } from './HeadStepper'
import heads from './heads.module.css'
import { useWavelengths } from './lane'
import { PairSlider } from './PairSlider'
import { sayPair } from './pairKeys'
import type { RowModel } from './rows'
import { useRow } from './rows'

const DESK = { a: { y: 23, height: 22 }, b: { y: 55, height: 22 } }
const PHONE = { a: { y: 17, height: 22 }, b: { y: 47, height: 22 } }
/** px under the cells of B: bracket and label */
const FOOT = 24
export const STRIP_HEIGHT = DESK.b.y + DESK.b.height + FOOT

/** Which axis every pair reads, at its wavelength on the bench's ruler. */
export function AllocationStrip({ input, act, width }: StripProps) {
  const { phone, palette, cursor } = input
  const ruler = useWavelengths(input)
  const place = phone ? PHONE : DESK
  const ownA = useRow(input, input.a, ruler, place.a.height)
  const ownB = useRow(input, input.b ?? input.a, ruler, place.b.height)
  // two tokens are apart on every axis
  const paired = !phone && pairOnRuler(input) !== null
  const [a, b] = [ownA, ownB].map(row => (paired ? { ...row, focus: null } : row)) as [RowModel, RowModel]
  const left = plotLeft(phone)
  const last = input.b ? place.b : place.a
  const height = last.y + last.height + FOOT
  const outside = lettersOutside(a.boxes) || (input.b !== null && lettersOutside(b.boxes))
  // the choice of heads stands below the name and must end with the strip
  const middle = place.a.y + place.a.height / 2 - (choiceOfHeads(input) ? 14 : 0)
  const pick = (x: number, y: number) => {
    if (x < left || x > left + ruler.width) return null
    const onB = input.b !== null && y > (place.a.y + place.a.height + place.b.y) / 2
    return onB ? cellAt(b.boxes, x - left, y - place.b.y) : cellAt(a.boxes, x - left, y - place.a.y)
  }
  return (
    <div role="group" aria-label="Allocation" style={{ position: 'relative', width, height }}>
      {!phone && (
        <div className={heads.gutter} style={{ top: outside ? 14 : middle + 8, width: left - 6 }}>
          <HeadStepper input={input} act={act} />
        </div>
      )}
      <PairSlider label="Allocated pair" said={sayPair(a.pairs[cursor.pair])} pairs={a.pairs.length} {...{ cursor, act, pick }}>
        <svg width={width} height={height} aria-hidden="true" style={{ display: 'block', overflow: 'visible' }}>
          {!phone && (
            <text y={outside ? 12 : middle + 4.5} fontSize={13} fontWeight={600} fill={palette.ink}>
              Allocation
            </text>
          )}
          <g transform={`translate(${left} 0)`}>
            <AllocationRows input={input} a={a} b={input.b && b} ruler={ruler} place={place} />
          </g>
        </svg>
      </PairSlider>
    </div>
  )
}
