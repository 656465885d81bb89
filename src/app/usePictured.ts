import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { macrotask } from '../engine/macrotask'
import { fitCursor } from '../state/fitView'
import { useStore } from '../state/hooks'
import type { Cursor, ViewState } from '../state/store'
import type { Drawable, Sides } from './useSides'

/** ms that pictures may take to be drawn together with the control that is moved, so that a move with its painting takes a slow page a frame or two */
const TOGETHER = 12

/** A hand that rested for so many ms meets code that is not compiled for what it does next; for a while all takes longer. */
const COLD = { rest: 120, lasts: 300, factor: 5 }

/** What the bench draws, all of one moment. */
export interface Pictured {
  drawable: Drawable | null
  /** whether that is the scene which is chosen: otherwise it is an older one, and no figure is made of it */
  current: boolean
  view: ViewState
  cursor: Cursor
  /** hears how long the pictures of a scene took, ms */
  onDrawn: (ms: number) => void
  /** draws at once what is still to follow: a key or a press in a picture is about the scene that is chosen, not one before it */
  catchUp: () => void
}

/**
 * A new scene comes to the pictures in the same frame as to the control that made it. Only where they are likely to take long
 * they follow in a task of their own right after: in one go, the two would keep a slow page from hearing the next move. View
 * and cursor come at once, as far as the scene that is drawn has a place for them.
 */
export function usePictured({ drawable, current }: Sides): Pictured {
  const view = useStore(state => state.view)
  const cursor = useStore(state => state.cursor)
  const pace = useRef<Pace>({ took: Number.POSITIVE_INFINITY, at: 0, since: 0 })
  const onDrawn = useCallback((took: number) => {
    const at = performance.now()
    const rested = at - pace.current.at > COLD.rest
    pace.current = { took, at, since: rested ? at : pace.current.since }
  }, [])
  const newest = useRef<Pictured | null>(null)
  const behind = useRef(false)
  const catchUp = useCallback(() => {
    if (behind.current) flushSync(() => setDrawn(drawn => newest.current ?? drawn))
  }, [])
  const now = useMemo(
    () => ({ drawable, current, view, cursor, onDrawn, catchUp }),
    [drawable, current, view, cursor, onDrawn, catchUp],
  )
  const [drawn, setDrawn] = useState<Pictured>(now)
  const together = (drawn.drawable === drawable && drawn.current === current) || expected(pace.current) < TOGETHER
  if (together && drawn !== now) setDrawn(now)

  useLayoutEffect(() => {
    newest.current = now
    behind.current = !together
  }, [now, together])
  useEffect(() => {
    if (!together) macrotask().then(() => setDrawn(drawn => newest.current ?? drawn))
  }, [now, together])
  const held = useMemo(() => {
    if (drawn.view === view && drawn.cursor === cursor) return drawn
    return { ...drawn, view, cursor: drawn.drawable ? fitCursor(cursor, drawn.drawable.scene) : cursor }
  }, [drawn, view, cursor])
  return together ? now : held
}

/** How long the last pictures took and when they were drawn; since when scenes have followed each other. ms */
interface Pace {
  took: number
  at: number
  since: number
}

/** ms that the next pictures are likely to take. */
function expected({ took, at, since }: Pace): number {
  const now = performance.now()
  const warm = now - at < COLD.rest && now - since > COLD.lasts
  return warm ? took : took * COLD.factor
}
