import type { Setup } from '../core/scene'
import type { Store } from '../state/store'

/** times that a browser runs code before it compiles most of it */
const TIMES = 6

/**
 * Draws the page a few times while it rests, from copies of its scene: the first move of a drag then meets compiled code
 * instead of waiting for it. Nothing that a person can see, undo or link changes. Whoever begins first ends it.
 */
export function rehearse(store: Store, times = TIMES): void {
  if (times === 0) return
  const { scene } = store.getState()
  // Safari has no requestIdleCallback.
  const rest = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 100))
  rest(() => {
    if (store.getState().scene !== scene) return
    const history = store.temporal.getState()
    history.pause()
    store.setState({ scene: { ...scene, a: copyOf(scene.a), b: scene.b && copyOf(scene.b) } })
    history.resume()
    rehearse(store, times - 1)
  })
}

/** Equal, but as new to everything that remembers a setup by its object. */
function copyOf(setup: Setup): Setup {
  return { ...setup, geometry: { ...setup.geometry }, layout: { ...setup.layout } }
}
