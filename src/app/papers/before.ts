import type { State, Store } from '../../state/store'

type Opened = Pick<State, 'scene' | 'view' | 'cursor'>

/** How the instrument stood when a paper or tour was opened; null where nothing was there before it. */
let before: Opened | null = null

/** Keeps how the instrument stands whenever something begins to be told. `told`: the page itself was opened with it. */
export function rememberBefore(store: Store, told: boolean) {
  let opening = told
  store.subscribe((now, { scene, view, cursor }) => {
    if (!now.view.reading || view.reading) return
    before = opening ? null : { scene, view, cursor }
    opening = false
  })
}

/** What is told was made here: it leaves the instrument as it stands. */
export function forgetBefore() {
  before = null
}

/** The state that closing brings back; null: stay. */
export function stateBefore(): Opened | null {
  return before
}
