import styles from './story.module.css'
import type { Telling } from './useStory'

/** The steps by name, each a click away. */
export function StorySteps({ story, told, go }: Pick<Telling, 'story' | 'told' | 'go'>) {
  return (
    <ol className={styles.steps} aria-label="Steps">
      {story.steps.map(({ title }, at) => (
        <li key={at}>
          <button
            type="button"
            className={styles.step}
            aria-current={at + 1 === told ? 'step' : undefined}
            data-past={at + 1 < told ? '' : undefined}
            onClick={() => go(at + 1)}
          >
            <span className={styles.number}>{at + 1}</span> {title}
          </button>
        </li>
      ))}
    </ol>
  )
}
