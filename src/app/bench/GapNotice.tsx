import { IconAlertTriangle } from '@tabler/icons-react'
import controls from '../controls/controls.module.css'
import { usePromptGap } from '../usePromptGap'
import styles from './gap.module.css'

/** Over the pictures: why A's is an older one, or why B's is missing, and the prompt that would do. */
export function GapNotice({ side }: { side: 'a' | 'b' }) {
  const gap = usePromptGap(side)
  if (!gap) return null
  return (
    <div className={styles.notice} role="alert">
      <IconAlertTriangle size={18} stroke={1.5} aria-hidden="true" />
      <p>
        <b>{side.toUpperCase()} is not drawn.</b> {gap.problem}
        {side === 'a' && ' Below is the last picture that could be drawn.'}
      </p>
      <button type="button" className={controls.button} onClick={gap.supply}>
        {gap.offer}
      </button>
    </div>
  )
}

/** In place of the pictures, where none could be drawn yet. */
export function GapPlace({ height }: { height: number }) {
  const gap = usePromptGap('a')
  if (!gap) return null
  const [missing, takes = ''] = gap.problem.split('; ')
  return (
    <section className={styles.empty} style={{ minHeight: height }} aria-label="Nothing is drawn">
      <svg width={138} height={44} fill="none" stroke="var(--line2)" aria-hidden="true">
        {[0, 1, 2, 3, 4].map(k => (
          <rect key={k} x={k * 28 + 0.5} y={0.5} width={24} height={24} rx={3} strokeDasharray="3 2.5" />
        ))}
        <path d="M0 40H138" />
      </svg>
      <h2>{missing}.</h2>
      <p>{takes && `${takes.charAt(0).toUpperCase()}${takes.slice(1)}`} Nothing is drawn until the prompt fits.</p>
      <button type="button" className={`${controls.button} ${controls.primary}`} onClick={gap.supply}>
        {gap.offer}
      </button>
    </section>
  )
}
