import controls from '../controls/controls.module.css'
import styles from './model.module.css'

/** One of a few, side by side. */
export function Choice({
  label,
  options,
  chosen,
  onChoose,
}: {
  label: string
  options: readonly { id: string; title: string }[]
  chosen: string
  onChoose: (id: string) => void
}) {
  return (
    <div className={styles.choice} role="group" aria-label={label}>
      {options.map(({ id, title }) => (
        <button key={id} type="button" className={controls.quiet} aria-pressed={id === chosen} onClick={() => onChoose(id)}>
          {title}
        </button>
      ))}
    </div>
  )
}
