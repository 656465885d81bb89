import { IconArrowBack, IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import controls from '../controls/controls.module.css'
import styles from './story.module.css'
import type { Telling } from './useStory'

/** Back and next; and the way back to the step, where the controls have left it. */
export function StoryFoot({ story, told, departed, go }: Telling) {
  const next = story.steps[told]
  return (
    <div className={styles.foot}>
      {departed && (
        <button type="button" className={styles.return} onClick={() => go(told)}>
          <IconArrowBack size={16} stroke={1.5} /> Back to the step as told
        </button>
      )}
      <div className={styles.turn}>
        <button type="button" className={controls.button} disabled={told <= 1} onClick={() => go(told - 1)}>
          <IconArrowLeft size={18} stroke={1.5} /> Back
        </button>
        <span className={styles.count}>
          {Math.min(told, story.steps.length)} of {story.steps.length}
        </span>
        <button type="button" className={`${controls.button} ${controls.primary}`} disabled={!next} onClick={() => go(told + 1)}>
          <span className={styles.nextName}>{next ? `Next: ${lower(next.title)}` : 'The end'}</span>
          {next && <IconArrowRight size={18} stroke={1.5} />}
        </button>
      </div>
    </div>
  )
}

/** `Time on slow pairs` within a sentence; names with a capital later on stay. */
function lower(title: string): string {
  return /^([A-Z][a-z]+\b|A )/.test(title) && !/^[A-Z][a-z]*[A-Z]/.test(title) ? title[0]?.toLowerCase() + title.slice(1) : title
}
