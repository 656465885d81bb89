import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useRef } from 'react'
import type { Actions, Cursor } from '../../state/store'
import styles from './allocation.module.css'
import type { Brush } from './PaintBar'
import { brushKey } from './PaintBar'
import { pairAfterKey } from './pairKeys'

export interface PainterProps {
  pairs: number
  said: string
  cursor: Cursor
  act: Actions
  brush: Brush
  brushes: readonly Brush[]
  /** the other end of the pairs selected by keyboard; null when only the cursor's pair is */
  anchor: number | null
  onAnchor: (anchor: number | null) => void
  /** the pair of A under a point, px; null outside A's cells */
  pick: (x: number, y: number) => number | null
  children: ReactNode
}

/** Whole numbers from one pair to another, in order. */
export function pairsBetween(one: number, other: number): number[] {
  const first = Math.min(one, other)
  return Array.from({ length: Math.abs(one - other) + 1 }, (_, i) => first + i)
}

/** Paints pairs by drag, leaving none out however fast the pointer is, and by keyboard. */
export function Painter({ pairs, said, cursor, act, brush, brushes, anchor, onAnchor, pick, children }: PainterProps) {
  const stroke = useRef<number | null>(null)
  const under = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    return pick(event.clientX - box.left, event.clientY - box.top)
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const selected = pairsBetween(anchor ?? cursor.pair, cursor.pair)
    const pair = pairAfterKey(event.key, false, cursor.pair, pairs)
    const painted =
      event.key === ' ' || event.key === 'Enter' ? brush : brushes.find(axis => brushKey(axis) === event.key.toLowerCase())
    if (pair !== null) {
      onAnchor(event.shiftKey ? (anchor ?? cursor.pair) : null)
      act.setCursor({ pair })
    } else if (painted) act.paintPairs(selected, painted)
    else if (event.key === 'Escape' && anchor !== null) onAnchor(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className={styles.painter}
      role="slider"
      tabIndex={0}
      aria-label="Pair to paint"
      aria-valuemin={0}
      aria-valuemax={pairs - 1}
      aria-valuenow={cursor.pair}
      aria-valuetext={
        anchor === null ? said : `${said}; pairs ${Math.min(anchor, cursor.pair)} to ${Math.max(anchor, cursor.pair)} selected`
      }
      onKeyDown={press}
      onPointerDown={event => {
        const pair = event.button === 0 ? under(event) : null
        if (pair === null) return
        event.currentTarget.setPointerCapture(event.pointerId)
        stroke.current = pair
        onAnchor(null)
        act.paintPairs([pair], brush)
        act.setCursor({ pair })
      }}
      onPointerMove={event => {
        const pair = under(event)
        if (pair === null || pair === (stroke.current ?? cursor.pair)) return
        if (stroke.current !== null) {
          act.paintPairs(pairsBetween(stroke.current, pair), brush)
          stroke.current = pair
          act.setCursor({ pair })
        } else if (!cursor.pinned && event.pointerType !== 'touch') act.setCursor({ pair })
      }}
      onPointerUp={() => {
        stroke.current = null
      }}
      onPointerCancel={() => {
        stroke.current = null
      }}
    >
      {children}
    </div>
  )
}
