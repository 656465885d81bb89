import { IconCheck, IconX } from '@tabler/icons-react'
import type { Question } from '../../papers/paper'
import styles from './story.module.css'

interface PredictProps {
  question: Question
  /** what was chosen; null: not yet */
  chosen: number | null
  onChoose: (option: number) => void
  onSkip: () => void
}

/** A question before the text. The answer stands beside what was chosen. */
export function Predict({ question: { ask, options, right, answer }, chosen, onChoose, onSkip }: PredictProps) {
  return (
    <section className={styles.predict} aria-label="Predict" tabIndex={-1} data-begin={chosen === null ? '' : undefined}>
      <h3 className={styles.label}>Predict</h3>
      <p>{ask}</p>
      <div className={styles.options} role="group" aria-label="Answers">
        {options.map((option, at) => (
          <button
            key={option}
            type="button"
            className={styles.option}
            aria-pressed={chosen === at}
            data-right={chosen !== null && at === right ? '' : undefined}
            onClick={() => onChoose(at)}
          >
            {option}
            {chosen !== null && at === right && <IconCheck size={16} stroke={1.75} aria-label="right" />}
            {chosen === at && at !== right && <IconX size={16} stroke={1.75} aria-label="not right" />}
          </button>
        ))}
      </div>
      <p role="status" className={chosen === null ? 'unseen' : styles.answer}>
        {chosen !== null && `${chosen === right ? 'Yes.' : 'Not so.'} ${answer}`}
      </p>
      {chosen === null && (
        <button type="button" className={styles.skip} onClick={onSkip}>
          Read on without an answer
        </button>
      )}
    </section>
  )
}
