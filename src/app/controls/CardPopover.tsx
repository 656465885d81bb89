import { Popover } from '@base-ui/react/popover'
import type { CardButtonProps } from './CardButton'
import styles from './controls.module.css'
import type { LoadedProps } from './later'

export default function CardPopover(props: CardButtonProps & LoadedProps) {
  const { trigger, className, mark, title, cardClass, children, open, onOpenChange } = props
  return (
    <Popover.Root defaultOpen={props.startOpen} open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger className={className} {...mark}>
        {trigger}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={styles.positioner} sideOffset={8} side="right" collisionPadding={8}>
          <Popover.Popup className={`${styles.card} ${cardClass ?? ''}`}>
            <Popover.Title className={styles.cardTitle}>{title}</Popover.Title>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
