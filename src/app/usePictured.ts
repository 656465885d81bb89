import { useEffect, useMemo, useRef, useState } from 'react'
import { macrotask } from '../engine/macrotask'
import { useStore } from '../state/hooks'
import type { Cursor, ViewState } from '../state/store'
import type { Drawable, Sides } from './useSides'

/** What the bench draws, all of one moment. */
export interface Pictured {
  drawable: Drawable | null
  /** whether that is the scene which is chosen: otherwise it is an older one, and no figure is made of it */
  current: boolean
  view: ViewState
  cursor: Cursor
}

/**
 * A new scene comes to the pictures in a task of its own, after that of its controls: drawn in one go, the two would keep a
 * slow page from hearing the next move of a drag. View and cursor come at once where the scene stays.
 */
export function usePictured({ drawable, current }: Sides): Pictured {
  const view = useStore(state => state.view)
  const cursor = useStore(state => state.cursor)
  const now = useMemo(() => ({ drawable, current, view, cursor }), [drawable, current, view, cursor])
  const [drawn, setDrawn] = useState<Pictured>(now)
  const sameScene = drawn.drawable === drawable && drawn.current === current
  if (sameScene && drawn !== now) setDrawn(now)

  const newest = useRef(now)
  useEffect(() => {
    newest.current = now
    if (!sameScene) macrotask().then(() => setDrawn(newest.current))
  }, [now, sameScene])
  return sameScene ? now : drawn
}
