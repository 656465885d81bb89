import { Dialog } from '@base-ui/react/dialog'
import { Command } from 'cmdk'
import type { Commands } from '../commands'
import { sayKey } from '../commands'
import styles from './dialogs.module.css'

/** Every command by name. */
export default function CommandPalette({ commands, onClose }: { commands: Commands; onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={open => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={`${styles.dialog} ${styles.narrow}`} aria-label="Commands">
          <Command label="Commands" style={{ display: 'contents' }}>
            <Command.Input className={styles.search} placeholder="What do you want to do?" autoFocus />
            <Command.List className={styles.commands}>
              <Command.Empty className={styles.none}>No command by that name.</Command.Empty>
              {commands.all
                .filter(({ id }) => id !== 'page.commands')
                .map(({ id, title, key, enabled, run }) => (
                  <Command.Item
                    key={id}
                    value={title}
                    className={styles.command}
                    disabled={enabled?.() === false}
                    onSelect={() => {
                      onClose()
                      run()
                    }}
                  >
                    {title} {key && <kbd>{sayKey(key)}</kbd>}
                  </Command.Item>
                ))}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
