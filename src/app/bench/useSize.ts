import { useLayoutEffect, useRef, useState } from 'react'

/** px of an element's content box, followed; 0 × 0 before the first layout. */
export function useSize<E extends HTMLElement>() {
  const ref = useRef<E>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = (width: number, height: number) =>
      setSize(old => (old.width === width && old.height === height ? old : { width, height }))
    measure(element.clientWidth, element.clientHeight)
    const observer = new ResizeObserver(([entry]) => entry && measure(element.clientWidth, element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, size] as const
}
