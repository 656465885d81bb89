import type { KeyboardEvent, PointerEvent } from 'react'
import { useRef, useState } from 'react'
import { LIMITS } from '../../core/scene'
import type { Actions, Cursor } from '../../state/store'
import type { Unit } from '../paint/axisWords'
import { formatPositions } from '../paint/format'
import type { Ruler } from '../paint/ruler'
import { cursorAfterKey, readDistance } from './cursorKeys'
import styles from './ruler.module.css'

/** px that a press may move and still be a click */
const CLICK = 3

interface TagProps {
  ruler: Ruler
  cursor: Cursor
  act: Actions
  /** what distances count */
  unit: Unit
  /** distances to stop at with Alt */
  stops: () => readonly number[]
}

/** Δ on the ruler: dragged, typed after a click, moved by keys. */
export function CursorTag({ ruler, cursor, act, unit, stops }: TagProps) {
  const [typing, setTyping] = useState(false)
  const pressed = useRef<{ x: number; dragged: boolean } | null>(null)
  const { delta } = cursor
  const x = ruler.x(delta)
  const outside = x < 0 ? '‹ ' : x > ruler.width ? '› ' : ''
  const style = { left: tagCentre(ruler, delta) }

  const enter = (text: string) => {
    const distance = readDistance(text)
    if (distance !== null) act.setCursor({ delta: distance, pinned: true })
    setTyping(false)
  }
  if (typing)
    return (
      <input
        className={styles.typed}
        style={style}
        aria-label={`Distance Δ, ${unit}`}
        inputMode="numeric"
        defaultValue={delta}
        autoFocus
        onFocus={event => event.currentTarget.select()}
        onBlur={event => enter(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') enter(event.currentTarget.value)
          if (event.key === 'Escape') setTyping(false)
          event.stopPropagation()
        }}
      />
    )

  const down = (event: PointerEvent) => {
    if (event.button) return
    event.currentTarget.setPointerCapture(event.pointerId)
    pressed.current = { x: event.clientX, dragged: false }
  }
  const move = (event: PointerEvent) => {
    const press = pressed.current
    if (!press) return
    press.dragged ||= Math.abs(event.clientX - press.x) > CLICK
    const scale = event.currentTarget.parentElement?.getBoundingClientRect()
    if (press.dragged && scale) act.setCursor({ delta: Math.round(ruler.at(event.clientX - scale.left)), pinned: true })
  }
  const up = () => {
    if (pressed.current && !pressed.current.dragged) setTyping(true)
    pressed.current = null
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter') setTyping(true)
    const next = cursorAfterKey(event, delta, event.altKey ? stops() : [])
    if (next) act.setCursor(next)
    if (next || event.key === 'Enter') event.preventDefault()
  }
  return (
    <div
      className={styles.tag}
      style={style}
      role="slider"
      tabIndex={0}
      aria-label="Distance Δ on the ruler"
      aria-valuemin={0}
      aria-valuemax={LIMITS.distance.max}
      aria-valuenow={delta}
      aria-valuetext={`${formatPositions(delta)} ${unit}`}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onClick={event => event.stopPropagation()}
      onKeyDown={key}
    >
      {outside}
      <span className={styles.symbol}>Δ</span> = {formatPositions(delta)}
    </div>
  )
}

/** px of the tag's middle: under the hairline, and never beyond the ruler's ends. */
export function tagCentre(ruler: Ruler, delta: number): number {
  const half = 22 + 3.3 * formatPositions(delta).length
  return Math.min(ruler.width - half, Math.max(half - 8, ruler.x(delta)))
}
