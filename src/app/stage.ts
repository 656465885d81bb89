import { createStore } from 'zustand/vanilla'
import type { View, ViewInput } from '../views/view'

/** What the bench shows at this moment, for those outside it: pipeline, figures, tables, commands. */
export interface Shown {
  view: View
  input: ViewInput
  /** px of the large place */
  size: { width: number; height: number }
}

interface StageState {
  shown: Shown | null
  /** whether that is of the scene which is chosen: of an older one no figure and no table is made */
  current: boolean
}

export function createStage() {
  return createStore<StageState>(() => ({ shown: null, current: true }))
}

export type Stage = ReturnType<typeof createStage>
