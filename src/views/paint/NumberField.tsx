import { useId } from 'react'
import styles from './fields.module.css'
import parts from './parts.module.css'
import { useTyped } from './useTyped'

export interface NumberFieldProps {
  /** as it stands before the field; `name` is read out instead where it is given */
  label: string
  name?: string
  value: number
  min: number
  max: number
  integer?: boolean
  unit?: string
  /** px */
  width?: number
  onChange: (value: number) => void
}

const DECIMAL = /^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** A typed number; what is not allowed stays in the field until it is left, and changes nothing. Arrow keys step by one. */
export function NumberField({ label, name, value, min, max, integer, unit, width = 64, onChange }: NumberFieldProps) {
  const id = useId()
  const [text, setText] = useTyped<string>(value)
  const read = (typed: string) => {
    const plain = typed.trim().replace('−', '-')
    const number = DECIMAL.test(plain) ? Number(plain) : Number.NaN
    return number >= min && number <= max && (!integer || Number.isInteger(number)) ? number : null
  }
  const wrong = text !== null && read(text) === null
  const say = (number: number) => String(number).replace('-', '−')
  return (
    <span className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={parts.typed}
        style={{ width }}
        aria-label={name}
        type="text"
        inputMode={integer && min >= 0 ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={text ?? say(Number(value.toPrecision(6)))}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}p` : undefined}
        onChange={event => {
          setText(event.target.value)
          const number = read(event.target.value)
          if (number !== null && number !== value) onChange(number)
        }}
        onBlur={() => setText(null)}
        onKeyDown={event => {
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
          if (!step) return
          event.preventDefault()
          setText(null)
          const size = integer ? 1 : max - min > 20 ? 1 : 0.1
          onChange(Math.max(min, Math.min(max, Number((value + step * size * (event.shiftKey ? 10 : 1)).toPrecision(12)))))
        }}
      />
      {unit && <span className={styles.unit}>{unit}</span>}
      {wrong && (
        <span id={`${id}p`} role="alert" className={styles.problem}>
          {integer ? 'whole, ' : ''}
          {say(min)} to {say(max)}
        </span>
      )}
    </span>
  )
}
