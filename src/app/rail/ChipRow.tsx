import type { KeyboardEvent, ReactNode } from 'react'
import { later } from '../controls/later'
import styles from './segments.module.css'

export interface ChipRowProps {
  /** one for each segment */
  chips: readonly ReactNode[]
  /** a chip without its card, to follow the pointer */
  ghost: (index: number) => ReactNode
  /** what a chip is, for those who hear it */
  say: (index: number) => string
  grids: readonly boolean[]
  onMove: (from: number, to: number) => void
  onKey: (event: KeyboardEvent, index: number) => void
  /** after the chips: what adds one */
  children: ReactNode
}

/** The segments in their order. Dragging them comes with its code, once the page rests. */
export const ChipRow = later(
  () => import('./DragChips'),
  ({ chips, grids, onKey, children }: ChipRowProps) => (
    <div className={styles.chips}>
      {chips.map((chip, i) => (
        <div key={i} {...chipPlace(i, grids[i], onKey)}>
          {chip}
        </div>
      ))}
      {children}
    </div>
  ),
)

/** What the place of a chip has with and without dragging. Keys that were pressed in its card are not its own. */
export function chipPlace(index: number, grid: boolean | undefined, onKey: ChipRowProps['onKey']) {
  return {
    className: styles.place,
    'data-chip': index,
    'data-grid': grid ? '' : undefined,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.currentTarget.contains(event.target as Node)) onKey(event, index)
    },
  }
}
