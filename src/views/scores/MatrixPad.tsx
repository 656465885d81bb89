import { select } from 'd3-selection'
import type { D3ZoomEvent } from 'd3-zoom'
import { zoom } from 'd3-zoom'
import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react'
import { useEffect, useRef } from 'react'
import type { ScoreWindow } from '../../state/scoresView'
import type { Actions } from '../../state/store'
import parts from '../paint/parts.module.css'
import { pairCursor } from './cursorMove'
import type { Panel, ScoresPicture } from './picture'
import { transformOf, windowAt, zoomExtent, zoomedBy } from './zoomMatrix'

interface PadProps {
  picture: ScoresPicture
  panel: Panel
  act: Actions
  onWindow: (window: ScoreWindow | null) => void
  label: string
}

/** Hover moves the cursor, a click pins it, drag and wheel move the window; a finger moves the cursor, two the window. */
export function MatrixPad({ picture, panel, act, onWindow, label }: PadProps) {
  const { place, tokens, window, input } = picture
  const { side } = place
  const { cursor } = input
  const ref = useRef<HTMLDivElement>(null)
  const move = useRef(onWindow)
  move.current = onWindow

  useEffect(() => {
    const node = ref.current
    if (!node) return
    const bounds: [[number, number], [number, number]] = [
      [0, 0],
      [side, side],
    ]
    const behaviour = zoom<HTMLDivElement, unknown>()
      .scaleExtent(zoomExtent(tokens))
      .extent(bounds)
      .translateExtent(bounds)
      .filter(event => (event.touches ? event.touches.length > 1 : !event.button))
      .on('zoom', (event: D3ZoomEvent<HTMLDivElement, unknown>) => {
        if (event.sourceEvent) move.current(windowAt(event.transform, tokens, side))
      })
    const selection = select(node).call(behaviour).on('dblclick.zoom', null)
    return () => void selection.on('.zoom', null)
  }, [tokens, side])

  useEffect(() => {
    if (ref.current) Object.assign(ref.current, { __zoom: transformOf(window, tokens, side) })
  }, [window, tokens, side])

  const pairAt = (event: { clientX: number; clientY: number; currentTarget: Element }) => {
    const box = event.currentTarget.getBoundingClientRect()
    const token = (px: number, start: number) => Math.max(0, Math.min(tokens - 1, Math.floor(start + (px / side) * window.size)))
    return pairCursor(input, token(event.clientY - box.top, window.q0), token(event.clientX - box.left, window.k0))
  }
  const point = (event: PointerEvent) => {
    const touch = event.pointerType === 'touch'
    if (touch ? event.isPrimary : !event.buttons && !cursor.pinned) act.setCursor({ ...pairAt(event), pinned: touch })
  }
  const press = (event: KeyboardEvent) => {
    const step = (event.shiftKey ? 10 : 1) * Math.max(1, Math.round(window.size / side))
    const [query, key] = [
      cursor.query ?? Math.floor(window.q0 + window.size / 2),
      cursor.key ?? Math.floor(window.k0 + window.size / 2),
    ]
    const go = (down: number, right: number) => {
      const inside = (token: number) => Math.max(0, Math.min(tokens - 1, token))
      act.setCursor({ ...pairCursor(input, inside(query + down * step), inside(key + right * step)), pinned: true })
    }
    const zoomBy = (factor: number) => onWindow(zoomedBy(window, factor, tokens, cursor))
    const action = {
      ArrowUp: () => go(-1, 0),
      ArrowDown: () => go(1, 0),
      ArrowLeft: () => go(0, -1),
      ArrowRight: () => go(0, 1),
      '+': () => zoomBy(1.5),
      '=': () => zoomBy(1.5),
      '-': () => zoomBy(1 / 1.5),
      '0': () => onWindow(null),
    }[event.key]
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return
    action()
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={ref}
      className={parts.plot}
      style={{ left: panel.left, top: place.top, width: side, height: side }}
      role="application"
      tabIndex={0}
      aria-label={label}
      data-panel={panel.what}
      onPointerDown={event => event.pointerType === 'touch' && point(event)}
      onPointerMove={point}
      onClick={(event: MouseEvent) => act.setCursor({ ...pairAt(event), pinned: true })}
      onDoubleClick={() => onWindow(null)}
      onKeyDown={press}
    />
  )
}
