import { amendLink } from './linkParts'
import { namesPaper } from './reading'
import type { Notice, Store } from './store'
import type { ThemeMemory } from './themeMemory'
import { themeMemory } from './themeMemory'
import type { LinkPage } from './url'
import { readLink, writeLink, writeScene } from './url'

/** How long the hand must rest before the address is written, ms. */
const REST = 200

/** Safari refuses more than 100 history calls in 30 s; a refused one is tried again after this, ms. */
const RETRY = 2000

/** The parts of a window that hold the address. */
export type AddressBar = Pick<Window, 'location' | 'history' | 'addEventListener' | 'removeEventListener'>

export interface LinkBinding {
  /** the absolute link of the present state */
  copyLink: () => string
  /** does what a notice offers */
  applyFix: (notice: Notice) => void
  close: () => void
}

/**
 * Keeps store and address together, and the theme in the browser's memory: reads the fragment now and whenever it changes from outside; writes it
 * when the state changes, a named step as a new history entry at once, anything else into the present entry.
 */
export function bindLink(
  store: Store,
  page: LinkPage,
  bar: AddressBar = window,
  memory: ThemeMemory = themeMemory(),
): LinkBinding {
  let address = fragmentOf(bar)
  let noted: readonly number[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let reading = false

  const write = (how: 'pushState' | 'replaceState', state = store.getState()) => {
    clearTimeout(timer)
    timer = undefined
    const link = writeLink(state)
    const isTyped = fragmentOf(bar) !== address // and about to be read
    if (link === canonical || isTyped) return
    try {
      bar.history[how](null, '', `#${link}`)
      address = canonical = link
    } catch {
      timer = setTimeout(() => write(how), RETRY)
    }
  }

  /** Brings the state to a fragment; its notices take the place of the outdated ones. Returns the link of the new state. */
  const read = (fragment: string, outdated = noted) => {
    clearTimeout(timer)
    timer = undefined
    const { state, notices } = readLink(fragment, page)
    const present = store.getState()
    const scene = writeScene(state.scene) === writeScene(present.scene) ? present.scene : state.scene
    const theme = state.view.theme === 'auto' ? memory.get() : state.view.theme
    reading = true
    store.setState({ scene, view: { ...state.view, theme }, cursor: state.cursor })
    for (const id of outdated) present.dismissNotice(id)
    const added = notices.map(({ text, about, fix }) => present.addNotice(text, about, fix))
    noted = [...noted.filter(id => !outdated.includes(id)), ...added]
    reading = false
    return writeLink(store.getState())
  }

  /** Links that name a paper wait for the papers; without them they say so. */
  const follow = () => {
    if (page.fetchShelf && !page.shelf?.() && namesPaper(fragmentOf(bar))) page.fetchShelf().then(followNow, followNow)
    else followNow()
  }

  const followNow = () => {
    const fragment = fragmentOf(bar)
    if (fragment === address) return
    if (fragment !== '' && !/=|%3d/i.test(fragment)) return bar.history.replaceState(null, '', `#${address}`)
    address = fragment
    canonical = read(fragment)
  }

  let canonical = read(address)
  store.temporal.getState().clear()

  const unsubscribe = store.subscribe((state, past) => {
    if (reading) return
    if (state.view.theme !== past.view.theme) memory.set(state.view.theme)
    if (state.scene === past.scene && state.view === past.view && state.cursor === past.cursor) return
    if (state.step !== past.step) {
      if (timer !== undefined) write('replaceState', past)
      write('pushState')
    } else {
      clearTimeout(timer)
      timer = setTimeout(() => write('replaceState'), REST)
    }
  })
  for (const event of ['popstate', 'hashchange']) bar.addEventListener(event, follow)

  return {
    copyLink: () => new URL(`#${writeLink(store.getState())}`, bar.location.href).href,
    applyFix: ({ id, fix }) => {
      if (!fix) return
      read(amendLink(writeLink(store.getState()), fix.change), [id])
      write('pushState')
    },
    close: () => {
      clearTimeout(timer)
      unsubscribe()
      for (const event of ['popstate', 'hashchange']) bar.removeEventListener(event, follow)
    },
  }
}

function fragmentOf(bar: AddressBar): string {
  return bar.location.hash.replace(/^#/, '')
}
