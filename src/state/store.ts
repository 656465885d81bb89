import type { TemporalState } from 'zundo'
import { temporal } from 'zundo'
import type { StoreApi } from 'zustand/vanilla'
import { createStore as createZustandStore } from 'zustand/vanilla'
import type { LoadedHead } from '../core/loadedHead'
import type { AnySlot, AxisId, Content, Geometry, ParamValue, Scene, Segment, Setup } from '../core/scene'
import { namedSetup } from '../core/setups'
import { choiceOf } from '../core/slots'
import type { Baselines } from './baselines'
import { DEFAULT_BASELINES } from './baselines'
import { fitCursor, fitRuler } from './fitView'
import type { NeedleState } from './needle'
import { DEFAULT_NEEDLE } from './needle'
import type { PathState } from './path'
import { PATH } from './path'
import type { ReadingPlace } from './reading'
import { NOTHING_TOLD } from './reading'
import type { RecallState } from './recall'
import { RECALL } from './recall'
import type { RoadState } from './road'
import { DEFAULT_ROAD } from './road'
import type { Rounding } from './rounding'
import { DEFAULT_ROUNDING } from './rounding'
import type { ScoresState } from './scoresView'
import { DEFAULT_SCORES, fitScores } from './scoresView'
import { withChoice, withGeometry, withPaintedPairs, withParam } from './setupEdits'
import type { SpectraState } from './spectra'
import { SPECTRA } from './spectra'

export { pairAxes } from './setupEdits'

/** Which part of the position axis the bench shows. Log: shared by all strips. Linear: Decay alone. */
export interface RulerView {
  scale: 'log' | 'linear'
  /** positions; a log ruler from 1 also shows 0 in its slot */
  from: number
  to: number
}

/** What the layout view shows: ids against order, patch by patch, in space, or the table of all ids. */
export const LAYOUT_PANELS = ['strips', 'tiles', 'space', 'ids'] as const

/** What the Allocation view shows under its cells: ranges of each axis, what scaling does, channels of the head, the plane of two axes; auto: scaling where there is any. */
export const DETAILS = ['auto', 'axes', 'bands', 'channels', 'plane'] as const

export interface ViewState extends ReadingPlace {
  /** id of the view in the large place */
  primary: string
  panel: (typeof LAYOUT_PANELS)[number]
  detail: (typeof DETAILS)[number]
  /** the lane that is drawn tall; `all` moves every axis together, as between text tokens */
  lane: AxisId | 'all'
  ruler: RulerView
  /** which heads or layers are drawn, where an embedding has several groups of them; a side without that many draws its first */
  group: number
  /** fill between A and B */
  difference: boolean
  scores: ScoresState
  /** for how many positions a base is sought; null: for the trained length */
  context: number | null
  /** how a cache of real heads is cut: pairs that stay rotated, and the width of the joint latent, numbers per key-value head */
  elite: { pairs: number; latent: number }
  /** a head that is made from a formula where no file is loaded (core/madeHead); null: none is */
  made: string | null
  /** tokens of a growing text whose keys were cached together; null: as many as the schedule was trained for */
  cached: number | null
  /** where the Precision view rounds */
  rounding: Rounding
  /** what the Baselines view holds rotations against */
  baselines: Baselines
  needle: NeedleState
  road: RoadState
  path: PathState
  recall: RecallState
  /** how many times longer the first token's key is in the Precision view */
  firstKey: number
  spectra: SpectraState
  theme: 'auto' | 'light' | 'dark'
  backend: 'auto' | 'webgl' | 'wasm' | 'cpu'
  /** a model's configuration that is open, packed for the link; null: none is */
  config: string | null
  /** for course pages: no rail, no footer */
  embed: boolean
  /** names of page parts that a link hides */
  hide: readonly string[]
}

/** The one cursor that every view shows and moves. */
export interface Cursor {
  /** distance in positions, a whole number, 0 or more */
  delta: number
  /** chosen pair, fast to slow */
  pair: number
  /** stays when the pointer leaves */
  pinned: boolean
  /** index among the prompt's tokens (core/places) of the token that asks; null: none is chosen */
  query: number | null
  /** the token that it is compared with; a distance that is set by itself clears it */
  key: number | null
}

