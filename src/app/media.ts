import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds now; follows it. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

export type Room = 'phone' | 'column' | 'drawer' | 'desk' | 'wide'

/** How much the window holds. phone and column: one column and a sheet. drawer: the rail slides in. wide: a right column. */
export function useRoom(): Room {
  const phone = useMedia('(max-width: 599px)')
  const column = useMedia('(max-width: 899px)')
  const drawer = useMedia('(max-width: 1199px)')
  const desk = useMedia('(max-width: 1679px)')
  return phone ? 'phone' : column ? 'column' : drawer ? 'drawer' : desk ? 'desk' : 'wide'
}
