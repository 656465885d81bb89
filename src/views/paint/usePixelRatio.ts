import { useSyncExternalStore } from 'react'

/** Device pixels per CSS px, followed through zooming and moves between screens. */
export function usePixelRatio(): number {
  return useSyncExternalStore(
    changed => {
      addEventListener('resize', changed)
      return () => removeEventListener('resize', changed)
    },
    () => devicePixelRatio,
  )
}
