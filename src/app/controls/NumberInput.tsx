import type { CSSProperties, ReactNode } from 'react'
import { useId, useState } from 'react'
import styles from './controls.module.css'
import type { NumberRange } from './readNumber'
import { rangeProblem, readNumber } from './readNumber'
import { showNumber } from './showNumber'

/** units that are too long for a field */
const SHORT_UNITS: Record<string, string> = { positions: 'pos' }

interface NumberInputProps {
  /** begins the sentence of a refusal */
  name: string
  value: number
  range: NumberRange
  onChange: (value: number) => void
  unit?: string
  /** added by an arrow key; shift takes ten */
  step?: number
  show?: (value: number) => string
  /** a reason that the range cannot know */
  refuse?: (value: number) => string | null
  /** stands at the left inside the field */
  lead?: ReactNode
  id?: string
  className?: string
  style?: CSSProperties
}

/** A typed number. What is not allowed is kept in the field and explained, and the scene keeps its value. */
export function NumberInput(props: NumberInputProps) {
  const { name, value, range, onChange, unit, step = 1, show = showNumber, refuse } = props
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const errorId = useId()

  const settle = (text: string) => {
    const typed = readNumber(text)
    const why = rangeProblem(typed, range, show)
    const sentence = why ? `${name} must be ${why}.` : (refuse?.(typed) ?? null)
    setProblem(sentence && `${sentence} The view keeps ${show(value)}.`)
    if (sentence) return
    setDraft(null)
    if (typed !== value) onChange(typed)
  }
  const nudge = (by: number) => {
    const next = Number((value + by).toPrecision(12))
    setProblem(null)
    setDraft(null)
    onChange(Math.min(range.max, Math.max(range.min, next)))
  }

  return (
    <>
      <span className={`${styles.field} ${props.className ?? ''}`} style={props.style} data-invalid={problem ? '' : undefined}>
        {props.lead}
        <input
          id={props.id}
          className={styles.number}
          inputMode={range.integer ? 'numeric' : 'decimal'}
          autoComplete="off"
          spellCheck={false}
          aria-label={unit ? `${name}, ${unit}` : name}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? errorId : undefined}
          value={draft ?? show(value)}
          onChange={event => setDraft(event.target.value)}
          onFocus={event => event.target.select()}
          onBlur={() => draft !== null && settle(draft)}
          onKeyDown={event => {
            if (event.key === 'Enter' && draft !== null) settle(draft)
            if (event.key === 'Escape' && draft !== null) {
              event.stopPropagation()
              setDraft(null)
              setProblem(null)
            }
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            nudge((event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1))
          }}
        />
        {unit && <span className={styles.unit}>{SHORT_UNITS[unit] ?? unit}</span>}
      </span>
      {problem && (
        <p id={errorId} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  )
}
