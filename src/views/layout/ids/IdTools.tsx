import { IconCopy, IconDownload } from '@tabler/icons-react'
import type { FormEvent } from 'react'
import { useId, useState } from 'react'
import { useLink } from '../../../state/hooks'
import { formatPositions } from '../../paint/format'
import type { IdTable } from './idFile'
import { idCsv, idJson, idLines } from './idFile'
import style from './ids.module.css'

/** Lines that are copied at most: more than that a clipboard and a spreadsheet do not bear. */
const COPIED = 100_000

interface Props {
  table: IdTable
  /** the last token of the prompt */
  last: number
  setsKey: boolean
  onSetsKey: (setsKey: boolean) => void
  onGo: (token: number) => void
}

/** Going to a token, what a click chooses, and taking the table along. */
export function IdTools({ table, last, setsKey, onSetsKey, onGo }: Props) {
  const link = useLink()
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const { count } = table.rows

  const work = async (task: () => Promise<string>) => {
    setBusy(true)
    setSaid('')
    setSaid(await task().catch(error => `That failed: ${error instanceof Error ? error.message : error}`))
    setBusy(false)
  }
  const copy = async () => {
    const lines = Math.min(COPIED, count)
    await navigator.clipboard.writeText((await idLines(table, '\t', 0, lines)).join(''))
    if (lines < count) return `Copied the first ${formatPositions(lines)} of ${formatPositions(count)} lines; the files hold all.`
    return `Copied ${formatPositions(lines)} lines.`
  }
  const download = async (kind: 'csv' | 'json') => {
    const blob = await (kind === 'csv' ? idCsv : idJson)(table, link.copyLink())
    const anchor = document.createElement('a')
    anchor.href = URL.createObjectURL(blob)
    anchor.download = `ropescope-ids.${kind}`
    anchor.click()
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000)
    return `Wrote ${anchor.download}, ${formatPositions(Math.ceil(blob.size / 1024))} kB.`
  }
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
      <span className={style.said} role="status">
        {busy ? 'Writing …' : said}
      </span>
      <button type="button" className={style.tool} disabled={busy} onClick={() => work(copy)}>
        <IconCopy size={16} stroke={1.5} /> Copy
      </button>
      <button type="button" className={style.tool} disabled={busy} onClick={() => work(() => download('csv'))}>
        <IconDownload size={16} stroke={1.5} /> CSV
      </button>
      <button type="button" className={style.tool} disabled={busy} onClick={() => work(() => download('json'))}>
        <IconDownload size={16} stroke={1.5} /> JSON
      </button>
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
