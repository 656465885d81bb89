import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { macrotask } from '../engine/macrotask'
import { fitCursor } from '../state/fitView'
import { useStore } from '../state/hooks'
import type { Cursor, ViewState } from '../state/store'
import type { Drawable, Sides } from './useSides'

/** ms that pictures may take to be drawn together with their controls, so that all of a move lies within a frame */
const TOGETHER = 6

/** What the bench draws, all of one moment. */
export interface Pictured {
  drawable: Drawable | null
  /** whether that is the scene which is chosen: otherwise it is an older one, and no figure is made of it */
  current: boolean
  view: ViewState
  cursor: Cursor
  /** hears how long the pictures of a scene took, ms */
  onDrawn: (ms: number) => void
}

/**
 * A new scene comes to the pictures in the same frame as to its controls where that is quick, and otherwise in a task of its
 * own right after: drawn in one go, the two would keep a slow page from hearing the next move of a drag. View and cursor come
 * at once, as far as the scene that is drawn has a place for them.
 */
export function usePictured({ drawable, current }: Sides): Pictured {
  const view = useStore(state => state.view)
  const cursor = useStore(state => state.cursor)
  const took = useRef(Number.POSITIVE_INFINITY)
  const onDrawn = useCallback((ms: number) => {
    took.current = ms
  }, [])
  const now = useMemo(() => ({ drawable, current, view, cursor, onDrawn }), [drawable, current, view, cursor, onDrawn])
  const [drawn, setDrawn] = useState<Pictured>(now)
  const together = took.current < TOGETHER || (drawn.drawable === drawable && drawn.current === current)
  if (together && drawn !== now) setDrawn(now)

  const newest = useRef(now)
  useEffect(() => {
    newest.current = now
    if (!together) macrotask().then(() => setDrawn(newest.current))
  }, [now, together])
  const held = useMemo(() => {
    if (drawn.view === view && drawn.cursor === cursor) return drawn
    return { ...drawn, view, cursor: drawn.drawable ? fitCursor(cursor, drawn.drawable.scene) : cursor }
  }, [drawn, view, cursor])
  return together ? now : held
}
