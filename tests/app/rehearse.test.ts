import { afterEach, expect, test, vi } from 'vitest'
import { OPENING } from '../../src/app/opening'
import { rehearse } from '../../src/app/rehearse'
import { createStore } from '../../src/state/store'
import { writeLink } from '../../src/state/url'

afterEach(() => vi.unstubAllGlobals())

/** Lets every wish for a quiet moment wait in a list. */
function quietMoments() {
  const waiting: (() => void)[] = []
  vi.stubGlobal('window', { requestIdleCallback: (run: () => void) => waiting.push(run) })
  return waiting
}

test('a rehearsal tells every subscriber of new setups, and leaves no step to undo and the same link', () => {
  const waiting = quietMoments()
  const store = createStore(OPENING)
  const told: unknown[] = []
  store.subscribe(({ scene }) => told.push(scene.a))
  rehearse(store, 3)
  while (waiting.length) waiting.shift()?.()
  expect(new Set(told).size).toBe(3)
  expect(store.temporal.getState().pastStates).toEqual([])
  expect(writeLink(store.getState())).toBe(writeLink(OPENING))
})

test('a rehearsal ends as soon as somebody changes the scene', () => {
  const waiting = quietMoments()
  const store = createStore(OPENING)
  rehearse(store)
  store.getState().chooseVariant('rope')
  const { scene } = store.getState()
  while (waiting.length) waiting.shift()?.()
  expect(store.getState().scene).toBe(scene)
  expect(store.temporal.getState().pastStates.length).toBe(1)
})
