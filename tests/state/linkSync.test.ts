import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { namedSetup } from '../../src/core/setups'
import type { AddressBar } from '../../src/state/linkSync'
import { bindLink } from '../../src/state/linkSync'
import { createStore } from '../../src/state/store'
import { themeMemory } from '../../src/state/themeMemory'
import { readLink, writeLink } from '../../src/state/url'
import { PAGE } from './arbitraries'

/** A window with a history of its own, which counts its calls as Safari does. */
class FakeBar extends EventTarget {
  entries: string[]
  at = 0
  refused = 0
  location: { href: string; hash: string }
  history = {
    pushState: (_: unknown, __: string, url: string) =>
      this.accept(() => this.entries.splice(++this.at, Number.POSITIVE_INFINITY, url)),
    replaceState: (_: unknown, __: string, url: string) => this.accept(() => this.entries.splice(this.at, 1, url)),
  }
  constructor(hash: string) {
    super()
    this.entries = [hash]
    const bar = this
    this.location = {
      get href() {
        return `https://example.org/rope/${this.hash}`
      },
      get hash() {
        return bar.entries[bar.at] as string
      },
    }
  }
  private accept(change: () => void) {
    if (this.refused-- > 0) throw new DOMException('Attempt to use history more than 100 times per 30 seconds', 'SecurityError')
    change()
  }
  go(step: number) {
    this.at += step
    this.dispatchEvent(new Event('popstate'))
    this.dispatchEvent(new Event('hashchange'))
  }
  type(hash: string) {
    this.entries.splice(++this.at, Number.POSITIVE_INFINITY, hash)
    this.go(0)
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open(hash = '', kept: Record<string, string> = {}) {
  const bar = new FakeBar(hash)
  const store = createStore(PAGE.opening)
  const storage = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void (kept[key] = value),
  }
  const link = bindLink(
    store,
    PAGE,
    bar as unknown as AddressBar,
    themeMemory(() => storage),
  )
  const written = () => readLink(bar.location.hash, PAGE).state
  return { bar, store, link, written, kept, act: () => store.getState(), rest: (ms = 250) => vi.advanceTimersByTime(ms) }
}

describe('at the start', () => {
  it('the state is that of the address, and cannot be undone', () => {
    const { store, bar, rest } = open('#theta=500000&at=12')
    expect(store.getState().scene.a.geometry.ropeTheta).toBe(500_000)
    expect(store.getState().cursor.delta).toBe(12)
    expect(store.temporal.getState().pastStates).toEqual([])
    rest()
    expect(bar.entries).toEqual(['#theta=500000&at=12'])
  })

  it('an empty address shows the opening and stays empty', () => {
    const { store, bar, rest } = open()
    rest()
    expect(store.getState().scene).toBe(PAGE.opening.scene)
    expect(bar.entries).toEqual([''])
  })

  it('what the address says wrongly becomes notices', () => {
    const { store } = open('#thetta=5')
    expect(store.getState().notices).toMatchObject([{ about: 'thetta=5', fix: { change: 'theta=5' } }])
  })
})

describe('a change of the state', () => {
  it('replaces the address once the hand has rested for 200 ms', () => {
    const { act, bar, rest, written } = open()
    for (let ropeTheta = 2; ropeTheta < 40; ropeTheta++) {
      act().setGeometry({ ropeTheta })
      rest(50)
    }
    expect(bar.entries).toEqual([''])
    rest()
    expect(bar.entries).toHaveLength(1)
    expect(written().scene.a.geometry.ropeTheta).toBe(39)
  })

  it('of a named step makes a new entry at once, after writing what was still waiting', () => {
    const { act, bar, written } = open()
    act().setGeometry({ ropeTheta: 77 })
    act().setView({ primary: 'wheels' })
    expect(bar.entries).toHaveLength(2)
    expect(written().view.primary).toBe('wheels')
    bar.go(-1)
    expect(written()).toMatchObject({ view: { primary: 'decay' }, scene: { a: { geometry: { ropeTheta: 77 } } } })
  })

  it('that changes nothing makes no entry', () => {
    const { act, bar, rest } = open('#v=1&variant=rope')
    act().chooseVariant('rope')
    rest()
    expect(bar.entries).toEqual(['#v=1&variant=rope'])
  })

  it('is written later when the browser refuses', () => {
    const { act, bar, rest, written } = open()
    bar.refused = 1
    act().setCursor({ delta: 4 })
    rest()
    expect(bar.entries).toEqual([''])
    rest(3000)
    expect(written().cursor.delta).toBe(4)
  })
})

describe('Back and Forward', () => {
  it('return scene, view, cursor and zoom', () => {
    const { act, bar, store, rest } = open()
    const seen = [store.getState()]
    act().compareWith(namedSetup('rope'))
    act().setView({ ruler: { scale: 'linear', from: 0, to: 64 }, difference: true })
    act().setCursor({ delta: 31, pair: 7, pinned: true })
    rest()
    seen.push(store.getState())
    act().setView({ primary: 'layout' })
    seen.push(store.getState())
    expect(bar.entries).toHaveLength(3)
    for (const [step, expected] of [
      [-1, seen[1]],
      [-1, seen[0]],
      [1, seen[1]],
      [1, seen[2]],
    ] as const) {
      bar.go(step)
      const { scene, view, cursor } = store.getState()
      expect({ scene, view, cursor }).toEqual({ scene: expected?.scene, view: expected?.view, cursor: expected?.cursor })
      rest()
      expect(bar.entries).toHaveLength(3)
    }
  })

  it('over a change of view leave the scene the same object, so nothing is computed or undone', () => {
    const { act, bar, store } = open('#v=1&variant=rope')
    const { scene } = store.getState()
    act().setView({ primary: 'layout' })
    bar.go(-1)
    expect(store.getState().scene).toBe(scene)
    expect(store.temporal.getState().pastStates).toEqual([])
  })

  it('over a change of scene can be undone', () => {
    const { bar, store } = open('#v=1&variant=rope')
    bar.type('#v=1&variant=rope&theta=77')
    expect(store.getState().scene.a.geometry.ropeTheta).toBe(77)
    store.temporal.getState().undo()
    expect(store.getState().scene.a.geometry.ropeTheta).toBe(10_000)
  })

  it('typed while an edit waits to be written are read, not overwritten', () => {
    const { bar, store, act, rest } = open('#theta=500000')
    act().setCursor({ delta: 77 })
    bar.entries[bar.at] = '#theta=20000'
    rest()
    expect(bar.location.hash).toBe('#theta=20000')
    bar.go(0)
    expect(store.getState().scene.a.geometry.ropeTheta).toBe(20_000)
  })

  it('replace the notices of the link before and keep the others', () => {
    const { act, bar, store } = open('#thetta=5')
    act().addNotice('The GPU was lost.', 'engine')
    bar.type('#v=1&variant=rope&d=3')
    expect(store.getState().notices.map(({ about }) => about)).toEqual(['engine', 'd=3'])
  })

  it('ignore an anchor, which is no link', () => {
    const { bar, store } = open('#v=1&variant=rope&theta=77')
    bar.type('#main')
    expect(store.getState().scene.a.geometry.ropeTheta).toBe(77)
    expect(store.getState().notices).toEqual([])
    expect(bar.location.hash).toBe('#v=1&variant=rope&theta=77')
  })
})

describe('the link', () => {
  it('copied is absolute and of this very moment', () => {
    const { act, link, store } = open()
    act().setGeometry({ ropeTheta: 123 })
    expect(link.copyLink()).toBe(`https://example.org/rope/#${writeLink(store.getState())}`)
    expect(readLink(new URL(link.copyLink()).hash, PAGE).state).toEqual(readLink(writeLink(store.getState()), PAGE).state)
  })

  it('repaired by a notice keeps what was changed since', () => {
    const { act, bar, link, store } = open('#v=1&variant=rope&thetta=5000&colour=red')
    act().setGeometry({ headDim: 64 })
    const [notice] = store.getState().notices
    if (notice) link.applyFix(notice)
    expect(store.getState().scene.a.geometry).toMatchObject({ ropeTheta: 5000, headDim: 64 })
    expect(store.getState().notices).toMatchObject([{ about: 'colour=red' }])
    expect(bar.location.hash).toBe('#v=1&variant=rope&theta=5000&d=64')
    bar.type('#v=1&variant=rope')
    expect(store.getState().notices).toEqual([])
  })

  it('is let go on close', () => {
    const { act, bar, link, rest } = open()
    link.close()
    act().setCursor({ delta: 4 })
    act().setView({ primary: 'layout' })
    rest()
    expect(bar.entries).toEqual([''])
    bar.type('#theta=5')
    expect(act().scene).toBe(PAGE.opening.scene)
  })
})

describe('the theme', () => {
  it('that the owner chooses is remembered for links that name none', () => {
    const { act, kept } = open()
    act().setView({ theme: 'dark' })
    expect(open('#v=1&variant=rope', kept).store.getState().view.theme).toBe('dark')
  })

  it('of a link wins and is not remembered', () => {
    const first = open('#theme=light', { 'ropescope.theme': 'dark' })
    expect(first.store.getState().view.theme).toBe('light')
    first.bar.type('#v=1&variant=rope')
    expect(first.store.getState().view.theme).toBe('dark')
    first.bar.type('#v=1&variant=rope&theme=light')
    expect(first.store.getState().view.theme).toBe('light')
    expect(open('', first.kept).store.getState().view.theme).toBe('dark')
  })

  it('is the usual one where the browser keeps nothing', () => {
    const memory = themeMemory(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    memory.set('dark')
    expect(memory.get()).toBe('auto')
  })
})
