import { useEffect, useState } from 'react'
import { VIEWS } from '../../views'
import type { LaterView, View } from '../../views/view'

const loaded = new Map<string, View>()

/** Fetches the code of a view. */
async function fetchView(entry: View | LaterView): Promise<void> {
  if (!('load' in entry) || loaded.has(entry.id)) return
  const { load, ...label } = entry
  loaded.set(entry.id, { ...label, ...(await load()) })
}

/** Fetches the code of a view that may soon be wanted; a failure is told when it is. */
export function expectView(id: string): void {
  const entry = VIEWS.find(view => view.id === id)
  if (entry) fetchView(entry).catch(() => {})
}

/** The view of an id, the first one for an id that no view has; null while its code is on the way. */
export function useView(id: string): { entry: View | LaterView; view: View | null; failed: boolean } {
  const entry = VIEWS.find(view => view.id === id) ?? (VIEWS[0] as View)
  const [, setNews] = useState(0)
  const [broken, setBroken] = useState<string | null>(null)
  const view = 'load' in entry ? (loaded.get(entry.id) ?? null) : entry
  useEffect(() => {
    if (view) return
    setBroken(null)
    fetchView(entry).then(
      () => setNews(news => news + 1),
      () => setBroken(entry.id),
    )
  }, [view, entry])
  return { entry, view, failed: broken === entry.id }
}
