import { Dialog } from '@base-ui/react/dialog'
import { IconX } from '@tabler/icons-react'
import type { ReactNode, RefObject } from 'react'
import controls from '../controls/controls.module.css'
import styles from './dialogs.module.css'

interface WindowProps {
  title: string
  onClose: () => void
  narrow?: boolean
  /** as wide as what it holds, up to most of the page */
  fitting?: boolean
  /** most of the page */
  wide?: boolean
  /** the page but for a margin */
  whole?: boolean
  /** takes the keys first */
  initialFocus?: RefObject<HTMLElement | null>
  /** beside the title */
  tools?: ReactNode
  children: ReactNode
}

/** A dialog over the page with a title and a way to close it. */
export function Window({ title, onClose, narrow, fitting, wide, whole, initialFocus, tools, children }: WindowProps) {
  return (
    <Dialog.Root open onOpenChange={open => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup
          initialFocus={initialFocus}
          className={[
            styles.dialog,
            narrow && styles.narrow,
            fitting && styles.fitting,
            wide && styles.wide,
            whole && styles.whole,
          ]
            .filter(Boolean)
            .join(' ')}
        >
          <div className={styles.head}>
            <Dialog.Title className={styles.title}>{title}</Dialog.Title>
            {tools}
            <Dialog.Close className={controls.quiet} aria-label="Close">
              <IconX size={18} stroke={1.5} />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
