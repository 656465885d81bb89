import { IconDots } from '@tabler/icons-react'
import { memo, useEffect, useRef } from 'react'
import { useActions } from '../../state/hooks'
import { VIEWS } from '../../views'
import { TabList } from '../../views/paint/Tabs'
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
  const act = useActions()
  const row = useRef<HTMLDivElement>(null)
  const shown = VIEWS.filter(view => !view.paper || view.id === chosen)
  useEffect(() => {
    const tab = row.current?.querySelectorAll('[role=tab]')[shown.findIndex(view => view.id === chosen)]
    if (row.current && tab) revealTab(row.current, tab)
  }, [chosen])
  return (
    <div className={styles.tabRow}>
      <TabList
        ref={row}
        id="view"
        label="Views"
        tabs={shown.map(({ id, name }) => ({ value: id, name }))}
        chosen={chosen}
        onChoose={primary => act.setView({ primary })}
        onPoint={expectView}
        className={styles.tabs}
        tabClass={styles.tab}
      />
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
