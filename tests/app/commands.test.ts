import { describe, expect, it } from 'vitest'
import type { PageActions } from '../../src/app/commands'
import { createCommands } from '../../src/app/commands'
import { OPENING } from '../../src/app/opening'
import { keyOf } from '../../src/app/useKeys'
import { createStore } from '../../src/state/store'

const page: PageActions = {
  copyLink: () => {},
  open: () => {},
  download: () => {},
  togglePresentation: () => {},
  captureStep: () => {},
  retryGpu: () => {},
  isDark: () => false,
  input: () => null,
}
const setUp = () => {
  const store = createStore(OPENING)
  return { store, commands: createCommands(store, page) }
}

describe('commands', () => {
  it('no two share an id, a title or a key', () => {
    const { all } = setUp().commands
    for (const part of ['id', 'title', 'key'] as const) {
      const said = all.flatMap(command => command[part] ?? [])
      expect(new Set(said).size, part).toBe(said.length)
    }
  })

  it('every key is written as its key press is read', () => {
    for (const { key } of setUp().commands.all) {
      if (!key) continue
      const parts = key.split('+')
      const event = {
        key: parts.at(-1) as string,
        ctrlKey: parts.includes('Ctrl'),
        metaKey: false,
        altKey: parts.includes('Alt'),
        shiftKey: parts.includes('Shift'),
      }
      expect(keyOf(event)).toBe(key)
    }
  })

  it('? is read with the Shift that types it, and a command key counts as Ctrl', () => {
    const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
    expect(keyOf({ ...plain, key: '?', shiftKey: true })).toBe('?')
    expect(keyOf({ ...plain, key: 'z', metaKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z')
  })

  it('arrows move the cursor by one, with Shift by ten, and never below 0', () => {
    const { store, commands } = setUp()
    commands.get('cursor.right').run()
    expect(store.getState().cursor).toMatchObject({ delta: 3404, pinned: true })
    commands.get('cursor.left10').run()
    expect(store.getState().cursor.delta).toBe(3394)
    store.getState().setCursor({ delta: 4 })
    commands.get('cursor.left10').run()
    expect(store.getState().cursor.delta).toBe(0)
  })

  it('the lens shows 0 to 64 and a second call brings the whole ruler back', () => {
    const { store, commands } = setUp()
    const before = store.getState().view.ruler
    commands.get('lens.toggle').run()
    expect(store.getState().view.ruler).toEqual({ scale: 'linear', from: 0, to: 64 })
    commands.get('lens.toggle').run()
    expect(store.getState().view.ruler).toEqual(before)
  })

  it('B can be pinned, swapped, dropped, and brought back by undo', () => {
    const { store, commands } = setUp()
    const { a, b } = store.getState().scene
    commands.get('compare.swap').run()
    expect(store.getState().scene).toMatchObject({ a: b, b: a })
    commands.get('compare.drop').run()
    expect(store.getState().scene.b).toBeNull()
    expect(commands.get('compare.swap').enabled?.()).toBe(false)
    commands.get('edit.undo').run()
    expect(store.getState().scene.b).toEqual(a)
  })
})
