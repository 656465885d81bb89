import { useId, useState } from 'react'
import { paramProblem } from '../../core/params'
import type { ParamValue } from '../../core/scene'
import type { ParamSpec } from '../../core/variant'
import styles from './controls.module.css'

interface ListInputProps {
  id: string
  spec: ParamSpec
  value: ParamValue
  pairs: number
  refuse: (value: ParamValue) => string | null
  onChange: (value: ParamValue) => void
}

/** A pasted list: one number per pair in any separation, or run-length coded axes. */
export function ListInput({ id, spec, value, pairs, refuse, onChange }: ListInputProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const errorId = useId()
  const numbers = spec.kind === 'perPair'

  const settle = (text: string) => {
    const words = text
      .replace(/[[\]]/g, ' ')
      .split(/[\s,;]+/)
      .filter(Boolean)
    const next: ParamValue = numbers ? words.map(Number) : words.join('')
    const why = paramProblem(spec, next, pairs) ?? refuse(next)
    setProblem(why && `${why} The view keeps the last list.`)
    if (why) return
    setDraft(null)
    onChange(next)
  }

  return (
    <>
      <span className={styles.field} data-invalid={problem ? '' : undefined}>
        <input
          id={id}
          className={`${styles.number} ${styles.list}`}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? errorId : undefined}
          placeholder={numbers ? `paste ${pairs} numbers` : undefined}
          value={draft ?? (Array.isArray(value) ? value.join(', ') : String(value))}
          onChange={event => setDraft(event.target.value)}
          onFocus={event => event.target.select()}
          onBlur={() => draft !== null && settle(draft)}
          onKeyDown={event => {
            if (event.key === 'Enter' && draft !== null) settle(draft)
            if (event.key !== 'Escape' || draft === null) return
            event.stopPropagation()
            setDraft(null)
            setProblem(null)
          }}
        />
      </span>
      {problem && (
        <p id={errorId} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  )
}
