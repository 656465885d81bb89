import type { CSSProperties } from 'react'
import type { AxisId } from '../../core/scene'
import { AXIS_NAMES } from '../../core/scene'
import { axisText } from '../../views/paint/axisWords'
import { NumberInput } from '../controls/NumberInput'
import styles from './rail.module.css'
import { setPart } from './setPart'

interface SectionFieldsProps {
  label: string
  axes: readonly AxisId[]
  counts: readonly number[]
  pairs: number
  /** published counts; those that sum to the pairs are offered */
  named?: readonly { label: string; counts: readonly number[] }[]
  onChange: (counts: readonly number[]) => void
}

/** Pairs of each axis. They always sum to the pairs of the head: the other axes give or take in proportion. */
export function SectionFields({ label, axes, counts, pairs, named = [], onChange }: SectionFieldsProps) {
  const fitting = named.filter(entry => entry.counts.reduce((sum, count) => sum + count, 0) === pairs)
  return (
    <>
      <div role="group" aria-label={label} className={styles.sections}>
        {axes.map((axis, i) => (
          <NumberInput
            key={`${axis} ${i}`}
            name={`Pairs of ${AXIS_NAMES[axis]}`}
            className={styles.section}
            style={{ '--axis': `var(--${axis})` } as CSSProperties}
            lead={
              <span className={`math ${styles.sectionLetter}`} style={{ color: `var(--${axis}-ink)` }} aria-hidden="true">
                {axisText(axis)}
              </span>
            }
            value={counts[i] ?? 0}
            range={{ min: 0, max: pairs, integer: true }}
            onChange={count => onChange(setPart(counts, i, count))}
          />
        ))}
      </div>
      {fitting.length > 1 && (
        <div role="group" aria-label={`Published ${label.toLowerCase()}`} className={styles.namedCounts}>
          {fitting.map(entry => (
            <button
              key={entry.label}
              type="button"
              className={styles.tool}
              aria-pressed={entry.counts.every((count, i) => count === counts[i])}
              onClick={() => onChange(entry.counts)}
            >
              {entry.label}
            </button>
          ))}
        </div>
      )}
    </>
  )
}
