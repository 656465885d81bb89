import { Drawer } from '@base-ui/react/drawer'
import { useState } from 'react'
import controls from '../controls/controls.module.css'
import { Rail } from '../rail/Rail'
import type { Sides } from '../useSides'
import styles from './drawer.module.css'

interface RailDrawerProps {
  sides: Sides
  /** from the foot of a narrow page, or from its left */
  from: 'foot' | 'left'
  onClose: () => void
}

/** The rail where the window has no room for it. */
export default function RailDrawer({ sides, from, onClose }: RailDrawerProps) {
  const [open, setOpen] = useState(true)
  return (
    <Drawer.Root
      open={open}
      onOpenChange={setOpen}
      onOpenChangeComplete={open => !open && onClose()}
      swipeDirection={from === 'foot' ? 'down' : 'left'}
    >
      <Drawer.Portal>
        <Drawer.Backdrop className={styles.backdrop} />
        <Drawer.Viewport className={styles.viewport} data-from={from}>
          <Drawer.Popup className={styles.popup} data-from={from}>
            {from === 'foot' && <span className={styles.handle} />}
            <div className={styles.head}>
              <Drawer.Title className={styles.title}>Configuration</Drawer.Title>
              <Drawer.Close className={controls.quiet}>Done</Drawer.Close>
            </div>
            <Drawer.Content className={styles.content}>
              <Rail {...sides} onLeave={() => setOpen(false)} />
            </Drawer.Content>
          </Drawer.Popup>
        </Drawer.Viewport>
      </Drawer.Portal>
    </Drawer.Root>
  )
}
