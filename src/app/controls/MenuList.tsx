import { Menu } from '@base-ui/react/menu'
import styles from './controls.module.css'
import type { LoadedProps } from './later'
import type { MenuButtonProps } from './MenuButton'

export default function MenuList({ trigger, label, className, items, startOpen }: MenuButtonProps & LoadedProps) {
  return (
    <Menu.Root defaultOpen={startOpen}>
      <Menu.Trigger className={className} aria-label={label} title={label}>
        {trigger}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles.positioner} sideOffset={4} align="end">
          <Menu.Popup className={styles.menu}>
            {items.map(({ text, hint, disabled, run }) => (
              <Menu.Item key={text} className={styles.item} disabled={disabled?.()} onClick={run}>
                <span className={styles.itemText}>
                  {text}
                  {hint && <span className={styles.itemHint}>{hint}</span>}
                </span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
