import type { ReactNode } from 'react'
import type { StandInProps } from './later'
import { later } from './later'

export interface MenuButtonProps {
  trigger: ReactNode
  /** names a trigger that shows no words */
  label?: string
  className?: string
  items: readonly { text: string; hint?: string; disabled?: () => boolean; run: () => void }[]
}

/** A button with a menu of actions. */
export const MenuButton = later(
  () => import('./MenuList'),
  ({ trigger, label, className, onEarlyClick }: MenuButtonProps & StandInProps) => (
    <button type="button" onClick={onEarlyClick} className={className} aria-label={label} aria-haspopup="menu">
      {trigger}
    </button>
  ),
)
