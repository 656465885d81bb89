import styles from './fields.module.css'

interface ChoiceRowProps<T> {
  label: string
  /** stands before the choice */
  shown?: boolean
  options: readonly { value: T; label: string; hint?: string }[]
  value: T
  onChange: (value: T) => void
}

/** One of a few, side by side. */
export function ChoiceRow<T extends string | boolean>({ label, shown, options, value, onChange }: ChoiceRowProps<T>) {
  return (
    <div className={styles.choice}>
      {shown && <span>{label}</span>}
      <div role="group" aria-label={label}>
        {options.map(option => (
          <button
            key={option.label}
            type="button"
            aria-pressed={option.value === value}
            title={option.hint}
            onClick={() => onChange(option.value)}
          >
            {option.label}
          </button>
        ))}
      </div>
    </div>
  )
}
