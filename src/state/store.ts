import { temporal } from 'zundo'
import { createStore as createZustandStore } from 'zustand/vanilla'
import { expandAxes, runLengthAxes } from '../core/params'
import { axisOfPair, resolve } from '../core/resolve'
import type { AxisId, Content, Geometry, ParamValue, Scene, Segment, Setup, SlotName } from '../core/scene'
import { namedSetup } from '../core/setups'

/** Which part of the position axis the bench shows. Log: shared by all strips. Linear: Decay alone. */
export interface RulerView {
  scale: 'log' | 'linear'
  /** positions; a log ruler from 1 also shows 0 in its slot */
  from: number
  to: number
}

export interface ViewState {
  /** id of the view in the large place */
  primary: string
  /** the lane that is drawn tall; `all` moves every axis together, as between text tokens */
  lane: AxisId | 'all'
  ruler: RulerView
  /** fill between A and B */
  difference: boolean
  theme: 'auto' | 'light' | 'dark'
  backend: 'auto' | 'webgl' | 'wasm' | 'cpu'
  /** for course pages: no rail, no footer */
  embed: boolean
  /** names of page parts that a link hides */
  hide: readonly string[]
}

/** The one cursor that every view shows and moves. */
export interface Cursor {
  /** distance in positions, 0 or more */
  delta: number
  /** chosen pair, fast to slow */
  pair: number
  /** stays when the pointer leaves */
  pinned: boolean
}

export interface Notice {
  id: number
  text: string
  /** the part of the link or the control that it is about */
  about: string
}

export interface State {
  scene: Scene
  view: ViewState
  cursor: Cursor
  notices: readonly Notice[]
}

export interface Actions {
  setScene: (scene: Scene) => void
  /** named variant: sets every slot and its published geometry */
  chooseVariant: (id: string) => void
  chooseSetup: (setup: Setup) => void
  chooseSlot: (slot: SlotName, variant: string) => void
  setParam: (slot: SlotName, key: string, value: ParamValue) => void
  setGeometry: (change: Partial<Geometry>) => void
  setSegments: (segments: readonly Segment[]) => void
  setContent: (content: Content) => void
  /** gives pairs to an axis (`n`: not rotated); starts from the allocation in force */
  paintPairs: (pairs: readonly number[], axis: AxisId | 'n') => void
  pinAsB: () => void
  compareWith: (setup: Setup | null) => void
  swap: () => void
  setView: (change: Partial<ViewState>) => void
  setCursor: (change: Partial<Cursor>) => void
  addNotice: (text: string, about: string) => void
  dismissNotice: (id: number) => void
}

export const DEFAULT_VIEW: ViewState = {
  primary: 'decay',
  lane: 't',
  ruler: { scale: 'log', from: 1, to: 1e7 },
  difference: false,
  theme: 'auto',
  backend: 'auto',
  embed: false,
  hide: [],
}

export const DEFAULT_CURSOR: Cursor = { delta: 3403, pair: 50, pinned: false }

/** The whole of what the user chose. Only the scene is undone; a drag is one step (edits closer than 400 ms). */
export function createStore(initial: Pick<State, 'scene'> & Partial<State>) {
  let lastNotice = 0
  return createZustandStore<State & Actions>()(
    temporal(
      (set, get) => {
        const change = (part: Partial<Scene>) => set({ scene: { ...get().scene, ...part } })
        const changeA = (part: Partial<Setup>) => change({ a: { ...get().scene.a, ...part } })
        return {
          view: DEFAULT_VIEW,
          cursor: DEFAULT_CURSOR,
          notices: [],
          ...initial,
          setScene: scene => set({ scene }),
          chooseVariant: id => change({ a: namedSetup(id) }),
          chooseSetup: a => change({ a }),
          chooseSlot: (slot, variant) => changeA({ [slot]: { variant, params: {} } }),
          setParam: (slot, key, value) => {
            const choice = get().scene.a[slot]
            changeA({ [slot]: { ...choice, params: { ...choice.params, [key]: value } } })
          },
          setGeometry: part => changeA({ geometry: { ...get().scene.a.geometry, ...part } }),
          setSegments: segments => change({ segments }),
          setContent: content => change({ content }),
          paintPairs: (pairs, axis) => {
            const { a, segments } = get().scene
            const painted = pairAxes(a, segments)
            for (const pair of pairs) if (pair in painted) painted[pair] = axis
            changeA({ allocation: { variant: 'custom', params: { pairs: runLengthAxes(painted) } } })
          },
          pinAsB: () => change({ b: get().scene.a }),
          compareWith: b => change({ b }),
          swap: () => {
            const { a, b } = get().scene
            if (b) change({ a: b, b: a })
          },
          setView: part => set({ view: { ...get().view, ...part } }),
          setCursor: part => set({ cursor: { ...get().cursor, ...part } }),
          addNotice: (text, about) => set({ notices: [...get().notices, { id: ++lastNotice, text, about }] }),
          dismissNotice: id => set({ notices: get().notices.filter(notice => notice.id !== id) }),
        }
      },
      {
        partialize: state => ({ scene: state.scene }),
        equality: (past, present) => past.scene === present.scene,
        limit: 200,
        handleSet: handleSet => {
          let last = 0
          return past => {
            const now = Date.now()
            if (now - last > 400) handleSet(past)
            last = now
          }
        },
      },
    ),
  )
}

export type Store = ReturnType<typeof createStore>

/** One letter per pair: its axis, `n` when not rotated or mixed. */
export function pairAxes(setup: Setup, segments: readonly Segment[]): string[] {
  const { allocation } = setup
  if (allocation.variant === 'custom' && typeof allocation.params.pairs === 'string') return expandAxes(allocation.params.pairs)
  const spec = resolve(setup, segments)
  return Array.from({ length: spec.pairs }, (_, i) => spec.axes[axisOfPair(spec.groups[0], i)] ?? 'n')
}
