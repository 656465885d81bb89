import { Tabs } from '@base-ui/react/tabs'
import { memo, useEffect, useRef } from 'react'
import { VIEWS } from '../../views'
import type { Commands } from '../commands'
import { BenchTools } from './BenchTools'
import styles from './bench.module.css'
import { expectView } from './useView'

/** px of the next tab that stay in sight, and over which the row fades */
const REVEAL = 24

interface TabRowProps {
  /** id of the view in the large place */
  chosen: string
  commands: Commands
  tools: boolean
}

export const TabRow = memo(function TabRow({ chosen, commands, tools }: TabRowProps) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const tab = row.current?.querySelectorAll('[role=tab]')[VIEWS.findIndex(view => view.id === chosen)]
    if (row.current && tab) revealTab(row.current, tab)
  }, [chosen])
  return (
    <div className={styles.tabRow}>
      <Tabs.List ref={row} className={styles.tabs} aria-label="Views" activateOnFocus>
        {VIEWS.map(view => (
          <Tabs.Tab key={view.id} value={view.id} className={styles.tab} onPointerEnter={() => expectView(view)}>
            {view.name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tools && <BenchTools commands={commands} />}
    </div>
  )
})

/** Scrolls a narrow row sideways, and nothing else, until a tab stands inside it. */
function revealTab(row: HTMLElement, tab: Element) {
  const [outer, inner] = [row.getBoundingClientRect(), tab.getBoundingClientRect()]
  row.scrollLeft += Math.max(0, inner.right - outer.right + REVEAL) - Math.max(0, outer.left - inner.left + REVEAL)
}
