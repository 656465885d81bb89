import { IconDownload } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useStore as useVanilla } from 'zustand'
import { EMPTY_FRAME } from '../../state/frames'
import type { Commands } from '../commands'
import controls from '../controls/controls.module.css'
import { showNumber } from '../controls/showNumber'
import { useInstrument } from '../instrument'
import styles from './dialogs.module.css'
import { Window } from './Window'

/** Rows that the page shows: a browser lays out no more in a blink. */
const MOST_ROWS = 1000

/** Columns of words, which need more room than numbers and begin at the left, all of them. */
function prosePlaces(rows: readonly (readonly (string | number)[])[]): ReadonlySet<number> {
  return new Set(rows.flatMap(row => row.flatMap((cell, k) => (typeof cell === 'string' && cell.length > 24 ? [k] : []))))
}

/** The numbers behind the picture in the large place. */
export default function TableDialog({ commands, onClose }: { commands: Commands; onClose: () => void }) {
  const { stage, frames } = useInstrument()
  const shown = useVanilla(stage, state => state.shown)
  const frame = useVanilla(frames, all => (shown && all[shown.view.id]) ?? EMPTY_FRAME)
  const table = useMemo(() => shown?.view.table(shown.input, frame), [shown, frame])
  const prose = useMemo(() => prosePlaces(table?.rows.slice(0, MOST_ROWS) ?? []), [table])
  if (!table) return null
  return (
    <Window
      title={table.title}
      fitting
      onClose={onClose}
      tools={
        <button type="button" className={controls.quiet} onClick={commands.get('figure.csv').run}>
          <IconDownload size={18} stroke={1.5} /> CSV
        </button>
      }
    >
      <section className={styles.scroll} tabIndex={0} aria-label={table.title}>
        <table className={styles.table}>
          <thead>
            <tr>
              {table.columns.map((column, k) => (
                <th key={column} scope="col" className={prose.has(k) ? styles.prose : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, MOST_ROWS).map((row, i) => (
              <tr key={i}>
                {row.map((cell, k) => (
                  <td key={k} className={prose.has(k) ? styles.prose : undefined}>
                    {typeof cell === 'number' ? showNumber(cell) : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {table.rows.length > MOST_ROWS && (
          <p className={styles.more}>
            The first {showNumber(MOST_ROWS)} of {showNumber(table.rows.length)} rows. The CSV file has them all.
          </p>
        )}
      </section>
    </Window>
  )
}
