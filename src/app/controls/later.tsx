import type { ComponentType } from 'react'
import { lazy, Suspense, useSyncExternalStore } from 'react'

/**
 * A control whose list or card is loaded once the page has painted and rests. Until then a stand-in that looks alike
 * takes its place, so that the first picture does not wait for what nobody has opened yet.
 */
export function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>, StandIn: ComponentType<P>) {
  const Loaded = lazy(load) as unknown as ComponentType<P>
  return function Later(props: P) {
    const standIn = <StandIn {...props} />
    if (!useSyncExternalStore(whenResting, isResting)) return standIn
    return (
      <Suspense fallback={standIn}>
        <Loaded {...props} />
      </Suspense>
    )
  }
}

let resting = false
const listeners = new Set<() => void>()
const isResting = () => resting

function whenResting(listener: () => void) {
  if (!listeners.size && !resting) afterPaint(rest)
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function rest() {
  resting = true
  for (const listener of listeners) listener()
}

/** Safari has no requestIdleCallback. */
function afterPaint(action: () => void) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(action, { timeout: 1000 })
  else setTimeout(action, 200)
}
