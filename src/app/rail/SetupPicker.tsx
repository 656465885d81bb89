import { IconChevronDown } from '@tabler/icons-react'
import type { Setup } from '../../core/scene'
import controls from '../controls/controls.module.css'
import { later } from '../controls/later'
import { nameOf } from '../naming'

export interface SetupPickerProps {
  label: string
  value: Setup | null
  placeholder?: string
  onChoose: (setup: Setup) => void
  className?: string
}

/** A list of published models and papers with a search field. */
export const SetupPicker = later(
  () => import('./SetupCombobox'),
  ({ label, value, placeholder, className }: SetupPickerProps) => (
    <button type="button" className={className} aria-label={label}>
      <span className={controls.value}>{value ? nameOf(value) : placeholder}</span>
      <span className={controls.chevron}>
        <IconChevronDown size={18} stroke={1.5} />
      </span>
    </button>
  ),
)
