import { IconChevronDown } from '@tabler/icons-react'
import type { Setup } from '../../core/scene'
import controls from '../controls/controls.module.css'
import type { StandInProps } from '../controls/later'
import { later } from '../controls/later'
import type { NamedSetup } from '../naming'

export interface SetupPickerProps {
  label: string
  /** what the trigger says */
  name: string
  /** the entry of the list that is in use, if it is one */
  chosen: NamedSetup | undefined
  onChoose: (setup: Setup) => void
  className?: string
}

/** A list of published models and papers with a search field. */
export const SetupPicker = later(
  () => import('./SetupCombobox'),
  ({ label, name, className, onEarlyClick }: SetupPickerProps & StandInProps) => (
    <button type="button" aria-haspopup="listbox" onClick={onEarlyClick} className={className} aria-label={label}>
      <span className={controls.value}>{name}</span>
      <span className={controls.chevron}>
        <IconChevronDown size={18} stroke={1.5} />
      </span>
    </button>
  ),
)
