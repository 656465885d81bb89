import type { AxisId } from '../../core/scene'
import styles from './allocation.module.css'
import { readingName } from './pairs'

/** What a stroke gives to pairs: an axis, or `n` for none. */
export type Brush = Extract<AxisId, 't' | 'h' | 'w'> | 'n'

export const BRUSHES: readonly Brush[] = ['t', 'h', 'w', 'n']

interface PaintBarProps {
  brush: Brush
  onBrush: (brush: Brush) => void
  painted: boolean
}

/** The brushes, how to use them, and how to get back. */
export function PaintBar({ brush, onBrush, painted }: PaintBarProps) {
  return (
    <div className={styles.bar}>
      <fieldset className={styles.brushes}>
        <legend className={styles.unseen}>Give painted pairs to</legend>
        {BRUSHES.map(option => (
          <label key={option} className={styles.brush}>
            <input type="radio" name="allocation-brush" checked={brush === option} onChange={() => onBrush(option)} />
            <span className={styles.swatch} data-axis={option} aria-hidden="true" />
            {readingName(option === 'n' ? 'none' : option)}
          </label>
        ))}
      </fieldset>
      <p className={styles.hint}>
        {painted ? 'Painted by hand; Undo takes a stroke back.' : 'Drag over the pairs of A; Undo takes a stroke back.'}{' '}
        <span className={styles.keys}>Keys: arrows, Shift extends, t h w n paint, Ctrl Z undoes.</span>
      </p>
    </div>
  )
}
