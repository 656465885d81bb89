import { plotLeft } from '../paint/bench'
import { formatPositions } from '../paint/format'
import { HaloText } from '../paint/HaloText'
import type { Ruler } from '../paint/ruler'
import type { ViewInput } from '../view'
import { AllocationRows } from './AllocationRows'
import { Fans } from './BandsDetail'
import type { Detail } from './detail'
import { trainedTurns } from './pairs'
import type { PrimaryPlace } from './primaryPlace'
import type { RowModel } from './rows'

interface AllocationPictureProps {
  input: ViewInput
  a: RowModel
  b: RowModel | null
  ruler: Ruler
  place: PrimaryPlace
  detail: Detail
}

/** px that the words on one side of the trained length take */
const WORDS = 210

/** Both allocations at large, and what the trained length parts. */
export function AllocationPicture({ input, a, b, ruler, place, detail }: AllocationPictureProps) {
  const { palette } = input
  const left = plotLeft(false)
  const { trainedLength } = input.a.setup.geometry
  const counted = a.pairs.some(pair => pair.step !== undefined)
  const mark = counted ? Number.NaN : ruler.x(trainedLength)
  const hairline = ruler.x(input.cursor.delta)
  const crosses = (from: number, to: number) => hairline > from && hairline < to
  const rotated = a.pairs.filter(pair => pair.omega !== 0)
  const once = rotated.filter(pair => trainedTurns(pair, trainedLength) >= 1).length
  return (
    <g transform={`translate(${left} 0)`}>
      <AllocationRows input={input} a={a} b={b} ruler={ruler} place={place.rows} crossed />
      {detail.kind === 'bands' && (
        <g transform={`translate(0 ${place.fans})`}>
          <Fans scalings={detail.scalings} ruler={ruler} pair={input.cursor.pair} phone={false} palette={palette} />
        </g>
      )}
      <g fontSize={12} fill={palette.ink3}>
        {mark > WORDS && mark < ruler.width && (
          <HaloText
            halo={palette.bench}
            x={crosses(mark - WORDS, mark) ? hairline - 8 : mark - 8}
            y={place.words}
            textAnchor="end"
          >
            ← {once} of {rotated.length} turn at least once
          </HaloText>
        )}
        {once < rotated.length && mark > 0 && mark < ruler.width - WORDS && (
          <HaloText halo={palette.bench} x={crosses(mark, mark + WORDS) ? hairline + 8 : mark + 8} y={place.words}>
            never within the trained {formatPositions(trainedLength)} →
          </HaloText>
        )}
      </g>
    </g>
  )
}
