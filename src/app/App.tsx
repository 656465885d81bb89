import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useStore } from '../state/hooks'
import styles from './app.module.css'
import { Footer } from './bar/Footer'
import { Notices } from './bar/Notices'
import { TopBar } from './bar/TopBar'
import { Bench } from './bench/Bench'
import { isLate, LATE_DIALOGS } from './dialogs/lateDialogs'
import { useInstrument } from './instrument'
import { useRoom } from './media'
import { openTour } from './papers/tours'
import { EMBED_HIDES } from './parts'
import { Rail } from './rail/Rail'
import { SheetBar } from './SheetBar'
import { useFileDrop } from './useFileDrop'
import { useKeys } from './useKeys'
import { usePage } from './usePage'
import { usePalette } from './usePalette'
import { usePictured } from './usePictured'
import { useSides } from './useSides'

const CommandPalette = lazy(() => import('./dialogs/CommandPalette'))
const KeysDialog = lazy(() => import('./dialogs/KeysDialog'))
const TableDialog = lazy(() => import('./dialogs/TableDialog'))
const RailDrawer = lazy(() => import('./dialogs/RailDrawer'))
const StoryPanel = lazy(() => import('./papers/StoryPanel'))
const StorySheet = lazy(() => import('./papers/StorySheet'))
const Gallery = lazy(() => import('./papers/Gallery'))

export function App() {
  const { engine, store, page } = useInstrument()
  const { dialog, close, copied, presenting, commands } = usePage()
  const [plainKeys, setPlainKeys] = useState(true)
  useKeys(commands, plainKeys)
  const takeTour = useCallback((text: string) => openTour(store, page, text), [store, page])
  const dragging = useFileDrop(commands.get('model.open').run, takeTour)
  const palette = usePalette()
  const room = useRoom()
  const sides = useSides()
  const pictured = usePictured(sides)
  const told = useDeferredValue(sides)
  const { embed, hide, reading, gallery } = useStore(({ view }) => ({
    embed: view.embed,
    hide: view.hide,
    reading: view.reading !== null,
    gallery: view.gallery,
  }))
  const hidden = useMemo(() => new Set([...hide, ...(embed || presenting ? EMBED_HIDES : [])]), [hide, embed, presenting])
  const narrow = room === 'phone' || room === 'column'
  const roomy = room === 'desk' || room === 'wide'
  const standing = roomy && !reading
  const controls = commands.get('page.rail').run
  const Late = dialog && isLate(dialog) ? LATE_DIALOGS[dialog] : null

  return (
    <div className={styles.app}>
      {!hidden.has('bar') && (
        <TopBar room={room} drawer={!narrow && !standing} dark={palette.theme === 'dark'} commands={commands} copied={copied} />
      )}
      <Notices />
      <div className={styles.body}>
        {reading && !narrow && (
          <aside className={styles.story} aria-label="Paper">
            <Suspense>
              <StoryPanel onControls={controls} />
            </Suspense>
          </aside>
        )}
        {standing && !hidden.has('rail') && (
          <aside className={styles.rail} aria-label="Configuration">
            <Rail {...told} />
          </aside>
        )}
        <Bench pictured={pictured} palette={palette} room={room} commands={commands} hidden={hidden} />
      </div>
      {narrow && reading && (
        <Suspense fallback={<div className={styles.storyBar} />}>
          <StorySheet onControls={controls} />
        </Suspense>
      )}
      {narrow && !reading && !hidden.has('rail') && <SheetBar onOpen={controls} />}
      {!narrow && !hidden.has('footer') && <Footer engine={engine} />}
      {dragging && <p className={styles.dropHint}>Drop a configuration to open it</p>}
      <Suspense>
        {dialog === 'commands' && <CommandPalette commands={commands} onClose={close} />}
        {dialog === 'keys' && <KeysDialog commands={commands} plainKeys={plainKeys} onPlainKeys={setPlainKeys} onClose={close} />}
        {dialog === 'table' && <TableDialog commands={commands} onClose={close} />}
        {gallery && <Gallery palette={palette} />}
        {Late && <Late onClose={close} />}
        {!standing && dialog === 'rail' && <RailDrawer sides={told} from={narrow ? 'foot' : 'left'} onClose={close} />}
      </Suspense>
    </div>
  )
}
