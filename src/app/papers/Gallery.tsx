import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type * as Papers from '../../papers'
import type { Topic } from '../../papers/paper'
import { TOPICS } from '../../papers/paper'
import { useActions } from '../../state/hooks'
import type { Palette } from '../../views/paint/palette'
import { Window } from '../dialogs/Window'
import { Card } from './Card'
import styles from './gallery.module.css'
import { fetchShelf, papersHere } from './shelf'

/** Every paper as a card. */
export default function Gallery({ palette }: { palette: Palette }) {
  const act = useActions()
  const [papers, setPapers] = useState<typeof Papers | null>(papersHere)
  const [failed, setFailed] = useState(false)
  const [topic, setTopic] = useState<Topic | null>(null)
  const [sought, setSought] = useState('')
  useEffect(() => {
    fetchShelf().then(setPapers, () => setFailed(true))
  }, [])
  const found = (papers?.PAPERS ?? []).filter(
    paper => (!topic || paper.topics.includes(topic)) && matches(sought, [paper.title, paper.name, paper.authors, paper.summary]),
  )
  return (
    <Window title="Papers" wide onClose={() => act.setView({ gallery: false })}>
      <div className={styles.tools}>
        <label className={styles.search}>
          <IconSearch size={16} stroke={1.5} aria-hidden="true" />
          <input
            type="search"
            aria-label="Search papers"
            placeholder="Search"
            value={sought}
            onChange={event => setSought(event.target.value)}
          />
        </label>
        <div className={styles.topics} role="group" aria-label="Topics">
          {([null, ...Object.keys(TOPICS)] as (Topic | null)[]).map(name => (
            <button
              key={name ?? 'all'}
              type="button"
              className={styles.topic}
              aria-pressed={topic === name}
              onClick={() => setTopic(name)}
            >
              {name ? TOPICS[name] : 'All'}
            </button>
          ))}
        </div>
      </div>
      <div className={styles.scroll}>
        {failed && <p role="alert">The papers could not be loaded. Reload the page to try again.</p>}
        <ul className={styles.cards}>
          {found.map(paper => (
            <Card key={paper.id} paper={paper} palette={palette} />
          ))}
        </ul>
        {papers && found.length === 0 && (
          <p className={styles.none}>No paper by that name. Choose another topic or clear the search.</p>
        )}
      </div>
      <p className="unseen" role="status">
        {found.length} papers
      </p>
    </Window>
  )
}

function matches(sought: string, texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase()
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every(word => all.includes(word))
}
