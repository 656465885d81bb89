import { Tabs } from '@base-ui/react/tabs'
import { memo } from 'react'
import { VIEWS } from '../../views'
import type { Commands } from '../commands'
import { BenchTools } from './BenchTools'
import styles from './bench.module.css'

export const TabRow = memo(function TabRow({ commands, tools }: { commands: Commands; tools: boolean }) {
  return (
    <div className={styles.tabRow}>
      <Tabs.List className={styles.tabs} aria-label="Views" activateOnFocus>
        {VIEWS.map(({ id, name }) => (
          <Tabs.Tab key={id} value={id} className={styles.tab}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tools && <BenchTools commands={commands} />}
    </div>
  )
})
