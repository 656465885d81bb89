import { createContext, useContext } from 'react'
import type { Engine } from '../engine/client'
import { createEngine } from '../engine/client'
import type { Frames } from '../state/frames'
import { createFrames } from '../state/frames'
import type { LinkBinding } from '../state/linkSync'
import { bindLink } from '../state/linkSync'
import { namesPaper } from '../state/reading'
import type { Store } from '../state/store'
import { createStore } from '../state/store'
import type { LinkPage } from '../state/url'
import { VIEWS } from '../views'
import type { ViewInput } from '../views/view'
import { OPENING } from './opening'
import { rememberBefore } from './papers/before'
import { fetchShelf, shelf } from './papers/shelf'
import { PARTS } from './parts'
import { createPipeline } from './pipeline'
import { rehearse } from './rehearse'
import type { Stage } from './stage'
import { createStage } from './stage'

export interface Instrument {
  store: Store
  link: LinkBinding
  /** what links may name */
  page: LinkPage
  engine: Engine
  frames: Frames<ViewInput>
  stage: Stage
  /** asks anew what a view gave up by hand */
  resume: (view: string) => void
}

/** Builds all that lives as long as the page and ties it together. */
export function createInstrument(): Instrument {
  const store = createStore(OPENING)
  const page = { views: VIEWS.map(view => view.id), parts: PARTS, opening: OPENING, shelf, fetchShelf }
  rememberBefore(store, namesPaper(location.hash) || /[#&]tour=/.test(location.hash))
  const link = bindLink(store, page)
  const frames = createFrames<ViewInput>()
  const stage = createStage()
  const engine = createEngine(store.getState().view.backend)
  const pipeline = createPipeline({
    engine,
    frames,
    visible: () => {
      const { shown } = stage.getState()
      return shown ? [shown] : []
    },
  })
  stage.subscribe(pipeline.invalidate)
  store.subscribe((state, past) => {
    if (state.view.backend !== past.view.backend) engine.use(state.view.backend)
  })
  const { hold } = store.getState()
  for (const [event, pressed] of [
    ['pointerdown', true],
    ['pointerup', false],
    ['pointercancel', false],
  ] as const)
    addEventListener(event, () => hold(pressed), { capture: true })
  const unsubscribe = engine.status.subscribe(({ state }) => {
    if (state !== 'ready') return
    unsubscribe()
    rehearse(store)
  })
  return { store, link, page, engine, frames, stage, resume: pipeline.resume }
}

export const InstrumentContext = createContext<Instrument | null>(null)

export function useInstrument(): Instrument {
  const instrument = useContext(InstrumentContext)
  if (!instrument) throw new Error('This component stands outside the instrument.')
  return instrument
}
