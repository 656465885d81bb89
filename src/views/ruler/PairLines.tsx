import type { AxisDistance } from '../../core/pairDistance'
import type { Palette } from '../paint/palette'
import type { Ruler } from '../paint/ruler'
import { distanceX } from './pairCursor'
import { RULER_HEIGHT } from './RulerScale'
import styles from './ruler.module.css'

/** px from the ruler to the foot of the wheels */
const WHEELS = 62

interface LinesProps {
  distances: readonly AxisDistance[]
  ruler: Ruler
  /** the scale of what stands below the ruler */
  wavelengths: Ruler
  palette: Palette
}

/** A hairline for each axis of a pair of tokens, from the ruler to the wheels. */
export function PairLines({ distances, ruler, wavelengths, palette }: LinesProps) {
  const line = (on: Ruler, place: { top: number; height: number }) =>
    distances.map(({ axis, distance }) => {
      const x = distanceX(on, distance)
      if (!(x >= 0 && x <= on.width)) return null
      return (
        <div
          key={`${axis} ${place.top}`}
          className={styles.pairLine}
          style={{ left: x - 0.5, ...place, background: palette.ink }}
          aria-hidden="true"
        />
      )
    })
  return (
    <>
      {line(ruler, { top: 0, height: RULER_HEIGHT })}
      {line(wavelengths, { top: RULER_HEIGHT, height: WHEELS })}
    </>
  )
}
