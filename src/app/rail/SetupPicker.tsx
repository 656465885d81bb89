import type { Setup } from '../../core/scene'
import { FAMILIES } from '../../core/variant'
import type { PickerGroup } from '../controls/Picker'
import { Picker } from '../controls/Picker'
import type { NamedSetup } from '../naming'
import { MODEL_GROUPS, NAMED_SETUPS } from '../naming'

const valueOf = ({ group, id }: NamedSetup) => `${group} ${id}`

const GROUPS: readonly PickerGroup[] = [...MODEL_GROUPS, ...Object.values(FAMILIES)]
  .map(name => ({
    name,
    items: NAMED_SETUPS.filter(({ group }) => group === name).map(named => ({
      value: valueOf(named),
      label: named.name,
      hint: named.hint,
      words: named.group,
    })),
  }))
  .filter(({ items }) => items.length)

interface SetupPickerProps {
  label: string
  /** what the trigger says */
  name: string
  /** the entry of the list that is in use, if it is one */
  chosen: NamedSetup | undefined
  onChoose: (setup: Setup) => void
  className?: string
}

/** Published models and papers. */
export function SetupPicker({ name, chosen, onChoose, ...rest }: SetupPickerProps) {
  const choose = (value: string) => {
    const named = NAMED_SETUPS.find(entry => valueOf(entry) === value)
    if (named) onChoose(named.setup)
  }
  return (
    <Picker
      {...rest}
      shown={name}
      value={chosen && valueOf(chosen)}
      groups={GROUPS}
      placeholder="Search models and papers"
      onPick={choose}
    />
  )
}
