import type { LoadedHead } from '../../core/loadedHead'
import { textFrequencies } from '../../core/loadedHead'
import { madeHead, readMade } from '../../core/madeHead'
import type { RotarySpec } from '../../core/resolve'
import type { ViewInput } from '../view'

const kept = new WeakMap<RotarySpec, Map<string, LoadedHead>>()

/** The head that is looked at: a file's, or the one that the link makes; null where there is neither. */
export function headOf({ loaded, view, a }: Pick<ViewInput, 'loaded' | 'view' | 'a'>): LoadedHead | null {
  if (loaded) return loaded
  if (view.made === null) return null
  const known = kept.get(a.spec) ?? new Map<string, LoadedHead>()
  kept.set(a.spec, known)
  const name = `${view.made} ${a.setup.geometry.headDim}`
  const head = known.get(name) ?? madeHead(readMade(view.made), textFrequencies(a.spec.groups[0]), a.setup.geometry.headDim)
  known.clear()
  known.set(name, head)
  return head
}
