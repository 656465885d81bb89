import { Tabs } from '@base-ui/react/tabs'
import { IconDots } from '@tabler/icons-react'
import { memo, useEffect, useRef } from 'react'
import { VIEWS } from '../../views'
import type { Commands } from '../commands'
import { MenuButton } from '../controls/MenuButton'
import { BenchTools } from './BenchTools'
import styles from './bench.module.css'
import { expectView } from './useView'

/** px of the next tab that stay in sight, and over which the row fades */
const REVEAL = 24

const OF_PAPERS = VIEWS.filter(({ paper }) => paper)

interface TabRowProps {
  /** id of the view in the large place */
  chosen: string
  commands: Commands
  tools: boolean
}

/** Tabs of the views; those of single papers stand under More until they are shown. */
export const TabRow = memo(function TabRow({ chosen, commands, tools }: TabRowProps) {
  const row = useRef<HTMLDivElement>(null)
  const shown = VIEWS.filter(view => !view.paper || view.id === chosen)
  useEffect(() => {
    const tab = row.current?.querySelectorAll('[role=tab]')[shown.findIndex(view => view.id === chosen)]
    if (row.current && tab) revealTab(row.current, tab)
  }, [chosen])
  return (
    <div className={styles.tabRow}>
      <Tabs.List ref={row} className={styles.tabs} aria-label="Views" activateOnFocus>
        {shown.map(view => (
          <Tabs.Tab key={view.id} value={view.id} className={styles.tab} onPointerEnter={() => expectView(view)}>
            {view.name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <MenuButton
        label="More views"
        className={styles.more}
        trigger={<IconDots size={16} stroke={1.5} />}
        items={OF_PAPERS.map(({ id, name, hint }) => ({ text: name, hint, run: commands.get(`view.${id}`).run }))}
      />
      <span className={styles.rest} />
      {tools && <BenchTools commands={commands} />}
    </div>
  )
})

/** Scrolls a narrow row sideways, and nothing else, until a tab stands inside it. */
function revealTab(row: HTMLElement, tab: Element) {
  const [outer, inner] = [row.getBoundingClientRect(), tab.getBoundingClientRect()]
  row.scrollLeft += Math.max(0, inner.right - outer.right + REVEAL) - Math.max(0, outer.left - inner.left + REVEAL)
}
