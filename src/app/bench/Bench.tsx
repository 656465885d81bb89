import { Tabs } from '@base-ui/react/tabs'
import { useLayoutEffect, useMemo } from 'react'
import { useActions, useStore } from '../../state/hooks'
import { plotWidth } from '../../views/paint/bench'
import type { Palette } from '../../views/paint/palette'
import { createRuler } from '../../views/paint/ruler'
import type { Side, ViewInput } from '../../views/view'
import type { Commands } from '../commands'
import { useInstrument } from '../instrument'
import type { Room } from '../media'
import styles from './bench.module.css'
import { CaptionLine } from './CaptionLine'
import { PrimaryPlace } from './PrimaryPlace'
import { placeStrips } from './placeStrips'
import { Strips } from './Strips'
import { TabRow } from './TabRow'
import { useSize } from './useSize'
import { useView } from './useView'

interface BenchProps {
  a: Side
  b: Side | null
  palette: Palette
  room: Room
  commands: Commands
  hidden: ReadonlySet<string>
}

/** Tabs, caption, the large place and the strips on one ruler. */
export function Bench({ a, b, palette, room, commands, hidden }: BenchProps) {
  const { stage } = useInstrument()
  const act = useActions()
  const scene = useStore(state => state.scene)
  const view = useStore(state => state.view)
  const cursor = useStore(state => state.cursor)
  const phone = room === 'phone' || room === 'column'
  const [ref, size] = useSize<HTMLElement>()
  const { entry, view: primary, failed } = useView(view.primary)
  const place = placeStrips(size, room, hidden, entry.tall)

  const ruler = useMemo(() => createRuler(view.ruler, plotWidth(place.width, phone)), [view.ruler, place.width, phone])
  const input = useMemo<ViewInput>(
    () => ({ scene, view, cursor, a, b, ruler, palette, phone }),
    [scene, view, cursor, a, b, ruler, palette, phone],
  )
  const measured = size.width > 0

  const { width, height } = { width: place.width, height: place.primary }
  useLayoutEffect(() => {
    if (measured && primary) stage.setState({ shown: { view: primary, input, size: { width, height } } })
  }, [measured, stage, primary, input, width, height])

  return (
    <main ref={ref} className={styles.bench} data-room={room}>
      <Tabs.Root value={entry.id} onValueChange={id => act.setView({ primary: id as string })}>
        {!hidden.has('tabs') && <TabRow commands={commands} tools={!phone} />}
        {measured && (
          <>
            {!hidden.has('caption') &&
              (primary ? <CaptionLine view={primary} input={input} /> : <p className={styles.caption} />)}
            <Strips input={input} act={act} place={place} hidden={hidden}>
              <Tabs.Panel value={entry.id} className={styles.panel} tabIndex={-1}>
                {primary ? (
                  <PrimaryPlace view={primary} input={input} act={act} width={width} height={height} />
                ) : (
                  <p className={styles.coming} style={{ height }} role={failed ? 'alert' : undefined}>
                    {failed && `${entry.name} could not be loaded. Reload the page to try again; the link keeps everything.`}
                  </p>
                )}
              </Tabs.Panel>
            </Strips>
          </>
        )}
      </Tabs.Root>
    </main>
  )
}
