import { createStore } from 'zustand/vanilla'
import type { View, ViewInput } from '../views/view'

/** What the bench shows at this moment, for those outside it: pipeline, figures, tables, commands. */
export interface Shown {
  view: View
  input: ViewInput
  /** px of the large place */
  size: { width: number; height: number }
}

export function createStage() {
  return createStore<{ shown: Shown | null }>(() => ({ shown: null }))
}

export type Stage = ReturnType<typeof createStage>
