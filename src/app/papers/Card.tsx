import type { Paper } from '../../papers/paper'
import type { Palette } from '../../views/paint/palette'
import styles from './gallery.module.css'
import { useThumbnail } from './thumbnail'

/** One paper: its first picture, what it says, and the link that opens it. */
export function Card({ paper, palette }: { paper: Paper; palette: Palette }) {
  const picture = useThumbnail(paper, palette)
  return (
    <li>
      <a className={styles.card} href={`#paper=${paper.id}`}>
        <span className={styles.picture}>{picture && <img src={picture} alt="" />}</span>
        <span className={styles.words}>
          <span className={styles.venue}>
            {paper.name}
            <span>
              {paper.venue}, {paper.steps.length} steps
            </span>
          </span>
          <b>{paper.title}</b>
          <span>{paper.summary}</span>
        </span>
      </a>
    </li>
  )
}
