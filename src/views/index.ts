import { allocationView } from './allocation/allocationView'
import { decayView } from './decay/decayView'
import { layoutView } from './layout/layoutView'
import type { LaterView, View } from './view'
import { wheelsView } from './wheels/wheelsView'

/** Every view, in the order of the tabs. Those on the first screen are here at once, the others come when they are shown. */
export const VIEWS: readonly (View | LaterView)[] = [
  decayView,
  wheelsView,
  allocationView,
  layoutView,
  { id: 'field', name: 'Field', tall: true, tool: 'difference', load: () => import('./field/fieldView').then(m => m.fieldView) },
  {
    id: 'scores',
    name: 'Scores',
    tall: true,
    tool: 'difference',
    load: () => import('./scores/scoresView').then(m => m.scoresView),
  },
  { id: 'loops', name: 'Loops', tall: true, load: () => import('./loops/loopsView').then(module => module.loopsView) },
]

/** A view that draws a strip, by its id. */
export function stripView(id: string): View | undefined {
  const view = VIEWS.find(view => view.id === id)
  return view && 'Strip' in view ? view : undefined
}
