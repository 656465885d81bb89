import { useId, useState } from 'react'
import parts from '../paint/parts.module.css'
import style from './vectors.module.css'

interface CountFieldProps {
  label: string
  value: number
  most: number
  onChange: (value: number) => void
}

/** A whole number from 0 to `most`; what is no such number is kept on screen until the field is left, and changes nothing. */
export function CountField({ label, value, most, onChange }: CountFieldProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const problem = draft !== null && !isCount(draft, most)
  return (
    <label className={style.field} htmlFor={id}>
      {label}
      <input
        id={id}
        className={`${parts.typed} ${style.number}`}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={draft ?? value}
        aria-invalid={problem || undefined}
        aria-describedby={problem ? `${id}p` : undefined}
        onChange={event => {
          setDraft(event.target.value)
          if (isCount(event.target.value, most)) onChange(Number(event.target.value))
        }}
        onBlur={() => setDraft(null)}
        onKeyDown={event => {
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
          if (!step) return
          event.preventDefault()
          setDraft(null)
          onChange(Math.max(0, Math.min(most, value + step)))
        }}
      />
      {problem && (
        <span id={`${id}p`} role="alert" className={style.problem}>
          a whole number from 0 to {most}
        </span>
      )}
    </label>
  )
}

const isCount = (text: string, most: number) => /^\d+$/.test(text.trim()) && Number(text) <= most
