import type { LintReport } from '../../configs/lint'
import { EFFECT_AT } from '../../configs/lint/effect'
import { LINT_READERS, READER_NAMES, READER_SOURCES } from '../../configs/lint/sources'
import { showNumber } from '../controls/showNumber'
import styles from './model.module.css'

/** What each reader does with each key, where its rule stands, and how far it is from the corrected file. */
export function KeyTable({ report }: { report: LintReport }) {
  return (
    <section className={styles.tableScroll} tabIndex={0} aria-label="What each reader does with each key">
      <table className={styles.keys}>
        <thead>
          <tr>
            <th scope="col">Key</th>
            {LINT_READERS.map(reader => (
              <th key={reader} scope="col">
                <a
                  href={READER_SOURCES[reader][0]?.url}
                  target="_blank"
                  rel="noreferrer"
                  title={READER_SOURCES[reader][0]?.label}
                >
                  {READER_NAMES[reader]}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.keys.map(({ key, value, by }) => (
            <tr key={key}>
              <th scope="row">
                <code>{key}</code>
                <span className={styles.keyValue}>{value ?? 'absent'}</span>
              </th>
              {LINT_READERS.map(reader => (
                <td key={reader} data-verdict={by[reader].verdict}>
                  {by[reader].verdict !== 'used' && <b>{by[reader].verdict}</b>} {by[reader].words}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tbody>
          {EFFECT_AT.map((length, at) => (
            <tr key={length}>
              <th scope="row">
                phase error at {showNumber(length)}
                <span className={styles.keyValue}>largest, rad, against the corrected file</span>
              </th>
              {LINT_READERS.map(reader => (
                <td key={reader}>{sayPhase(report, reader, at)}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">cos and sin ×</th>
            {LINT_READERS.map(reader => {
              const { attention } = report.effects[reader]
              return <td key={reader}>{attention === null ? '–' : showNumber(attention)}</td>
            })}
          </tr>
        </tbody>
      </table>
    </section>
  )
}

function sayPhase({ effects, readings }: LintReport, reader: (typeof LINT_READERS)[number], at: number): string {
  const { phase, unlike } = effects[reader]
  if (unlike) return unlike
  if (!phase) return readings[reader].status === 'model_type not in this release' ? 'no such class' : 'nothing is built'
  const value = phase[at] as number
  return value >= Math.PI ? 'π, half a turn or more' : value < 1e-9 ? '0' : showNumber(Number(value.toPrecision(3)))
}
