import { Select } from '@base-ui/react/select'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import styles from './controls.module.css'
import type { DropdownProps } from './Dropdown'
import { dropdownClass } from './Dropdown'
import type { LoadedProps } from './later'

export default function SelectDropdown(props: DropdownProps & LoadedProps) {
  const { label, labelledBy, value, options, onChange, glyph, inline } = props
  return (
    <Select.Root
      defaultOpen={props.startOpen}
      items={options}
      value={value}
      onValueChange={next => next !== null && onChange(next)}
    >
      <Select.Trigger className={dropdownClass(props)} aria-labelledby={labelledBy} aria-label={labelledBy ? undefined : label}>
        {glyph}
        <Select.Value className={styles.value} />
        <Select.Icon className={styles.chevron}>
          <IconChevronDown size={inline ? 14 : 18} stroke={1.5} />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className={styles.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className={styles.menu}>
            <Select.List>
              {options.map(option => (
                <Select.Item key={option.value} value={option.value} className={styles.item}>
                  {option.glyph}
                  <span className={styles.itemText}>
                    <Select.ItemText>{option.label}</Select.ItemText>
                    {option.hint && <span className={styles.itemHint}>{option.hint}</span>}
                  </span>
                  <Select.ItemIndicator className={styles.itemCheck}>
                    <IconCheck size={16} stroke={1.5} />
                  </Select.ItemIndicator>
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  )
}
