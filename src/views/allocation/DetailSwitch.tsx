import type { Actions } from '../../state/store'
import styles from './allocation.module.css'
import type { Detail } from './detail'

const CHOICES = [
  { kind: 'axes', label: 'Axes' },
  { kind: 'bands', label: 'Scaling' },
  { kind: 'channels', label: 'Channels' },
  { kind: 'plane', label: 'Plane' },
] as const

/** What stands under the cells. */
export function DetailSwitch({ shown, act }: { shown: Detail['kind']; act: Pick<Actions, 'setView'> }) {
  return (
    <div className={styles.details} role="group" aria-label="Under the cells">
      {CHOICES.map(({ kind, label }) => (
        <button key={kind} type="button" aria-pressed={shown === kind} onClick={() => act.setView({ detail: kind })}>
          {label}
        </button>
      ))}
    </div>
  )
}
