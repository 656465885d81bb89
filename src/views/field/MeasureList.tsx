import { useId, useState } from 'react'
import parts from '../paint/parts.module.css'
import styles from './field.module.css'
import type { Measure } from './measures'
import { measureText } from './measures'

/** Measures with their values; the definition of each comes with a click, a focus or the pointer. */
export function MeasureList({ measures, letters }: { measures: readonly Measure[]; letters: readonly string[] }) {
  const [open, setOpen] = useState<string | null>(null)
  const id = useId()
  const shown = measures.find(({ name }) => name === open)
  return (
    <div className={styles.measures} onPointerLeave={() => setOpen(null)}>
      {measures.map(({ name, values, unit }) => (
        <button
          key={name}
          type="button"
          className={styles.measure}
          aria-expanded={open === name}
          aria-describedby={open === name ? id : undefined}
          onPointerEnter={() => setOpen(name)}
          onFocus={() => setOpen(name)}
          onBlur={() => setOpen(null)}
          onClick={() => setOpen(name)}
          onKeyDown={event => event.key === 'Escape' && setOpen(null)}
        >
          <span className={styles.measureName}>{name}</span>
          {values.map((value, at) => (
            <span key={letters[at]}>
              {letters.length > 1 && <b>{letters[at]}</b>} {measureText(value, unit)}
            </span>
          ))}
        </button>
      ))}
      {shown && (
        <p id={id} role="tooltip" className={`${parts.tip} ${styles.tip}`}>
          {shown.tip}
        </p>
      )}
    </div>
  )
}
