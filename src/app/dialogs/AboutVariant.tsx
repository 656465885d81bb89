import 'katex/dist/katex.min.css'
import katex from 'katex'
import { useMemo } from 'react'
import type { Variant } from '../../core/variant'
import styles from './dialogs.module.css'

/** What a variant is: its idea, its definition, where paper and code part, and where it was published. */
export default function AboutVariant({ variant }: { variant: Variant }) {
  const formula = useMemo(
    () => katex.renderToString(variant.formula, { displayMode: true, throwOnError: false }),
    [variant.formula],
  )
  return (
    <div className={styles.about}>
      <p>{variant.summary}</p>
      <div
        className={styles.formula}
        tabIndex={0}
        role="group"
        aria-label="Definition"
        dangerouslySetInnerHTML={{ __html: formula }}
      />
      {variant.disagreement && <p className={styles.aside}>{variant.disagreement}</p>}
      <p className={styles.sources}>
        {variant.sources.map(source => (
          <a key={source.url} href={source.url} target="_blank" rel="noreferrer">
            {source.label}
          </a>
        ))}
      </p>
    </div>
  )
}
