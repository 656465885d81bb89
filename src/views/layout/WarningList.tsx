import { IconAlertTriangle } from '@tabler/icons-react'
import { memo, useState } from 'react'
import type { Actions } from '../../state/store'
import type { Warning } from './warnings'
import style from './warnings.module.css'

interface Props {
  warnings: readonly Warning[]
  /** as many are shown until all are asked for; of 0 their number alone */
  most: number
  act: Actions
  /** says whose ids they are, where there are two */
  lettered: boolean
  /** side by side, each on one line */
  inColumns?: boolean
  /** after a warning was followed */
  onLeave?: () => void
}

/** What is wrong with the ids, a line each; a line opens the table of ids at the tokens that show it. */
export const WarningList = memo(function WarningList({ warnings, most, act, lettered, inColumns, onLeave }: Props) {
  const [all, setAll] = useState(false)
  if (!warnings.length) return null
  const shown = all ? warnings : warnings.slice(0, warnings.length > most ? Math.max(0, most - 1) : most)
  const number = `${warnings.length} warning${warnings.length === 1 ? '' : 's'} about ids`
  const follow = ({ tokens }: Warning) => {
    act.setCursor(tokens())
    act.setView({ primary: 'layout', panel: 'ids' })
    onLeave?.()
  }
  return (
    <ul
      className={inColumns ? `${style.list} ${style.columns}` : style.list}
      aria-label="Ids that collide, collapse or are used again"
    >
      {shown.map(warning => (
        <li key={warning.letter + warning.text}>
          <button
            type="button"
            className={style.warning}
            onClick={() => follow(warning)}
            title="Opens the table of ids at the tokens that show it"
          >
            <IconAlertTriangle size={16} stroke={1.5} aria-hidden="true" />
            {lettered && <b>{warning.letter}</b>}
            <span>{warning.text}</span>
          </button>
        </li>
      ))}
      {(all ? warnings.length > most : warnings.length > shown.length) ? (
        <li>
          <button
            type="button"
            className={shown.length ? style.more : style.warning}
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {shown.length === 0 && <IconAlertTriangle size={16} stroke={1.5} aria-hidden="true" />}
            <span>{all ? 'fewer' : shown.length ? `${warnings.length - shown.length} more` : number}</span>
          </button>
        </li>
      ) : null}
    </ul>
  )
})
