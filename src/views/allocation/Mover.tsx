import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useRef } from 'react'
import type { Actions, Cursor } from '../../state/store'
import styles from './allocation.module.css'
import type { Moves } from './moves'
import { pairAfterKey } from './pairKeys'

interface MoverProps {
  pairs: number
  said: string
  cursor: Cursor
  act: Pick<Actions, 'setCursor'>
  moves: Moves
  /** the pair of A under a point, px; null outside A's cells */
  pick: (x: number, y: number) => number | null
  /** px of a pair's middle, and the wavelength under a px; absent where cells do not stand on the ruler */
  place?: { middle: (pair: number) => number; wavelength: (x: number) => number }
  children: ReactNode
}

/** px that a press may move and still only choose */
const CLICK = 3
/** what an arrow key multiplies a wavelength by, and with Shift */
const STEP = { fine: 1.01, far: 1.1 }

/** Takes single pairs out of their schedule: by a drag along the ruler, or by keyboard. */
export function Mover({ pairs, said, cursor, act, moves, pick, place, children }: MoverProps) {
  const grip = useRef<{ pair: number; from: number; offset: number; dragged: boolean } | null>(null)
  const at = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top] as const
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    const pair = direction ? null : pairAfterKey(event.key, event.shiftKey, cursor.pair, pairs)
    if (direction) moves.scale(cursor.pair, (event.shiftKey ? STEP.far : STEP.fine) ** direction)
    else if (pair !== null) act.setCursor({ pair })
    else if (event.key === 'Delete' || event.key === 'Backspace') moves.release(cursor.pair)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const letGo = () => {
    grip.current = null
  }
  return (
    <div
      className={styles.painter}
      style={{ cursor: place ? 'ew-resize' : 'pointer' }}
      role="slider"
      tabIndex={0}
      aria-label="Pair to move"
      aria-valuemin={0}
      aria-valuemax={pairs - 1}
      aria-valuenow={cursor.pair}
      aria-valuetext={`${said}${moves.isMoved(cursor.pair) ? '; moved by hand' : ''}`}
      onKeyDown={press}
      onPointerDown={event => {
        const [x, y] = at(event)
        const pair = event.button === 0 ? pick(x, y) : null
        if (pair === null) return
        act.setCursor({ pair })
        if (!place) return
        event.currentTarget.setPointerCapture(event.pointerId)
        grip.current = { pair, from: x, offset: place.middle(pair) - x, dragged: false }
      }}
      onPointerMove={event => {
        const [x, y] = at(event)
        const held = grip.current
        if (held && place) {
          held.dragged ||= Math.abs(x - held.from) > CLICK
          if (held.dragged) moves.move(held.pair, place.wavelength(x + held.offset))
          return
        }
        const pair = cursor.pinned || event.pointerType === 'touch' ? null : pick(x, y)
        if (pair !== null && pair !== cursor.pair) act.setCursor({ pair })
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      {children}
    </div>
  )
}
