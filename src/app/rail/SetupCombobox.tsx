import { Combobox } from '@base-ui/react/combobox'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import controls from '../controls/controls.module.css'
import type { LoadedProps } from '../controls/later'
import type { NamedSetup } from '../naming'
import { NAMED_SETUPS } from '../naming'
import styles from './rail.module.css'
import type { SetupPickerProps } from './SetupPicker'

const GROUPS = (['Models', 'Papers'] as const).map(value => ({
  value,
  items: NAMED_SETUPS.filter(named => named.group === value),
}))

export default function SetupCombobox({ label, name, chosen, onChoose, className, startOpen }: SetupPickerProps & LoadedProps) {
  return (
    <Combobox.Root
      defaultOpen={startOpen}
      autoHighlight
      items={GROUPS}
      value={chosen ?? null}
      onValueChange={(next: NamedSetup | null) => next && onChoose(next.setup)}
      itemToStringLabel={(item: NamedSetup) => `${item.name} ${item.hint}`}
    >
      <Combobox.Trigger className={className} aria-label={label}>
        <span className={controls.value}>{name}</span>
        <Combobox.Icon className={controls.chevron}>
          <IconChevronDown size={18} stroke={1.5} />
        </Combobox.Icon>
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner className={controls.positioner} sideOffset={4} align="start">
          <Combobox.Popup className={`${controls.menu} ${styles.picker}`} aria-label={label}>
            <Combobox.Input
              className={`${controls.field} ${styles.search}`}
              placeholder="Search models and papers"
              aria-label="Search"
            />
            <Combobox.Empty className={styles.emptyList}>Nothing by that name.</Combobox.Empty>
            <Combobox.List>
              {(group: (typeof GROUPS)[number]) => (
                <Combobox.Group key={group.value} items={group.items}>
                  <Combobox.GroupLabel className={controls.groupLabel}>{group.value}</Combobox.GroupLabel>
                  <Combobox.Collection>
                    {(item: NamedSetup) => (
                      <Combobox.Item key={`${item.group} ${item.id}`} value={item} className={controls.item}>
                        <span className={controls.itemText}>
                          {item.name}
                          <span className={controls.itemHint}>{item.hint}</span>
                        </span>
                        <Combobox.ItemIndicator className={controls.itemCheck}>
                          <IconCheck size={16} stroke={1.5} />
                        </Combobox.ItemIndicator>
                      </Combobox.Item>
                    )}
                  </Combobox.Collection>
                </Combobox.Group>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
