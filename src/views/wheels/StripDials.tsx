import { useMemo } from 'react'
import { Flag } from '../allocation/Flag'
import { LengthMark } from '../allocation/LengthMark'
import type { Pair } from '../allocation/pairs'
import type { Ruler } from '../paint/ruler'
import type { ViewInput } from '../view'
import { Dials } from './Dials'
import type { Dial } from './dials'
import { dialOf } from './dials'
import { useHands } from './pairHands'

interface StripDialsProps {
  input: ViewInput
  dials: readonly Dial[]
  /** what pairs read until just now, and how far that change has come */
  leaving: ReadonlyMap<number, Pair>
  fade: number
  ruler: Ruler
  height: number
  flag: { pair: number; said: string } | null
}

/** px outside the strip into which rings and flags reach */
const ROOM = { x: 3, y: 9 }

/** The dials on the ruler with the chosen one ringed, cut off at the ends of the plot. */
export function StripDials({ input, dials, leaving, fade, ruler, height, flag }: StripDialsProps) {
  const { palette, cursor } = input
  const hands = useHands(input.a, input)
  const { trainedLength } = input.a.setup.geometry
  const training = useMemo(() => ({ length: trainedLength, show: 'tick' as const }), [trainedLength])
  const [steady, arriving, gone] = useMemo(
    () => [
      dials.filter(dial => !leaving.has(dial.index)),
      dials.filter(dial => leaving.has(dial.index)),
      dials.flatMap(({ x, y, r, index }) => (leaving.has(index) ? [{ ...dialOf(leaving.get(index) as Pair), x, y, r }] : [])),
    ],
    [dials, leaving],
  )
  const length = dials.some(dial => dial.step !== undefined) ? Number.NaN : ruler.x(trainedLength)
  const chosen = dials[cursor.pair]
  const flagged = flag && dials[flag.pair]
  return (
    <svg
      x={-ROOM.x}
      y={-ROOM.y}
      width={ruler.width + 2 * ROOM.x}
      height={height + 2 * ROOM.y}
      viewBox={`${-ROOM.x} ${-ROOM.y} ${ruler.width + 2 * ROOM.x} ${height + 2 * ROOM.y}`}
    >
      {length > 0 && length < ruler.width && <LengthMark x={length} from={-2} to={height + 2} palette={palette} />}
      <Dials dials={steady} hands={hands} training={training} palette={palette} />
      {arriving.length > 0 && (
        <>
          <g opacity={fade}>
            <Dials dials={arriving} hands={hands} training={training} palette={palette} />
          </g>
          <g opacity={1 - fade}>
            <Dials dials={gone} hands={hands} training={training} palette={palette} />
          </g>
        </>
      )}
      {chosen && <circle cx={chosen.x} cy={chosen.y} r={chosen.r + 2.25} fill="none" stroke={palette.ink} strokeWidth={1.5} />}
      {flagged && flag && (
        <Flag
          x={flagged.x + flagged.r * (flagged.y > height / 2 ? 0.9 : 0.5)}
          y={flagged.y > height / 2 ? flagged.y + flagged.r + 2 : flagged.y - flagged.r}
          said={flag.said}
          palette={palette}
        />
      )}
    </svg>
  )
}
