import { useLayoutEffect, useMemo } from 'react'
import { fitCursor } from '../../state/fitView'
import { useActions, useStore } from '../../state/hooks'
import type { Cursor, ViewState } from '../../state/store'
import { plotWidth } from '../../views/paint/bench'
import type { Palette } from '../../views/paint/palette'
import { createRuler } from '../../views/paint/ruler'
import { TabPanel } from '../../views/paint/Tabs'
import type { ViewInput } from '../../views/view'
import { useInstrument } from '../instrument'
import type { Room } from '../media'
import type { Drawable } from '../useSides'
import styles from './bench.module.css'
import { CaptionLine } from './CaptionLine'
import { PrimaryPlace } from './PrimaryPlace'
import type { Place } from './placeStrips'
import { Strips } from './Strips'
import { useView } from './useView'

interface PicturesProps {
  drawable: Drawable
  /** whether the drawable is the scene that is chosen: otherwise it is an older one, and no figure is made of it */
  current: boolean
  view: ViewState
  cursor: Cursor
  palette: Palette
  room: Room
  place: Place
  hidden: ReadonlySet<string>
}

/** Caption, the large place and the strips on one ruler. */
export function Pictures({ drawable, current, view, cursor: chosen, palette, room, place, hidden }: PicturesProps) {
  const { stage } = useInstrument()
  const act = useActions()
  const loaded = useStore(state => state.loaded)
  const phone = room === 'phone' || room === 'column'
  const { entry, view: primary, failed } = useView(view.primary)
  const { scene, a, b } = drawable
  const { width, primary: height } = place

  const cursor = useMemo(() => (current ? chosen : fitCursor(chosen, scene)), [current, chosen, scene])
  const ruler = useMemo(() => createRuler(view.ruler, plotWidth(width, phone)), [view.ruler, width, phone])
  const input = useMemo<ViewInput>(
    () => ({ scene, view, cursor, a, b, ruler, palette, phone, loaded }),
    [scene, view, cursor, a, b, ruler, palette, phone, loaded],
  )
  useLayoutEffect(() => {
    if (primary) stage.setState({ shown: { view: primary, input, size: { width, height } }, current })
  }, [stage, primary, current, input, width, height])

  return (
    <>
      {!hidden.has('caption') && (primary ? <CaptionLine view={primary} input={input} /> : <p className={styles.caption} />)}
      <Strips input={input} act={act} place={place} lanes={entry.lanes ?? false} hidden={hidden}>
        <TabPanel id="view" chosen={entry.id} className={styles.panel}>
          {primary ? (
            <PrimaryPlace view={primary} input={input} act={act} width={width} height={height} />
          ) : (
            <p className={styles.coming} style={{ height }} role={failed ? 'alert' : undefined}>
              {failed && `${entry.name} could not be loaded. Reload the page to try again; the link keeps everything.`}
            </p>
          )}
        </TabPanel>
      </Strips>
    </>
  )
}
