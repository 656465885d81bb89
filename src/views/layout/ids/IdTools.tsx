import type { FormEvent } from 'react'
import { useId, useState } from 'react'
import { formatPositions } from '../../paint/format'
import parts from '../../paint/parts.module.css'
import style from './ids.module.css'

interface Props {
  /** the last token of the prompt */
  last: number
  setsKey: boolean
  onSetsKey: (setsKey: boolean) => void
  onGo: (token: number) => void
}

/** Going to a token, and what a click chooses. */
export function IdTools({ last, setsKey, onSetsKey, onGo }: Props) {
  return (
    <div className={style.tools}>
      <GoTo last={last} onGo={onGo} />
      <div className={style.sets} role="group" aria-label="What a click on a row chooses">
        <span aria-hidden="true">A click sets</span>
        {[false, true].map(key => (
          <button key={String(key)} type="button" aria-pressed={setsKey === key} onClick={() => onSetsKey(key)}>
            {key ? 'key' : 'query'}
          </button>
        ))}
        <span className={style.shift} aria-hidden="true">
          with Shift the other
        </span>
      </div>
    </div>
  )
}

/** A typed token; what the prompt does not have stays in the field and is explained. */
function GoTo({ last, onGo }: Pick<Props, 'last' | 'onGo'>) {
  const id = useId()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const go = (event: FormEvent) => {
    event.preventDefault()
    const plain = text.replace(/[\s\u2009\u202f\u00a0_,]/g, '')
    const token = /^\d+$/.test(plain) ? Number(plain) : Number.NaN
    const known = token <= last
    setWrong(!known)
    if (known) onGo(token)
  }
  return (
    <form className={style.go} onSubmit={go}>
      <label htmlFor={id}>Go to token</label>
      <input
        className={parts.typed}
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}wrong` : undefined}
        onChange={event => {
          setText(event.target.value)
          setWrong(false)
        }}
      />
      {wrong && (
        <span id={`${id}wrong`} role="alert" className={style.wrong}>
          The prompt has tokens 0 to {formatPositions(last)}.
        </span>
      )}
    </form>
  )
}
