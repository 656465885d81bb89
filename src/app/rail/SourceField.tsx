import { lazy, Suspense, useMemo } from 'react'
import type { ParamValue } from '../../core/scene'
import type { SourceValue } from '../../core/sourceUnits'
import { unitCounts } from '../../core/sourceUnits'
import type { ParamSpec } from '../../core/variant'
import { CardButton } from '../controls/CardButton'
import controls from '../controls/controls.module.css'
import { showNumber } from '../controls/showNumber'
import styles from './rail.module.css'

const SourceBox = lazy(() => import('./SourceBox'))

export interface SourceFieldProps {
  spec: Extract<ParamSpec, { kind: 'source' }>
  value: ParamValue
  refuse: (value: ParamValue) => string | null
  onChange: (value: ParamValue) => void
}

/** What was found in the code of a hierarchy, and a card to paste another. */
export function SourceField({ spec, value, refuse, onChange }: SourceFieldProps) {
  const counts = useMemo(() => unitCounts(value as SourceValue), [value])
  const tokens = counts.reduce((sum, count) => sum + count, 0)
  const sample = counts.join() === spec.default.join()
  return (
    <div className={styles.row}>
      <span className={styles.label} title={spec.help}>
        {spec.label}
      </span>
      <span className={styles.hint}>
        {sample ? 'sample, ' : ''}
        {showNumber(tokens)} tokens, {showNumber(counts.length - 1)} units
      </span>
      <CardButton trigger="paste" className={controls.link} cardClass={styles.about} title="Source code as a hierarchy">
        <Suspense fallback={<p className={styles.hint}>{spec.help}</p>}>
          <SourceBox spec={spec} value={value} refuse={refuse} onChange={onChange} />
        </Suspense>
      </CardButton>
    </div>
  )
}
