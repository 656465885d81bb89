import { useCallback, useEffect, useState } from 'react'

/** The bench alone on the whole screen; where a browser has no full screen, alone in the window. */
export function usePresentation(): [boolean, () => void] {
  const [presenting, setPresenting] = useState(false)
  useEffect(() => {
    const changed = () => setPresenting(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, [])
  useEffect(() => {
    if (!presenting) return
    const left = (event: KeyboardEvent) => event.key === 'Escape' && setPresenting(false)
    addEventListener('keydown', left)
    return () => removeEventListener('keydown', left)
  }, [presenting])
  const toggle = useCallback(() => {
    if (document.fullscreenElement) void document.exitFullscreen()
    else if (document.documentElement.requestFullscreen)
      document.documentElement.requestFullscreen().catch(() => setPresenting(on => !on))
    else setPresenting(on => !on)
  }, [])
  return [presenting, toggle]
}
