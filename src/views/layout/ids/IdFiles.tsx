import { IconCopy, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useLink } from '../../../state/hooks'
import { formatPositions } from '../../paint/format'
import type { IdTable } from './idFile'
import { idCsv, idJson, idLines } from './idFile'
import style from './ids.module.css'

/** Lines that are copied at most: more than that a clipboard and a spreadsheet do not bear. */
const COPIED = 100_000

/** Taking the table along: to the clipboard, or as a file with its link. */
export function IdFiles({ table }: { table: IdTable }) {
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
    return `Wrote ${anchor.download}, ${formatPositions(Math.ceil(blob.size / 1000))} kB.`
  }
  return (
    <div className={style.files}>
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
