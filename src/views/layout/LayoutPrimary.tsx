import { lazy, Suspense } from 'react'
import parts from '../paint/parts.module.css'
import { TabList, TabPanel } from '../paint/Tabs'
import type { ViewProps } from '../view'
import { factsOf } from './facts'
import { LanesPanel } from './LanesPanel'
import style from './layout.module.css'
import { SpacePanel } from './SpacePanel'
import { TilesPanel } from './TilesPanel'
import { WarningList } from './WarningList'
import { warningsOfSides } from './warnings'
import { secondsText } from './words'

const IdPanel = lazy(() => import('./ids/IdPanel'))

const PANELS = [
  { id: 'strips', name: 'Strips', hint: 'position id of each token, in token order', Panel: LanesPanel },
  { id: 'tiles', name: 'Tiles', hint: 'ids of each patch of one frame', Panel: TilesPanel },
  { id: 'space', name: '3-D', hint: 'drag or arrow keys turn, wheel or + and − zoom', Panel: SpacePanel },
  { id: 'ids', name: 'Ids', hint: 'tokens counted from 0, frames, rows and columns from 1', Panel: IdPanel },
] as const

/** px of the warnings: lines of 24 px, in columns, and what parts them from the picture */
const WARNING = { line: 24, gap: 8, column: 500, most: 4 }

/** Where the tokens stand, four ways: id against order, patch by patch, in space, and as numbers; and what their ids do to each other. */
export function LayoutPrimary({ input, act, width, height }: ViewProps) {
  const open = input.view.panel
  const { hint, Panel } = PANELS.find(({ id }) => id === open) ?? PANELS[0]
  const warnings = warningsOfSides(input)
  const lines = Math.ceil(Math.min(WARNING.most, warnings.length) / Math.max(1, Math.floor(width / WARNING.column)))
  const head = (input.phone ? 52 : 36) + (lines ? lines * WARNING.line + WARNING.gap : 0)
  const plane = factsOf(input.a, input.scene.segments).shape === 'plane'
  return (
    <div className={parts.cover} style={{ width, minHeight: height }}>
      <div className={style.head}>
        <TabList
          id="layout"
          label="How the positions are drawn"
          tabs={PANELS.map(({ id, name }) => ({ value: id, name: id === 'space' && plane ? 'Plane' : name }))}
          chosen={open}
          onChoose={panel => act.setView({ panel })}
          className={style.tabs}
          tabClass={`${parts.raised} ${parts.press} ${style.tab}`}
        />
        <span className={style.said}>
          {[
            open === 'space' && plane ? 'places in metres, with the way that each agent heads' : hint,
            ...frameUnit(input.scene.segments),
          ].join('; ')}
        </span>
      </div>
      <WarningList warnings={warnings} most={input.phone ? 2 : WARNING.most} act={act} lettered={input.b !== null} inColumns />
      <TabPanel id="layout" chosen={open}>
        <Suspense>
          <Panel input={input} act={act} width={width} height={Math.max(160, height - head)} />
        </Suspense>
      </TabPanel>
    </div>
  )
}

/** What one frame of each video lasts, where they agree. */
function frameUnit(segments: ViewProps['input']['scene']['segments']): string[] {
  const lasting = new Set(segments.flatMap(segment => (segment.kind === 'video' ? [segment.temporalPatch / segment.fps] : [])))
  return lasting.size ? [`one frame lasts ${[...lasting].map(secondsText).join(' or ')}`] : []
}
