import type { LintReport } from '../../configs/lint'
import { EFFECT_AT } from '../../configs/lint/effect'
import { LINT_READERS, READER_NAMES, READER_SOURCES } from '../../configs/lint/sources'
import type { Verdict } from '../../configs/lint/verdict'
import { showNumber } from '../controls/showNumber'
import styles from './model.module.css'

/** What each reader does with each key, where its rule stands, and how far it is from the corrected file. */
export function KeyTable({ report }: { report: LintReport }) {
  return (
    <section className={styles.tableScroll} tabIndex={0} aria-label="What each reader does with each key">
      <p className={styles.hint}>
        Errors are the largest of any pair, by position, against the{' '}
        {report.corrected ? 'corrected file' : 'file under transformers 5.18.0'}. Each reader’s name leads to its rules; all of
        them stand below the table.
      </p>
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
        <tbody
          className={styles.effects}
          title="Largest phase error of a pair against the corrected file, and the factor on cos and sin over the right one"
        >
          {EFFECT_AT.map((length, at) => (
            <tr key={length}>
              <th scope="row">error at {showNumber(length)}, rad</th>
              {LINT_READERS.map(reader => (
                <td key={reader}>{sayPhase(report, reader, at)}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">cos and sin, of right</th>
            {LINT_READERS.map(reader => {
              const { attention } = report.effects[reader]
              return <td key={reader}>{attention === null ? '–' : showNumber(attention)}</td>
            })}
          </tr>
        </tbody>
        <tbody>
          {sorted(report.keys).map(({ key, value, by }) => (
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
      </table>
      <ul className={styles.rules} aria-label="Where the rules stand">
        {LINT_READERS.map(reader => (
          <li key={reader}>
            {READER_NAMES[reader]}:{' '}
            {READER_SOURCES[reader].map(({ label, url }, at) => (
              <span key={url}>
                {at > 0 && ', '}
                <a href={url} target="_blank" rel="noreferrer">
                  {label}
                </a>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

const RANK: Record<Verdict, number> = { misspelt: 0, contradictory: 0, defaulted: 2, ignored: 3, used: 3 }

/** Keys with which something is wrong first. */
function sorted(keys: LintReport['keys']): LintReport['keys'] {
  const rank = ({ by }: LintReport['keys'][number]) => Math.min(...Object.values(by).map(({ verdict }) => RANK[verdict]))
  return [...keys].sort((a, b) => rank(a) - rank(b))
}

function sayPhase({ effects, readings }: LintReport, reader: (typeof LINT_READERS)[number], at: number): string {
  const { phase, unlike } = effects[reader]
  if (unlike) return unlike
  if (readings[reader].parts[0]?.rope?.rotaryDim === 0) return 'nothing turns'
  if (!phase) return readings[reader].status === 'model_type not in this release' ? 'no such class' : 'nothing is built'
  const value = phase[at] as number
  return value >= Math.PI ? '≥ π' : value < 1e-9 ? '0' : showNumber(Number(value.toPrecision(3)))
}