/** What is wrong and what was kept, in plain words. */
export interface Notice {
  id: number
  text: string
  /** the part of the link or the control that it is about; where it is a part of the link, the text quotes it */
  about: string
  /** a repair to offer: what the button says, and the part of a link that does it */
  fix?: { label: string; change: string }
}

export interface State {
  scene: Scene
  view: ViewState
  cursor: Cursor
  notices: readonly Notice[]
  /** queries and keys that were read from a file; they are in no link and not undone */
  loaded: LoadedHead | null
  /** the window that a picture asks for */
  asked: 'vectors' | null
  /** grows with each named step, those that the browser's Back returns from */
  step: number
}

/** A value, or what becomes of the present one. */
export type Next<T> = T | ((now: T) => T)

/** Some of the parts, or what makes them of all the present ones. */
export type Change<T> = Partial<T> | ((now: T) => Partial<T>)

export interface Actions {
  setScene: (scene: Next<Scene>) => void
  /** scene, view and cursor at once, as a step of a paper sets them; a scene that stays is no undo step */
  openState: (state: Pick<State, 'scene' | 'view' | 'cursor'>) => void
  /** named variant: sets every slot and its published geometry */
  chooseVariant: (id: string) => void
  chooseSetup: (setup: Setup) => void
  chooseSlot: (slot: AnySlot, variant: string) => void
  /** the mask of A and of B */
  chooseMask: (mask: string) => void
  /** `now` is undefined where the parameter is left at its default */
  setParam: (slot: AnySlot, key: string, value: ParamValue | ((now: ParamValue | undefined) => ParamValue)) => void
  /** a new headDim takes a fully rotated head along; sections and painted pairs are stretched to the new pairs */
  setGeometry: (change: Partial<Geometry>) => void
  /**
   * Segments, or what becomes of the present ones: a picture may show those of a moment ago. Edits of one control that follow
   * each other closely are one undo step; those of none (`''`) never merge.
   */
  setSegments: (segments: Next<readonly Segment[]>, control?: string) => void
  setContent: (content: Content) => void
  /** gives pairs to an axis (`n`: not rotated); starts from the allocation in force */
  paintPairs: (pairs: readonly number[], axis: AxisId | 'n') => void
  pinAsB: () => void
  compareWith: (setup: Setup | null) => void
  swap: () => void
  /** a pointer is pressed, or let go: what one control does while it is held is one undo step, however slow the hand */
  hold: (pressed: boolean) => void
  /** a change, or what of the present view makes it: a part with parts of its own is changed in what it is now */
  setView: (change: Change<ViewState>) => void
  setCursor: (change: Partial<Cursor>) => void
  setLoaded: (head: LoadedHead | null) => void
  /** a picture asks the page for one of its windows; null: it was opened */
  ask: (window: State['asked']) => void
  /** returns the id of the notice */
  addNotice: (text: string, about: string, fix?: Notice['fix']) => number
  dismissNotice: (id: number) => void
}

/** The view and the cursor of a link that does not say them; old links rely on these values. */
export const DEFAULT_VIEW: ViewState = {
  primary: 'decay',
  panel: 'strips',
  detail: 'auto',
  lane: 't',
  ruler: { scale: 'log', from: 1, to: 1e7 },
  group: 0,
  difference: false,
  scores: DEFAULT_SCORES,
  context: null,
  elite: { pairs: 16, latent: 32 },
  made: null,
  cached: null,
  rounding: DEFAULT_ROUNDING,
  baselines: DEFAULT_BASELINES,
  needle: DEFAULT_NEEDLE,
  road: DEFAULT_ROAD,
  path: PATH.usual,
  recall: RECALL.usual,
  firstKey: 1,
  spectra: SPECTRA.usual,
  theme: 'auto',
  backend: 'auto',
  config: null,
  embed: false,
  hide: [],
  ...NOTHING_TOLD,
}

export const DEFAULT_CURSOR: Cursor = { delta: 3403, pair: 50, pinned: false, query: null, key: null }

/** Edits of one control that follow each other closer than this are one undo step, ms; also those of one press of a pointer. */
const MERGE_WITHIN = 400

type Undoable = Pick<State, 'scene'>
export type Store = StoreApi<State & Actions> & { temporal: StoreApi<TemporalState<Undoable>> }

function nextOf<T extends object>(next: Next<T>, now: T): T {
  return typeof next === 'function' ? next(now) : next
}

