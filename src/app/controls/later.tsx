import type { ComponentType } from 'react'
import { memo, startTransition, useEffect, useState } from 'react'

/**
 * A control whose list or card is loaded once the page has painted and rests. Until then a stand-in that looks alike
 * takes its place, so that the first picture does not wait for what nobody has opened yet.
 */
export function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>, StandIn: ComponentType<P>) {
  let loaded: ComponentType<P> | null = null
  return memo(function Later(props: P) {
    const [Control, setControl] = useState<ComponentType<P>>(() => loaded ?? StandIn)
    useEffect(() => {
      if (loaded) return
      let gone = false
      afterPaint(async () => {
        const { default: control } = await load()
        loaded = control
        if (!gone) startTransition(() => setControl(() => control))
      })
      return () => {
        gone = true
      }
    }, [])
    return <Control {...props} />
  })
}

/** Safari has no requestIdleCallback. */
function afterPaint(action: () => void) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(action, { timeout: 1000 })
  else setTimeout(action, 200)
}
