import { Tabs } from '@base-ui/react/tabs'
import { memo } from 'react'
import { VIEWS } from '../../views'
import type { Commands } from '../commands'
import { BenchTools } from './BenchTools'
import styles from './bench.module.css'
import { expectView } from './useView'

export const TabRow = memo(function TabRow({ commands, tools }: { commands: Commands; tools: boolean }) {
  return (
    <div className={styles.tabRow}>
      <Tabs.List className={styles.tabs} aria-label="Views" activateOnFocus>
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
