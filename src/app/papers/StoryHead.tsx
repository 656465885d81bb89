import type { Story } from './story'
import styles from './story.module.css'

/** Where it was published. */
export function StoryHead({ story: { paper } }: { story: Story }) {
  if (!paper) return <p className={styles.venue}>Tour</p>
  return (
    <p className={styles.venue}>
      {paper.venue},{' '}
      {paper.sources.map(({ label, url }, at) => (
        <span key={url}>
          {at > 0 && ', '}
          <a href={url} target="_blank" rel="noreferrer">
            {label}
          </a>
        </span>
      ))}
    </p>
  )
}
