import { readPairs } from '../allocation/pairs'
import type { ViewInput } from '../view'
import { restingHands } from './pairHands'
import { picturePlace } from './picturePlace'
import { WheelsPicture } from './WheelsPicture'
import { wheelRows } from './wheelRows'

/** px around the picture */
const MARGIN = 24

/** The wheels at rest, for a file. */
export function WheelsFigure({ input, width, height }: { input: ViewInput; width: number; height: number }) {
  const a = readPairs(input.a.spec)
  const b = input.b && readPairs(input.b.spec)
  const place = picturePlace(width - 2 * MARGIN, height - 2 * MARGIN, false)
  const { rows } = wheelRows(a, b, place.room)
  return (
    <g transform={`translate(${MARGIN} ${MARGIN})`}>
      <WheelsPicture
        input={input}
        a={a}
        b={b}
        rows={rows}
        place={place}
        hands={{ A: restingHands(input.a, input), B: restingHands(input.b, input) }}
      />
    </g>
  )
}
