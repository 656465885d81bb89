import { select } from 'd3-selection'
import type { D3ZoomEvent } from 'd3-zoom'
import { zoom } from 'd3-zoom'
import type { PointerEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Actions, Cursor } from '../../state/store'
import { DEFAULT_VIEW } from '../../state/store'
import type { Ruler } from '../paint/ruler'
import { transformOf, viewOf, zoomExtent } from '../ruler/zoomRuler'

/** Hover moves the cursor, a click pins it, drag and wheel move the ruler; a finger moves the cursor, two the ruler. */
export function usePlotGestures(ruler: Ruler, height: number, cursor: Cursor, act: Actions) {
  const ref = useRef<HTMLDivElement>(null)
  const [hover, setHover] = useState<number | null>(null)
  const { scale } = ruler.view

  useEffect(() => {
    const node = ref.current
    if (!node) return
    const behaviour = zoom<HTMLDivElement, unknown>()
      .scaleExtent(zoomExtent(scale))
      .extent([
        [0, 0],
        [ruler.width, height],
      ])
      .translateExtent([
        [0, 0],
        [ruler.width, height],
      ])
      .filter(event => (event.touches ? event.touches.length > 1 : !event.button))
      .on('zoom', (event: D3ZoomEvent<HTMLDivElement, unknown>) => {
        if (event.sourceEvent) act.setView({ ruler: viewOf(event.transform, scale, ruler.width) })
      })
    const selection = select(node).call(behaviour).on('dblclick.zoom', null)
    selection.call(behaviour.transform, transformOf(ruler.view, ruler.width))
    return () => void selection.on('.zoom', null)
    // the transform follows in the next effect; rebuilding here would break a gesture under way
  }, [scale, ruler.width, height, act])

  useEffect(() => {
    const node = ref.current
    if (node) Object.assign(node, { __zoom: transformOf(ruler.view, ruler.width) })
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
