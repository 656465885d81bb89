import { allocationView } from './allocation/allocationView'
import { decayView } from './decay/decayView'
import { layoutView } from './layout/layoutView'
import type { View } from './view'
import { wheelsView } from './wheels/wheelsView'

/** Every view, in the order of the tabs. */
export const VIEWS: readonly View[] = [decayView, wheelsView, allocationView, layoutView]
