import type { PointerEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Actions, Cursor } from '../../state/store'
import { DEFAULT_VIEW } from '../../state/store'
import type { Ruler } from '../paint/ruler'

/** Hover moves the cursor, a click pins it, drag and wheel move the ruler; a finger moves the cursor, two the ruler. */
export function usePlotGestures(ruler: Ruler, height: number, cursor: Cursor, act: Actions) {
  const ref = useRef<HTMLDivElement>(null)
  const [hover, setHover] = useState<number | null>(null)
  const { scale } = ruler.view

  const latest = useRef(ruler)
  latest.current = ruler
  useEffect(() => {
    const node = ref.current
    if (!node) return
    let end: (() => void) | null = null
    let over = false
    import('./zoomPlot').then(({ zoomPlot }) => {
      if (!over) end = zoomPlot(node, latest.current, height, act)
    })
    return () => {
      over = true
      end?.()
    }
    // the transform follows in the next effect; rebuilding here would break a gesture under way
  }, [scale, ruler.width, height, act])

  useEffect(() => {
    const node = ref.current
    if (node) import('./zoomPlot').then(({ followRuler }) => followRuler(node, ruler))
  }, [ruler])

  const positionOf = (event: { clientX: number; currentTarget: Element }) =>
    Math.round(ruler.at(event.clientX - event.currentTarget.getBoundingClientRect().left))
  const point = (event: PointerEvent) => {
    const touch = event.pointerType === 'touch'
    if (!touch) setHover(event.clientY - event.currentTarget.getBoundingClientRect().top)
    if (touch ? event.isPrimary : !event.buttons && !cursor.pinned) act.setCursor({ delta: positionOf(event), pinned: touch })
  }
  return {
    /** px from the top while a mouse is over the plot */
    hover,
    plot: {
      ref,
      onPointerDown: (event: PointerEvent) => event.pointerType === 'touch' && point(event),
      onPointerMove: point,
      onPointerLeave: () => setHover(null),
      onClick: (event: React.MouseEvent) => act.setCursor({ delta: positionOf(event), pinned: true }),
      onDoubleClick: () => act.setView({ ruler: DEFAULT_VIEW.ruler }),
    },
  }
}
