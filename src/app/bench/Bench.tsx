import { memo, useLayoutEffect } from 'react'
import type { Palette } from '../../views/paint/palette'
import { TabPanel } from '../../views/paint/Tabs'
import type { Commands } from '../commands'
import { useInstrument } from '../instrument'
import type { Room } from '../media'
import type { Pictured } from '../usePictured'
import styles from './bench.module.css'
import { GapNotice, GapPlace } from './GapNotice'
import gap from './gap.module.css'
import { Pictures } from './Pictures'
import { placeStrips } from './placeStrips'
import { TabRow } from './TabRow'
import { useSize } from './useSize'
import { useView } from './useView'

interface BenchProps {
  pictured: Pictured
  palette: Palette
  room: Room
  commands: Commands
  hidden: ReadonlySet<string>
}

/** Tabs and pictures; where A has no place for the prompt, the last pictures that could be drawn, under the reason. */
export const Bench = memo(function Bench({ pictured, palette, room, commands, hidden }: BenchProps) {
  const { drawable, current, view, cursor, onDrawn, catchUp } = pictured
  const began = performance.now()
  const { stage } = useInstrument()
  const { entry } = useView(view.primary)
  const phone = room === 'phone' || room === 'column'
  const [ref, size] = useSize<HTMLElement>()
  const place = placeStrips(size, room, hidden, entry.tall)
  const measured = size.width > 0

  // told once of each scene: from here until what stands below has been drawn
  useLayoutEffect(() => onDrawn(performance.now() - began), [drawable, onDrawn])
  useLayoutEffect(() => {
    if (!drawable) stage.setState({ shown: null, current: false })
  }, [stage, drawable])

  return (
    <main ref={ref} className={styles.bench} data-room={room} onKeyDownCapture={catchUp} onPointerDownCapture={catchUp}>
      {!hidden.has('tabs') && <TabRow chosen={entry.id} commands={commands} tools={!phone} />}
      {measured && drawable && (
        <>
          <GapNotice side="a" />
          {current && <GapNotice side="b" />}
          <div className={current ? undefined : gap.old} inert={!current}>
            <Pictures {...{ drawable, current, view, cursor, palette, room, place, hidden }} />
          </div>
        </>
      )}
      {measured && !drawable && (
        <TabPanel id="view" chosen={entry.id}>
          <GapPlace height={place.primary} />
        </TabPanel>
      )}
    </main>
  )
})
