import { Combobox } from '@base-ui/react/combobox'
import { IconCheck, IconChevronDown, IconSearch } from '@tabler/icons-react'
import styles from './controls.module.css'
import type { LoadedProps } from './later'
import type { PickerGroup, PickerItem, PickerProps } from './Picker'

interface Grouped {
  value: string
  items: readonly PickerItem[]
}

export default function PickerCombobox(props: PickerProps & LoadedProps) {
  const { label, labelledBy, value, shown, glyph, groups, glyphOf, placeholder, onPick, className, startOpen } = props
  const items: readonly Grouped[] = groups.map((group: PickerGroup) => ({ value: group.name, items: group.items }))
  const chosen = groups.flatMap(group => group.items).find(item => item.value === value)
  return (
    <Combobox.Root
      defaultOpen={startOpen}
      autoHighlight
      items={items}
      value={chosen ?? null}
      onValueChange={(next: PickerItem | null) => next && onPick(next.value)}
      itemToStringLabel={(item: PickerItem) => [item.label, item.hint, item.words].filter(Boolean).join(' ')}
    >
      <Combobox.Trigger className={className} aria-labelledby={labelledBy} aria-label={labelledBy ? undefined : label}>
        {glyph}
        <span className={styles.value}>{shown}</span>
        <Combobox.Icon className={styles.chevron}>
          <IconChevronDown size={18} stroke={1.5} />
        </Combobox.Icon>
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner className={styles.positioner} sideOffset={4} align="start">
          <Combobox.Popup className={`${styles.menu} ${styles.picker}`} aria-label={label}>
            <div className={styles.search}>
              <IconSearch size={16} stroke={1.5} aria-hidden="true" />
              <Combobox.Input className={styles.searchInput} placeholder={placeholder} aria-label="Search" />
            </div>
            <Combobox.Empty className={styles.emptyList}>Nothing by that name.</Combobox.Empty>
            <Combobox.List>
              {(group: Grouped) => (
                <Combobox.Group key={group.value} items={group.items}>
                  <Combobox.GroupLabel className={styles.groupLabel}>{group.value}</Combobox.GroupLabel>
                  <Combobox.Collection>
                    {(item: PickerItem) => (
                      <Combobox.Item key={item.value} value={item} className={styles.item}>
                        {glyphOf && <span className={styles.itemGlyph}>{glyphOf(item.value)}</span>}
                        <span className={styles.itemText}>
                          {item.label}
                          {item.hint && <span className={styles.itemHint}>{item.hint}</span>}
                        </span>
                        <Combobox.ItemIndicator className={styles.itemCheck}>
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
