import { readPairs } from '../allocation/pairs'
import type { ViewInput } from '../view'
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
        hands={{ query: input.cursor.delta, key: 0, queryPace: 0, keyPace: 0 }}
      />
    </g>
  )
}
