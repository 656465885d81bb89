import { Tabs } from '@base-ui/react/tabs'
import { useState } from 'react'
import type { ViewProps } from '../view'
import { LanesPanel } from './LanesPanel'
import style from './layout.module.css'
import { SpacePanel } from './SpacePanel'
import { TilesPanel } from './TilesPanel'
import { secondsText } from './words'

const PANELS = [
  { id: 'strips', name: 'Strips', hint: 'position id of each token, in token order', Panel: LanesPanel },
  { id: 'tiles', name: 'Tiles', hint: 'ids of each patch of one frame', Panel: TilesPanel },
  { id: 'space', name: '3-D', hint: 'drag or arrow keys turn, wheel or + and − zoom', Panel: SpacePanel },
] as const

/** Where the tokens stand, three ways: id against order, patch by patch, and in space. */
export function LayoutPrimary({ input, act, width, height }: ViewProps) {
  const [open, setOpen] = useState<string>('strips')
  const head = input.phone ? 52 : 36
  return (
    <Tabs.Root value={open} onValueChange={setOpen} className={style.primary} style={{ width, minHeight: height }}>
      <div className={style.head}>
        <Tabs.List className={style.tabs} aria-label="How the positions are drawn">
          {PANELS.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id} className={style.tab}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <span className={style.said}>
          {[PANELS.find(({ id }) => id === open)?.hint, ...frameUnit(input.scene.segments)].join('; ')}
        </span>
      </div>
      {PANELS.map(({ id, Panel }) => (
        <Tabs.Panel key={id} value={id} tabIndex={-1}>
          <Panel input={input} act={act} width={width} height={Math.max(160, height - head)} />
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  )
}

/** What one frame of the first video lasts. */
function frameUnit(segments: ViewProps['input']['scene']['segments']): string[] {
  const video = segments.find(segment => segment.kind === 'video')
  return video ? [`one frame lasts ${secondsText(video.temporalPatch / video.fps)}`] : []
}
