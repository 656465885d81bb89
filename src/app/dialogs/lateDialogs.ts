import type { ComponentType, LazyExoticComponent } from 'react'
import { lazy } from 'react'

/** Windows that are loaded when they are opened. */
export const LATE_DIALOGS = {
  check: lazy(() => import('./CheckDialog')),
  code: lazy(() => import('./CodeDialog')),
  vectors: lazy(() => import('./VectorsDialog')),
  model: lazy(() => import('../model/ModelDialog')),
} satisfies Record<string, LazyExoticComponent<ComponentType<{ onClose: () => void }>>>

export type LateDialog = keyof typeof LATE_DIALOGS

export const isLate = (dialog: string): dialog is LateDialog => dialog in LATE_DIALOGS
