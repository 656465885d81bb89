import { IconDownload, IconLayersDifference, IconMaximize, IconTable, IconZoomIn } from '@tabler/icons-react'
import { memo } from 'react'
import { useStore as useVanilla } from 'zustand'
import { useStore } from '../../state/hooks'
import { VIEWS } from '../../views'
import type { Commands } from '../commands'
import { MenuButton } from '../controls/MenuButton'
import { useInstrument } from '../instrument'
import styles from './bench.module.css'

const FIGURES = [
  { id: 'figure.svg', hint: 'the picture as drawn, with its link inside' },
  { id: 'figure.png', hint: 'twice the size on screen' },
  { id: 'figure.csv', hint: 'the numbers of the data table' },
  { id: 'code.export', hint: 'transformers, vLLM, llama.cpp, and code that checks itself' },
]

export const BenchTools = memo(function BenchTools({ commands }: { commands: Commands }) {
  const { stage } = useInstrument()
  const drawn = useVanilla(stage, state => state.shown !== null && state.current)
  const { lens, difference, compared, tool } = useStore(({ view, scene }) => ({
    lens: view.ruler.scale === 'linear',
    difference: view.difference,
    compared: scene.b !== null,
    tool: VIEWS.find(({ id }) => id === view.primary)?.tool,
  }))
  return (
    <div className={styles.tools}>
      {tool === 'difference' && (
        <button
          type="button"
          className={styles.tool}
          aria-pressed={difference}
          disabled={!compared}
          title={compared ? undefined : 'Choose a B to compare with'}
          onClick={commands.get('compare.difference').run}
        >
          <IconLayersDifference size={16} stroke={1.5} /> Difference
        </button>
      )}
      {tool === 'lens' && (
        <button type="button" className={styles.tool} aria-pressed={lens} onClick={commands.get('lens.toggle').run}>
          <IconZoomIn size={16} stroke={1.5} /> Lens 0 to 64
        </button>
      )}
      <button
        type="button"
        className={styles.tool}
        aria-label="Data table"
        title="Data table"
        disabled={!drawn}
        onClick={commands.get('figure.table').run}
      >
        <IconTable size={16} stroke={1.5} />
      </button>
      <MenuButton
        label="Download"
        className={styles.tool}
        trigger={<IconDownload size={16} stroke={1.5} />}
        items={FIGURES.map(({ id, hint }) => ({
          text: commands.get(id).title,
          hint,
          disabled: () => !drawn && id !== 'code.export',
          run: commands.get(id).run,
        }))}
      />
      <button
        type="button"
        className={styles.tool}
        aria-label="Full screen"
        title="Full screen"
        onClick={commands.get('page.present').run}
      >
        <IconMaximize size={16} stroke={1.5} />
      </button>
    </div>
  )
})