/** The whole of what the user chose. Only the scene is undone, and a drag is one step. */
export function createStore(initial: Undoable & Partial<State>): Store {
  let lastNotice = 0
  let editing = ''
  let last = { name: '', at: 0 }
  let held = false
  const store: Store = createZustandStore<State & Actions>()(
    temporal(
      (set, get) => {
        /** `name` says which control is at work: only edits of the same one merge. */
        const edit = (name: string, part: Partial<Scene>, more: Partial<State> = {}) => {
          const scene = { ...get().scene, ...part }
          editing = name
          set({ scene, cursor: fitCursor(get().cursor, scene), ...more })
          editing = ''
        }
        const step = (part: Partial<Scene>) => edit('', part, { step: get().step + 1 })
        return {
          view: DEFAULT_VIEW,
          cursor: DEFAULT_CURSOR,
          notices: [],
          loaded: null,
          asked: null,
          step: 0,
          ...initial,
          setScene: next => step(nextOf(next, get().scene)),
          openState: ({ scene, view, cursor }) => set({ scene, view, cursor, step: get().step + 1 }),
          chooseVariant: id => step({ a: namedSetup(id) }),
          chooseSetup: a => step({ a }),
          chooseSlot: (slot, variant) => step({ a: withChoice(get().scene.a, slot, variant) }),
          chooseMask: mask => {
            const { a, b } = get().scene
            step({ a: withChoice(a, 'mask', mask), b: b && withChoice(b, 'mask', mask) })
          },
          setParam: (slot, key, value) => {
            const { a } = get().scene
            const next = typeof value === 'function' ? value(choiceOf(a, slot).params[key]) : value
            edit(`${slot}.${key}`, { a: withParam(a, slot, key, next) })
          },
          setGeometry: change => {
            const { setup, lost } = withGeometry(get().scene.a, change)
            edit(Object.keys(change).join(), { a: setup })
            for (const text of lost) get().addNotice(text, Object.keys(change).join())
          },
          setSegments: (next, control = 'segments') => {
            const now = get().scene.segments
            const segments = nextOf(next, now)
            if (segments !== now) edit(control, { segments })
          },
          setContent: content => edit('content', { content }),
          paintPairs: (pairs, axis) => {
            const { a, segments } = get().scene
            const first = a.allocation.variant !== 'custom'
            edit('paint', { a: withPaintedPairs(a, segments, pairs, axis) }, first ? { step: get().step + 1 } : {})
          },
          pinAsB: () => step({ b: get().scene.a }),
          compareWith: b => step({ b }),
          swap: () => {
            const { a, b } = get().scene
            if (b) step({ a: b, b: a })
          },
          hold: pressed => {
            held = pressed
            if (pressed) last = { name: '', at: 0 }
          },
          setView: change => {
            const now = get().view
            const view = { ...now, ...(typeof change === 'function' ? change(now) : change) }
            const turned = view.primary !== now.primary
            const scores = fitScores(view.scores, get().scene)
            set({ view: { ...view, ruler: fitRuler(view.ruler), scores }, step: get().step + (turned ? 1 : 0) })
          },
          setCursor: change => {
            const { cursor, scene } = get()
            const apart = change.delta === undefined || change.key !== undefined ? {} : { key: null }
            const next = fitCursor({ ...cursor, ...apart, ...change }, scene)
            if ((Object.keys(next) as (keyof Cursor)[]).some(key => next[key] !== cursor[key])) set({ cursor: next })
          },
          setLoaded: loaded => set({ loaded }),
          ask: asked => set({ asked }),
          addNotice: (text, about, fix) => {
            set({ notices: [...get().notices, { id: ++lastNotice, text, about, fix }] })
            return lastNotice
          },
          dismissNotice: id => set({ notices: get().notices.filter(notice => notice.id !== id) }),
        }
      },
      {
        partialize: state => ({ scene: state.scene }),
        equality: (past, present) => past.scene === present.scene,
        limit: 200,
        handleSet: handleSet => past => {
          const now = { name: editing, at: Date.now() }
          const drag = now.name !== '' && now.name === last.name && (held || now.at - last.at <= MERGE_WITHIN)
          if (!drag || store.temporal.getState().futureStates.length > 0) handleSet(past)
          last = now
        },
      },
    ),
  )
  store.temporal.subscribe(() => store.getState().setCursor({}))
  return store
}
