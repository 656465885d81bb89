import type { Dialect } from '../../configs/dialects'
import controls from '../controls/controls.module.css'
import { showNumber } from '../controls/showNumber'
import styles from './model.module.css'

interface Props {
  dialects: readonly Dialect[]
  disabled: boolean
  onChoose: (dialect: Dialect) => void
}

/** The same file under other readers and conventions, each of which may stand as B. */
export function DialectList({ dialects, disabled, onChoose }: Props) {
  return (
    <section className={styles.dialects} aria-label="Dialects">
      <h3 className={styles.heading}>The same file, read otherwise</h3>
      {dialects.length === 0 && <p className={styles.hint}>Every reader and convention gives the same numbers.</p>}
      <ul className={styles.dialectList}>
        {dialects.map(dialect => (
          <li key={dialect.id}>
            <button
              type="button"
              className={controls.quiet}
              title="Show A as the file is read and B as this"
              disabled={disabled}
              onClick={() => onChoose(dialect)}
            >
              A, B
            </button>
            <div>
              <p className={styles.dialectName}>{dialect.name}</p>
              <p className={styles.hint}>
                {dialect.divergence === null
                  ? 'Phases never part'
                  : `Parts by π/4 at ${showNumber(dialect.divergence)} positions`}
                {dialect.relative > 1e-12 && `, ω by up to ${showNumber(Number((dialect.relative * 100).toPrecision(3)))} %`}
                {Math.abs(dialect.attention - 1) > 1e-12 && `, cos and sin × ${showNumber(dialect.attention)}`}
                {dialect.apart.map(words => `; ${words}`)}. {dialect.words}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
