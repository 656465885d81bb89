import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './controls.module.css'
import { later } from './later'

export interface DropdownProps {
  label: string
  /** an element that names the control on screen; `label` is used without it */
  labelledBy?: string
  value: string
  options: readonly { value: string; label: string; hint?: string; glyph?: ReactNode }[]
  onChange: (value: string) => void
  glyph?: ReactNode
  className?: string
}

/** One of a few values. */
export const Dropdown = later(
  () => import('./SelectDropdown'),
  ({ label, labelledBy, value, options, glyph, className }: DropdownProps) => (
    <button
      type="button"
      className={`${styles.field} ${styles.trigger} ${className ?? ''}`}
      aria-labelledby={labelledBy}
      aria-label={labelledBy ? undefined : label}
    >
      {glyph}
      <span className={styles.value}>{options.find(option => option.value === value)?.label}</span>
      <span className={styles.chevron}>
        <IconChevronDown size={18} stroke={1.5} />
      </span>
    </button>
  ),
)
