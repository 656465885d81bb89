import type { CSSProperties, MouseEvent, PointerEvent } from 'react'
import parts from '../paint/parts.module.css'
import type { ViewProps } from '../view'
import { cursorAfterKey } from './cursorKeys'

interface DistancePadProps extends Pick<ViewProps, 'input' | 'act'> {
  name: string
  /** the values at the cursor, for those who do not see them */
  said: string
  /** the distance in use, where it is not that of the cursor, positions */
  delta?: number
  /** the farthest that has a value; the ruler's end without it, positions */
  most?: number
  /** where Alt and an arrow key stop, ascending, positions */
  stops: () => readonly number[]
  /** where it lies: as wide as the ruler, px */
  box: { left: number; top: number; height: number }
}

/** The surface over a plot on the ruler: pointer and keys move the cursor's distance, a click or a touch holds it. */
export function DistancePad({ input, act, name, said, delta = input.cursor.delta, most, stops, box }: DistancePadProps) {
  const { cursor, ruler } = input
  const distanceAt = (event: MouseEvent) => {
    const { left } = event.currentTarget.getBoundingClientRect()
    return Math.round(ruler.at(Math.max(0, Math.min(ruler.width, event.clientX - left))))
  }
  const move = (event: PointerEvent) => {
    const touch = event.pointerType === 'touch'
    if (touch ? event.isPrimary : !cursor.pinned) act.setCursor({ delta: distanceAt(event), pinned: touch })
  }
  const place: CSSProperties = { ...box, width: ruler.width, zIndex: 2 }
  return (
    <div
      className={parts.plot}
      style={place}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={Math.max(delta, most ?? Math.round(ruler.view.to))}
      aria-valuenow={delta}
      aria-valuetext={said}
      onPointerMove={move}
      onPointerDown={event => event.pointerType === 'touch' && move(event)}
      onClick={event => act.setCursor({ delta: distanceAt(event), pinned: true })}
      onKeyDown={event => {
        const next = cursorAfterKey(event, delta, stops())
        if (!next) return
        event.preventDefault()
        act.setCursor(next)
      }}
    />
  )
}
