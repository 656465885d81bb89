import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './controls.module.css'
import type { StandInProps } from './later'
import { later } from './later'

export interface DropdownProps {
  label: string
  /** an element that names the control on screen; `label` is used without it */
  labelledBy?: string
  value: string
  options: readonly { value: string; label: string; hint?: string; glyph?: ReactNode }[]
  onChange: (value: string) => void
  glyph?: ReactNode
  /** without a box, for a choice that stands in a line of text */
  inline?: boolean
  className?: string
}

export const dropdownClass = ({ inline, className = '' }: Pick<DropdownProps, 'inline' | 'className'>) =>
  `${inline ? styles.inline : `${styles.field} ${styles.trigger}`} ${className}`

/** One of a few values. */
export const Dropdown = later(
  () => import('./SelectDropdown'),
  ({ label, labelledBy, value, options, glyph, inline, className, onEarlyClick }: DropdownProps & StandInProps) => (
    <button
      type="button"
      aria-haspopup="listbox"
      onClick={onEarlyClick}
      className={dropdownClass({ inline, className })}
      aria-labelledby={labelledBy}
      aria-label={labelledBy ? undefined : label}
    >
      {glyph}
      <span className={styles.value}>{options.find(option => option.value === value)?.label}</span>
      <span className={styles.chevron}>
        <IconChevronDown size={inline ? 14 : 18} stroke={1.5} />
      </span>
    </button>
  ),
)
