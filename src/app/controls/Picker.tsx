import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './controls.module.css'
import type { StandInProps } from './later'
import { later } from './later'

export interface PickerItem {
  value: string
  label: string
  /** small text under the label; searched too */
  hint?: string
  /** further words by which it is found */
  words?: string
}

export interface PickerGroup {
  name: string
  items: readonly PickerItem[]
}

export interface PickerProps {
  label: string
  /** an element that names the control on screen; `label` is used without it */
  labelledBy?: string
  /** the chosen item, if it is one of the list */
  value: string | undefined
  /** what the trigger says */
  shown: string
  glyph?: ReactNode
  groups: readonly PickerGroup[]
  glyphOf?: (value: string) => ReactNode
  placeholder: string
  onPick: (value: string) => void
  className?: string
}

/** One of many: a list in groups with a search field. */
export const Picker = later(
  () => import('./PickerCombobox'),
  ({ label, labelledBy, shown, glyph, className, onEarlyClick }: PickerProps & StandInProps) => (
    <button
      type="button"
      aria-haspopup="listbox"
      onClick={onEarlyClick}
      className={className}
      aria-labelledby={labelledBy}
      aria-label={labelledBy ? undefined : label}
    >
      {glyph}
      <span className={styles.value}>{shown}</span>
      <span className={styles.chevron}>
        <IconChevronDown size={18} stroke={1.5} />
      </span>
    </button>
  ),
)
