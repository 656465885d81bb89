import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { MeasuredFinding } from '../../configs/lint'
import { EFFECT_AT } from '../../configs/lint/effect'
import { READER_NAMES } from '../../configs/lint/sources'
import { showNumber } from '../controls/showNumber'
import styles from './model.module.css'

/** The diagnosis: what is wrong first, what is worth knowing after it. */
export function FindingList({ findings }: { findings: readonly MeasuredFinding[] }) {
  const wrong = findings.filter(({ weight }) => weight === 'wrong')
  const notes = findings.filter(({ weight }) => weight === 'note')
  return (
    <>
      {wrong.length ? (
        <Items label="Diagnosis" findings={wrong} />
      ) : (
        <p className={styles.fine}>
          <IconCircleCheck size={18} stroke={1.5} aria-hidden="true" /> No fault was found.
        </p>
      )}
      {notes.length > 0 && <Items label="Worth knowing" findings={notes} />}
    </>
  )
}

function Items({ label, findings }: { label: string; findings: readonly MeasuredFinding[] }) {
  return (
    <ul className={styles.findings} aria-label={label} data-weight={findings[0]?.weight}>
      {findings.map(finding => (
        <Item key={finding.id} {...finding} />
      ))}
    </ul>
  )
}

function Item({ weight, title, words, cost, threads = [] }: MeasuredFinding) {
  return (
    <li className={styles.finding} data-weight={weight}>
      {weight === 'wrong' ? (
        <IconAlertTriangle size={18} stroke={1.5} aria-label="Fault" />
      ) : (
        <IconInfoCircle size={18} stroke={1.5} aria-label="Note" />
      )}
      <div>
        <p className={styles.findingTitle}>{title}</p>
        <p className={styles.findingWords}>
          {words}
          {cost && ` ${sayCost(cost)}`}
          {threads.map(({ label, url }) => (
            <span key={url}>
              {' '}
              <a href={url} target="_blank" rel="noreferrer">
                {label}
              </a>
            </span>
          ))}
        </p>
      </div>
    </li>
  )
}

/** Under transformers 4.57.6 a pair is off by up to 0.17 rad at 1 024 positions, 1.35 at 8 192, half a turn or more from 32 768 on. */
function sayCost({ reader, effect: { phase, attention, unlike } }: NonNullable<MeasuredFinding['cost']>): string {
  const parts: string[] = []
  if (unlike) parts.push(`the table has ${unlike}`)
  if (phase?.some(value => value > 1e-9)) {
    const from = phase.findIndex(value => value >= Math.PI)
    const small = (from < 0 ? phase : phase.slice(0, from)).map(
      (value, at) => `${showNumber(Number(value.toPrecision(3)))} rad at ${showNumber(EFFECT_AT[at] as number)}`,
    )
    if (small.length) parts.push(`a pair is off by up to ${small.join(', ')}`)
    if (from >= 0)
      parts.push(
        `${small.length ? '' : 'a pair is off '}by half a turn or more from ${showNumber(EFFECT_AT[from] as number)} positions on`,
      )
  }
  if (attention !== null && Math.abs(attention - 1) > 1e-9)
    parts.push(`cos and sin are ${showNumber(attention)} times what they should be`)
  return parts.length ? `Under ${READER_NAMES[reader]} ${parts.join(', and ')}.` : ''
}
