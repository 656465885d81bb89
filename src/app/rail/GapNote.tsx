import controls from '../controls/controls.module.css'
import { usePromptGap } from '../usePromptGap'
import styles from './rail.module.css'

/** At the control that chose it: why a side is not drawn, and the prompt that would do. */
export function GapNote({ side }: { side: 'a' | 'b' }) {
  const gap = usePromptGap(side)
  if (!gap) return null
  return (
    <div className={styles.gap}>
      <p className={styles.note}>
        {side === 'b' && 'B is not drawn. '}
        {gap.problem}
      </p>
      <button type="button" className={`${controls.button} ${styles.gapOffer}`} onClick={gap.supply}>
        {gap.offer}
      </button>
    </div>
  )
}
