import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { Finding } from '../../configs/lint/context'
import styles from './model.module.css'

/** The diagnosis: what is wrong first, what is worth knowing after it. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  if (!findings.some(({ weight }) => weight === 'wrong'))
    return (
      <>
        <p className={styles.fine}>
          <IconCircleCheck size={18} stroke={1.5} aria-hidden="true" /> No fault was found.
        </p>
        <Items findings={findings} />
      </>
    )
  return <Items findings={findings} />
}

function Items({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className={styles.findings} aria-label="Diagnosis">
      {findings.map(({ id, weight, title, words, threads = [] }) => (
        <li key={id} className={styles.finding} data-weight={weight}>
          {weight === 'wrong' ? (
            <IconAlertTriangle size={18} stroke={1.5} aria-label="Fault" />
          ) : (
            <IconInfoCircle size={18} stroke={1.5} aria-label="Note" />
          )}
          <div>
            <p className={styles.findingTitle}>{title}</p>
            <p className={styles.findingWords}>
              {words}
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
      ))}
    </ul>
  )
}
