import { useLayoutEffect, useRef, useState } from 'react'
import { useWavelengths } from '../allocation/lane'
import { plotLeft } from '../paint/bench'
import type { Ruler } from '../paint/ruler'
import type { ViewInput } from '../view'
import { pairOnRuler } from './pairCursor'
import { RULER_HEIGHT } from './RulerScale'
import styles from './ruler.module.css'

/** px of the glass slide */
const SLIDE = 16

/**
 * The cursor through everything that stands on the ruler, laid over the nearest positioned ancestor. Above a linear
 * ruler and below it, the same distance stands at two places, and the line is parted there. A pair of tokens has lines of
 * its own, one for each axis.
 */
export function Hairline({ input }: { input: Pick<ViewInput, 'a' | 'b' | 'scene' | 'ruler' | 'cursor' | 'palette' | 'phone'> }) {
  const { ruler, cursor, palette, phone } = input
  const ref = useRef<HTMLDivElement>(null)
  const [foot, setFoot] = useState(0)
  const wavelengths = useWavelengths(input)
  const linked = wavelengths === ruler
  useLayoutEffect(() => {
    const stack = ref.current?.parentElement
    if (linked || !stack) return
    const measure = () => setFoot((stack.querySelector<HTMLElement>('[data-ruler]')?.offsetTop ?? -RULER_HEIGHT) + RULER_HEIGHT)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(stack)
    return () => observer.disconnect()
  }, [linked, ruler])
  if (pairOnRuler(input)) return null
  const piece = (on: Ruler, top: number, bottom: string) => {
    const x = on.x(cursor.delta)
    if (!(x >= 0 && x <= on.width)) return null
    const left = plotLeft(phone) + x
    return (
      <>
        <div className={styles.slide} style={{ left: left - SLIDE / 2, width: SLIDE, top, bottom, background: palette.glass }} />
        <div className={styles.hair} style={{ left: left - 0.5, top, bottom, background: palette.ink }} />
      </>
    )
  }
  return (
    <div ref={ref} className={styles.hairline} aria-hidden="true">
      {linked ? (
        piece(ruler, 0, '0px')
      ) : (
        <>
          {piece(ruler, 0, `calc(100% - ${foot}px)`)}
          {piece(wavelengths, foot, '0px')}
        </>
      )}
    </div>
  )
}
