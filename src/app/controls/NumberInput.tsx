import type { CSSProperties, ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { useActions } from '../../state/hooks'
import styles from './controls.module.css'
import type { NumberRange } from './readNumber'
import { rangeProblem, readNumber } from './readNumber'
import { showNumber } from './showNumber'

/** units that are too long for a field */
const SHORT_UNITS: Record<string, string> = { positions: 'pos', metres: 'm', 'metres or rad': 'm, rad' }

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
  /** hears what was typed and is refused, and null when a value is taken; then a field that goes away settles what stands in it. Without it a refusal outlives the field as a notice */
  onProblem?: (sentence: string | null) => void
  /** stands at the left inside the field */
  lead?: ReactNode
  id?: string
  className?: string
  style?: CSSProperties
}

/** A typed number. What is not allowed is kept in the field and explained, and the scene keeps its value. */
export function NumberInput(props: NumberInputProps) {
  const { name, value, range, onChange, unit, step = 1, show = showNumber, refuse, onProblem } = props
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const errorId = useId()
  const { addNotice } = useActions()

  const settle = (text: string) => {
    const typed = readNumber(text)
    const why = rangeProblem(typed, range, show)
    const sentence = why ? `${name} must be ${why}.` : (refuse?.(typed) ?? null)
    if (!say(sentence)) return
    setDraft(null)
    if (typed !== value) onChange(typed)
  }
  /** Whether there is nothing to say. */
  const say = (sentence: string | null) => {
    const whole = sentence && `${sentence} The view keeps ${show(value)}.`
    setProblem(whole)
    onProblem?.(whole)
    return !sentence
  }
  const nudge = (by: number) => {
    const next = Math.min(range.max, Math.max(range.min, Number((value + by).toPrecision(12))))
    setDraft(null)
    if (say(next === value ? null : (refuse?.(next) ?? null)) && next !== value) onChange(next)
  }
  const leave = useRef(() => {})
  leave.current = () => {
    if (onProblem && draft !== null) settle(draft)
    else if (draft !== null && problem) addNotice(problem, name)
  }
  useEffect(() => () => leave.current(), [])

  return (
    <>
      <span className={`${styles.field} ${props.className ?? ''}`} style={props.style} data-invalid={problem ? '' : undefined}>
        {props.lead}
        <input
          id={props.id}
          className={styles.number}
          data-settled={draft === null ? '' : undefined}
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
              say(null)
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
