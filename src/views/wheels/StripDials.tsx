import { useMemo } from 'react'
import { Flag } from '../allocation/Flag'
import type { Pair } from '../allocation/pairs'
import type { Ruler } from '../paint/ruler'
import type { ViewInput } from '../view'
import { Dials } from './Dials'
import type { Dial } from './dials'

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

/** px above and below the strip into which the ring of the chosen dial reaches */
const ROOM = 9

/** The dials on the ruler with the chosen one ringed, cut off at the ends of the plot. */
export function StripDials({ input, dials, leaving, fade, ruler, height, flag }: StripDialsProps) {
  const { palette, cursor } = input
  const hands = useMemo(() => ({ query: cursor.delta, key: 0, queryPace: 0, keyPace: 0 }), [cursor.delta])
  const [steady, arriving, gone] = useMemo(
    () => [
      dials.filter(dial => !leaving.has(dial.index)),
      dials.filter(dial => leaving.has(dial.index)),
      dials
        .flatMap(dial => ({ ...dial, reads: leaving.get(dial.index)?.reads ?? dial.reads }))
        .filter(dial => leaving.has(dial.index)),
    ],
    [dials, leaving],
  )
  const chosen = dials[cursor.pair]
  const flagged = flag && dials[flag.pair]
  return (
    <svg
      x={-ROOM}
      y={-ROOM}
      width={ruler.width + 2 * ROOM}
      height={height + 2 * ROOM}
      viewBox={`${-ROOM} ${-ROOM} ${ruler.width + 2 * ROOM} ${height + 2 * ROOM}`}
    >
      <Dials dials={steady} hands={hands} palette={palette} />
      {arriving.length > 0 && (
        <>
          <g opacity={fade}>
            <Dials dials={arriving} hands={hands} palette={palette} />
          </g>
          <g opacity={1 - fade}>
            <Dials dials={gone} hands={hands} palette={palette} />
          </g>
        </>
      )}
      {chosen && <circle cx={chosen.x} cy={chosen.y} r={chosen.r + 2.25} fill="none" stroke={palette.ink} strokeWidth={1.5} />}
      {flagged && flag && (
        <Flag
          x={flagged.x + flagged.r * 0.5}
          y={flagged.y + flagged.r * (flagged.index % 2 ? 1 : -1) + (flagged.index % 2 ? 7 : 0)}
          said={flag.said}
          palette={palette}
        />
      )}
    </svg>
  )
}
