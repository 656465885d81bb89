import type { ReactNode } from 'react'
import type { StandInProps } from './later'
import { later } from './later'

export interface CardButtonProps {
  trigger: ReactNode
  className?: string
  /** data attributes of the trigger, for its style */
  mark?: Record<`data-${string}`, string | undefined>
  title: ReactNode
  cardClass?: string
  children: ReactNode
  /** with `onOpenChange`: opened and closed from outside */
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** A button that opens a small card beside it. */
export const CardButton = later(
  () => import('./CardPopover'),
  ({ trigger, className, mark, onOpenChange, onEarlyClick }: CardButtonProps & StandInProps) => (
    <button
      type="button"
      className={className}
      aria-haspopup="dialog"
      {...mark}
      onClick={() => {
        onOpenChange?.(true)
        onEarlyClick()
      }}
    >
      {trigger}
    </button>
  ),
)
