import { useLayoutEffect, useRef } from 'react'
import { formatPositions, formatShort, formatValue } from '../paint/format'
import parts from '../paint/parts.module.css'
import styles from './bounds.module.css'
import type { BoundsPlace } from './place'

interface TipProps {
  place: BoundsPlace
  /** px from the corner of the map, and the base there */
  over: { base: number; x: number; y: number }
  m: number
  /** C at m and that base */
  value: number
  channels: number
}

/** The exact value under the pointer. */
export function BoundsTip({ place, over, m, value, channels }: TipProps) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const tip = ref.current
    if (!tip) return
    const [x, y] = [place.left + over.x, place.top + over.y]
    const right = x + 16 + tip.offsetWidth <= place.left + place.width
    tip.style.left = `${right ? x + 16 : Math.max(0, x - 16 - tip.offsetWidth)}px`
    tip.style.top = `${Math.max(0, Math.min(y + 14, place.outer.height - tip.offsetHeight))}px`
  })
  return (
    <div ref={ref} className={parts.valueTip} aria-hidden="true">
      <p>
        <b>m = {formatPositions(m)}</b>
        <span>base {formatShort(over.base)}</span>
      </p>
      <p className={styles.quiet}>
        <span>C {formatValue(value)}</span>
        <span>
          B(m) {formatShort((channels / 2) * value)} of {channels / 2}
        </span>
      </p>
    </div>
  )
}
