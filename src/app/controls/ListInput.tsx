import { useId, useState } from 'react'
import { plainExpression } from '../../core/expression'
import { inLabels, paramProblem } from '../../core/params'
import type { ParamValue } from '../../core/scene'
import type { ParamSpec } from '../../core/variant'
import styles from './controls.module.css'
import { readList } from './readList'
import { showNumber } from './showNumber'

interface ListInputProps {
  id: string
  spec: ParamSpec
  value: ParamValue
  pairs: number
  refuse: (value: ParamValue) => string | null
  onChange: (value: ParamValue) => void
}

/** A pasted list: numbers in any separation, nested or not, or run-length coded axes; or a formula, taken as it is written. */
export function ListInput({ id, spec, value, pairs, refuse, onChange }: ListInputProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const noteId = useId()
  const formula = spec.kind === 'expression'
  const moves = spec.kind === 'moves'
  const numbers = spec.kind !== 'axes' && !moves && !formula
  const given = moves ? String(value).split(',').length : Array.isArray(value) ? value.length : 0
  const perHead = spec.kind === 'learned' ? spec.axes.length * pairs : pairs

  const settle = (text: string) => {
    const next = formula ? plainExpression(text) : moves ? text.replace(/\s/g, '') : readList(text, numbers)
    const wrong = paramProblem(spec, next, pairs)
    const why = wrong ? inLabels(wrong, [spec]) : refuse(next)
    setProblem(why && `${why} The view keeps the last ${formula ? 'formula' : 'list'}.`)
    if (why) return
    setDraft(null)
    onChange(next)
  }
  const forget = () => {
    setDraft(null)
    setProblem(null)
  }

  return (
    <>
      <span className={`${styles.field} ${styles.listField}`} data-invalid={problem ? '' : undefined}>
        <textarea
          id={id}
          className={`${styles.number} ${styles.list}`}
          data-settled={draft === null ? '' : undefined}
          rows={given > pairs ? 3 : numbers ? 2 : 1}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem ? true : undefined}
          aria-describedby={noteId}
          placeholder={placeholderOf(spec, perHead)}
          value={draft ?? (Array.isArray(value) ? value.join(', ') : String(value))}
          onChange={event => {
            setDraft(event.target.value)
            if ((event.nativeEvent as InputEvent).inputType === 'insertFromPaste') settle(event.target.value)
          }}
          onFocus={event => event.target.select()}
          onBlur={() => draft !== null && settle(draft)}
          onKeyDown={event => {
            if (event.key === 'Enter') {
              event.preventDefault()
              if (draft !== null) settle(draft)
            }
            if (event.key !== 'Escape' || draft === null) return
            event.stopPropagation()
            forget()
          }}
        />
      </span>
      {problem ? (
        <p id={noteId} role="alert" className={styles.problem}>
          {problem}
        </p>
      ) : (
        (numbers || moves || formula) && (
          <p id={noteId} className={styles.listNote}>
            <span>{moves ? spec.help : saysHowMany(spec, given, perHead)}</span>
            {given > 0 && (
              <button
                type="button"
                className={styles.link}
                onClick={() => {
                  forget()
                  onChange(moves ? '' : [])
                }}
              >
                clear
              </button>
            )}
          </p>
        )
      )}
    </>
  )
}

function placeholderOf({ kind }: ParamSpec, perHead: number): string | undefined {
  if (kind === 'tokens') return 'Such as 512, 1024, 1536'
  if (kind === 'axes' || kind === 'expression') return undefined
  return `Paste ${showNumber(perHead)} numbers${kind === 'learned' ? ' for each head' : ''}`
}

/** `384 numbers, 6 heads`; what an empty list means. */
function saysHowMany(spec: ParamSpec, given: number, perHead: number): string {
  if (given === 0) return spec.help ?? 'Not given.'
  const heads = given / perHead
  const whole = Number.isInteger(heads)
  const named = spec.kind === 'learned' && whole ? `, ${heads} head${heads === 1 ? '' : 's'}` : ''
  return `${showNumber(given)} numbers${named}`
}
