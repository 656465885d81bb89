import type { Actions } from '../../state/store'
import { choiceOfHeads } from '../heads'
import type { ViewInput } from '../view'
import styles from './heads.module.css'

interface HeadStepperProps {
  input: Pick<ViewInput, 'a' | 'b' | 'view'>
  act: Pick<Actions, 'setView'>
  className?: string
}

/** Which heads or layers are drawn, and the way to the next; nothing where all are alike. */
export function HeadStepper({ input, act, className = '' }: HeadStepperProps) {
  const heads = choiceOfHeads(input)
  if (!heads) return null
  const { groups, drawn } = heads
  const serves = groups[drawn]?.serves ?? ''
  const go = (by: number) => act.setView({ group: (drawn + by + groups.length) % groups.length })
  return (
    <div className={`${styles.stepper} ${className}`} role="group" aria-label="Head group">
      <span className={styles.serves} title={serves} aria-live="polite">
        {serves}
      </span>
      <span className={styles.steps}>
        <button type="button" aria-label="Heads before" onClick={() => go(-1)}>
          ‹
        </button>
        <span>
          {drawn + 1} of {groups.length}
        </span>
        <button type="button" aria-label="Next heads" onClick={() => go(1)}>
          ›
        </button>
      </span>
    </div>
  )
}
