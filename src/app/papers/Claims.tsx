import { IconCheck, IconMinus } from '@tabler/icons-react'
import type { Claim } from '../../papers/paper'
import { formatShort } from '../../views/paint/format'
import { showNumber } from '../controls/showNumber'
import styles from './story.module.css'

const WORDS = { agrees: 'agrees', differs: 'differs', 'needs weights': 'not checkable without weights' } as const

/** Published numbers beside our own. A test holds them and their verdicts to what is computed. */
export function Claims({ claims }: { claims: readonly Claim[] }) {
  if (claims.length === 0) return null
  return (
    <table className={styles.claims}>
      <thead>
        <tr>
          <th scope="col">Checked</th>
          <th scope="col">paper</th>
          <th scope="col">here</th>
          <th scope="col">
            <span className="unseen">verdict</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {claims.map(({ what, published, where, check, recorded: { verdict, ours }, because }) => (
          <tr key={what}>
            <th scope="row">
              {what}
              <small>
                {where}
                {verdict === 'differs' && `. Differs: ${because ?? ''}`}
                {verdict === 'needs weights' && `. ${because ?? ''}`}
                {verdict === 'agrees' && because && `. ${because}`}
              </small>
            </th>
            <td>{published}</td>
            <td>{ours === undefined ? '–' : (check?.say?.(ours) ?? sayOurs(ours, published))}</td>
            <td title={WORDS[verdict]}>
              {verdict === 'agrees' ? (
                <IconCheck size={16} stroke={1.75} aria-label={WORDS.agrees} />
              ) : verdict === 'differs' ? (
                <span className={styles.differs}>
                  ≠<span className="unseen"> {WORDS.differs}</span>
                </span>
              ) : (
                <IconMinus size={16} stroke={1.5} aria-label={WORDS['needs weights']} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** As many decimals as the paper prints and one more, so that rounding shows. */
function sayOurs(ours: number, published: string): string {
  const [, mantissa] = published.match(/^\d+(?:\.(\d+))?e/) ?? []
  if (/^\d[\d.]*e/.test(published)) return ours.toExponential((mantissa?.length ?? 0) + 1).replace('e+', 'e')
  if (Number.isInteger(ours)) return showNumber(ours)
  const decimals = published.match(/\.(\d+)/)?.[1]?.length
  return decimals === undefined ? formatShort(ours) : ours.toFixed(Math.min(8, decimals + 1)).replace('-', '−')
}
