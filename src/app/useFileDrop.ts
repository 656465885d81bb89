import { useLayoutEffect, useState } from 'react'
import { incoming } from './model/incoming'

/** Bytes above which a file is no tour. */
const LONGEST_TOUR = 2_000_000

/** A tour file says its version first, a model's configuration has no such key. */
const TOUR = /^\s*\{\s*"tour"\s*:/

/** Takes a file that is dropped anywhere on the page, a model's or a tour; returns whether one hovers over it. */
export function useFileDrop(open: () => void, openTour: (text: string) => void): boolean {
  const [over, setOver] = useState(false)
  useLayoutEffect(() => {
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
      const model = () => {
        incoming.setState({ file })
        open()
      }
      if (!file.name.endsWith('.json') || file.size > LONGEST_TOUR) return model()
      file.text().then(text => (TOUR.test(text) ? openTour(text) : model()), model)
    }
    addEventListener('dragover', hover)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', hover)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [open, openTour])
  return over
}
