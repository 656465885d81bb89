import { amendLink } from '../../state/linkParts'
import type { ReadingPlace } from '../../state/reading'
import { NOTHING_TOLD } from '../../state/reading'
import type { Store } from '../../state/store'
import type { LinkPage, LinkState } from '../../state/url'
import { readLink, writeLink, writeScene } from '../../state/url'
import { writeView } from '../../state/viewLink'
import { stateBefore } from './before'

/** The state that a fragment means, in the theme and the page parts in force. */
export function stateOf(store: Store, page: LinkPage, fragment: string): LinkState {
  return readFor(store, page, fragment).state
}

function readFor(store: Store, page: LinkPage, fragment: string) {
  const { theme, backend, embed, hide } = store.getState().view
  const { state, notices } = readLink(fragment, page)
  const view = { ...state.view, theme, backend, embed, hide }
  return { state: { ...state, view }, notices }
}

/** Brings the instrument to a fragment, with what is told beside it; what it says wrongly is named. Undo brings the scene back. */
export function walkTo(store: Store, page: LinkPage, fragment: string, place: ReadingPlace = NOTHING_TOLD) {
  const present = store.getState()
  const { state, notices } = readFor(store, page, fragment)
  const scene = writeScene(state.scene) === writeScene(present.scene) ? present.scene : state.scene
  present.openState({ ...state, scene, view: { ...state.view, ...place } })
  const said = present.notices.map(({ text }) => text)
  for (const { text, about, fix } of notices) if (!said.includes(text)) present.addNotice(text, about, fix)
}

/** Ends what is told: the instrument as it was before, unless the controls have left the step, whose state then stays. */
export function leave(store: Store, departed: boolean) {
  const was = stateBefore()
  const { view, openState, setView } = store.getState()
  if (!was || departed) return setView(NOTHING_TOLD)
  const { theme, backend, embed, hide } = view
  openState({ ...was, view: { ...was.view, ...NOTHING_TOLD, theme, backend, embed, hide } })
}

/** What a phrase of a text changes. */
export function changeTo(store: Store, page: LinkPage, change: string) {
  const { scene, view, cursor } = store.getState()
  const { reading, told } = view
  const link = writeLink({ scene, view: { ...view, ...NOTHING_TOLD }, cursor })
  walkTo(store, page, amendLink(link, change), { reading, told, gallery: false })
}

/** The fragment of the present state, without what is told beside it and without the theme. */
export function presentLink(store: Store): string {
  const { scene, view, cursor } = store.getState()
  return writeLink({ scene, view: { ...view, ...NOTHING_TOLD, theme: 'auto', backend: 'auto', embed: false, hide: [] }, cursor })
}

/** What of a state a person chose with the controls: two states that say the same here look the same but for the cursor. */
export function chosenOf({ scene, view }: Pick<LinkState, 'scene' | 'view'>): string {
  const bare = { ...view, ...NOTHING_TOLD, theme: 'auto', backend: 'auto', embed: false, hide: [] } as const
  return [writeScene(scene), ...writeView(bare, scene)].join('&')
}
