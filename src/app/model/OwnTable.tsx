import type { OwnVerdict } from '../../configs/lint/oneReader'
import { whyOneReader } from '../../configs/lint/oneReader'
import type { ConfigForm } from '../../configs/readModel'
import styles from './model.module.css'

/** What the one program that reads such files does with each key. */
export function OwnTable({ rows, reader, form }: { rows: readonly OwnVerdict[]; reader: string; form: ConfigForm }) {
  return (
    <section className={styles.tableScroll} tabIndex={0} aria-label={`What ${reader} does with each key`}>
      <p className={styles.hint}>{whyOneReader(form)}</p>
      <table className={`${styles.keys} ${styles.narrowKeys}`}>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">{reader}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, value, verdict, words }) => (
            <tr key={key}>
              <th scope="row">
                <code>{key}</code>
                <span className={styles.keyValue}>{value ?? 'absent'}</span>
              </th>
              <td data-verdict={verdict}>
                {verdict !== 'used' && <b>{verdict}</b>} {words}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
