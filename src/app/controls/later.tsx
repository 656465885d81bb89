import type { ComponentType } from 'react'
import { memo, startTransition, useCallback, useEffect, useState } from 'react'

export interface StandInProps {
  /** for the stand-in's click: the control is then loaded at once and opens */
  onEarlyClick: () => void
}

export interface LoadedProps {
  /** its stand-in was clicked: open from the start */
  startOpen: boolean
}

/**
 * A control whose list or card is loaded once the page has painted and rests. Until then a stand-in that looks alike
 * takes its place, so that the first picture does not wait for what nobody has opened yet.
 */
export function later<P extends object>(
  load: () => Promise<{ default: ComponentType<P & LoadedProps> }>,
  StandIn: ComponentType<P & StandInProps>,
) {
  let loaded: ComponentType<P & LoadedProps> | null = null
  return memo(function Later(props: P) {
    const [Control, setControl] = useState<typeof loaded>(() => loaded)
    const [clicked, setClicked] = useState(false)
    const fetch = useCallback(async () => {
      const { default: control } = await load()
      loaded = control
      startTransition(() => setControl(() => control))
    }, [])
    useEffect(() => {
      if (!loaded) return afterPaint(fetch)
    }, [fetch])
    if (Control) return <Control {...props} startOpen={clicked} />
    const onEarlyClick = () => {
      setClicked(true)
      void fetch()
    }
    return <StandIn {...props} onEarlyClick={onEarlyClick} />
  })
}

/** Safari has no requestIdleCallback. */
function afterPaint(action: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const handle = requestIdleCallback(action, { timeout: 1000 })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(action, 200)
  return () => clearTimeout(timer)
}
