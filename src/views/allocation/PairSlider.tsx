import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react'
import type { Actions, Cursor } from '../../state/store'
import { pairAfterKey } from './pairKeys'

interface PairSliderProps {
  label: string
  /** the chosen pair in words */
  said: string
  pairs: number
  cursor: Cursor
  act: Actions
  /** the pair under a point of the element, px; null where there is none */
  pick: (x: number, y: number) => number | null
  style?: CSSProperties
  children: ReactNode
}

/** A drawing in which the pointer and the arrow keys choose the pair. Hover chooses while nothing is pinned, a click pins, Esc frees. */
export function PairSlider({ label, said, pairs, cursor, act, pick, style, children }: PairSliderProps) {
  const under = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    return pick(event.clientX - box.left, event.clientY - box.top)
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const pair = pairAfterKey(event.key, event.shiftKey, cursor.pair, pairs)
    if (pair !== null) act.setCursor({ pair })
    else if (event.key === 'Escape' && cursor.pinned) act.setCursor({ pinned: false })
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={pairs - 1}
      aria-valuenow={cursor.pair}
      aria-valuetext={said}
      style={{ cursor: 'pointer', userSelect: 'none', ...style }}
      onKeyDown={press}
      onPointerMove={event => {
        const pair = cursor.pinned || event.pointerType === 'touch' ? null : under(event)
        if (pair !== null && pair !== cursor.pair) act.setCursor({ pair })
      }}
      onClick={event => {
        const pair = under(event)
        if (pair !== null) act.setCursor({ pair, pinned: true })
      }}
    >
      {children}
    </div>
  )
}
