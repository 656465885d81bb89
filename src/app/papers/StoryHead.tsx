import type { Story } from './story'
import styles from './story.module.css'

/** Where and when. */
export function StoryHead({ story: { paper } }: { story: Story }) {
  return <p className={styles.venue}>{paper ? `${paper.authors}, ${paper.venue}` : 'Tour'}</p>
}

/** Where it is published. */
export function StorySources({ story: { paper } }: { story: Story }) {
  if (!paper) return null
  return (
    <p className={styles.sources}>
      {paper.sources.map(({ label, url }) => (
        <a key={url} href={url} target="_blank" rel="noreferrer">
          {label}
        </a>
      ))}
    </p>
  )
}
