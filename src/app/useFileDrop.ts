import { useEffect, useState } from 'react'
import { incoming } from './model/incoming'

/** Takes a file that is dropped anywhere on the page; returns whether one hovers over it. */
export function useFileDrop(open: () => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const taken = (event: DragEvent) => event.defaultPrevented || !holdsFile(event)
    const hover = (event: DragEvent) => {
      if (taken(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (taken(event)) return
      event.preventDefault()
      const file = event.dataTransfer?.files[0]
      if (!file) return
      incoming.setState({ file })
      open()
    }
    addEventListener('dragover', hover)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', hover)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [open])
  return over
}
